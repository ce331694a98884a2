import { type ReactNode, useId } from 'react'
import type { OwnIntentList } from '../../../../worker/protocol'
import { languageName, nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import {
  type Draft,
  type DraftProblem,
  type DraftProblems,
  isFlow,
  linesOf,
  MAX_EXAMPLES,
  MAX_QUICK_REPLIES,
  MIN_EXAMPLES,
  nameOfInput,
} from './draft'

type Props = {
  readonly draft: Draft
  readonly list: OwnIntentList
  readonly isNew: boolean
  readonly problems: DraftProblems
  readonly onChange: (part: Partial<Draft>) => void
}

/** The fields of an intent. */
export function Fields({ draft, list, isNew, problems, onChange }: Props) {
  const t = useTranslate()
  const count = linesOf(draft.examples).length
  return (
    <>
      {isNew && (
        <Field label={t('own_name')} help={t('own_name_help')} problem={problems.name}>
          {(props) => (
            <input
              {...props}
              value={draft.name}
              maxLength={40}
              spellCheck={false}
              autoComplete="off"
              onChange={(event) => onChange({ name: nameOfInput(event.target.value) })}
            />
          )}
        </Field>
      )}
      <Field
        label={`${t('own_examples')} (${count})`}
        help={t('own_examples_help', { min: MIN_EXAMPLES, max: MAX_EXAMPLES })}
        problem={problems.examples}
      >
        {(props) => (
          <textarea
            {...props}
            rows={10}
            value={draft.examples}
            onChange={(event) => onChange({ examples: event.target.value })}
          />
        )}
      </Field>
      <ActionField draft={draft} list={list} onChange={onChange} />
      {!isFlow(draft) &&
        list.locales.map((locale, i) => (
          <Answer key={locale} locale={locale} isFirst={i === 0} {...{ draft, list, problems, onChange }} />
        ))}
    </>
  )
}

function ActionField({ draft, list, onChange }: Pick<Props, 'draft' | 'list' | 'onChange'>) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <Field label={t('own_action')}>
      {(props) => (
        <select {...props} value={draft.action} onChange={(event) => onChange({ action: event.target.value })}>
          <option value="answer">{t('own_action_answer')}</option>
          <option value="handoff">{t('own_action_handoff')}</option>
          {list.flows.map((flow) => (
            <option key={flow} value={flow}>
              {t('own_action_flow', { flow: nameOf('flow', flow, language) })}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type LocaleProps = Omit<Props, 'isNew'> & { readonly locale: string; readonly isFirst: boolean }

/** The answer in a language of the shop, and what may be tapped after it. What holds for all languages is said at the first. */
function Answer({ draft, list, problems, onChange, locale, isFirst }: LocaleProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  const named = (tag: string) => languageName(tag, language)
  return (
    <div className="own-locale">
      <Field
        label={t('own_answer', { language: named(locale) })}
        help={isFirst ? t('own_answer_help', { language: named(list.default_locale) }) : ''}
        problem={isFirst ? problems.answer : undefined}
      >
        {(props) => (
          <textarea
            {...props}
            rows={3}
            lang={locale}
            maxLength={2000}
            value={draft.answer[locale] ?? ''}
            onChange={(event) => onChange({ answer: { ...draft.answer, [locale]: event.target.value } })}
          />
        )}
      </Field>
      {draft.action === 'answer' && <Replies draft={draft} locale={locale} isFirst={isFirst} onChange={onChange} />}
    </div>
  )
}

function Replies({ draft, locale, isFirst, onChange }: Omit<LocaleProps, 'list' | 'problems'>) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <Field
      label={t('own_replies', { language: languageName(locale, language) })}
      help={isFirst ? t('own_replies_help', { max: MAX_QUICK_REPLIES }) : ''}
    >
      {(props) => (
        <textarea
          {...props}
          rows={3}
          lang={locale}
          value={draft.replies[locale] ?? ''}
          onChange={(event) => onChange({ replies: { ...draft.replies, [locale]: event.target.value } })}
        />
      )}
    </Field>
  )
}

type ControlProps = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

type FieldProps = {
  readonly label: string
  readonly help?: string
  readonly problem?: DraftProblem | undefined
  readonly children: (props: ControlProps) => ReactNode
}

/** A control with its name, what to know about it, and what is wrong with it. */
function Field({ label, help = '', problem, children }: FieldProps) {
  const t = useTranslate()
  const id = useId()
  const about = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(about ? { 'aria-describedby': about } : {}),
        ...(problem ? { 'aria-invalid': true } : {}),
      })}
      {problem && (
        <p id={`${id}-problem`} className="field-error">
          {t(problem.key, problem.values)}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
    </div>
  )
}
