import { type KeyboardEvent, useEffect, useId, useState } from 'react'
import type { ManagedArticleList } from '../../../../worker/protocol'
import { languageName, useTranslate } from '../i18n'
import { linesOf } from '../own-intents/draft'
import { usePreferences } from '../preferences'
import { type Draft, type DraftText, directionOf, EMPTY_TEXT, MAX_ANSWER_CHARS, MAX_QUESTIONS, written } from './draft'
import { MarkdownView } from './markdown-view'

type Props = {
  readonly draft: Draft
  readonly list: ManagedArticleList
  /** The language something is wrong in; it is shown. */
  readonly wrong: string | undefined
  readonly onChange: (part: Partial<Draft>) => void
}

/** A tab for each language of the shop, and for those the article has beside. */
export function Texts({ draft, list, wrong, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const id = useId()
  const locales = [...new Set([...list.locales, ...Object.keys(draft.texts)])]
  const [shown, setShown] = useState(() => firstOf(draft, list, language))
  useEffect(() => {
    if (wrong) setShown(wrong)
  }, [wrong])
  const full = new Set(written(draft).map(([locale]) => locale))
  return (
    <div className="know-texts">
      <div role="tablist" aria-label={t('know_languages')} className="know-tabs">
        {locales.map((locale) => (
          <button
            key={locale}
            type="button"
            role="tab"
            id={`${id}-${locale}`}
            aria-selected={locale === shown}
            aria-controls={`${id}-panel`}
            tabIndex={locale === shown ? 0 : -1}
            className={full.has(locale) ? undefined : 'missing'}
            onClick={() => setShown(locale)}
            onKeyDown={(event) => step(event, locales, locale, id, setShown)}
          >
            {languageName(locale, language)}
            {!full.has(locale) && <span className="visually-hidden"> ({t('know_not_written')})</span>}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${shown}`}>
        <TextFields
          key={shown}
          locale={shown}
          text={draft.texts[shown] ?? EMPTY_TEXT}
          onChange={(text) => onChange({ texts: { ...draft.texts, [shown]: text } })}
        />
      </div>
    </div>
  )
}

function firstOf(draft: Draft, list: ManagedArticleList, language: string): string {
  return [language, list.default_locale].find((locale) => draft.texts[locale]) ?? list.default_locale
}

/** Arrow keys go from tab to tab, as a tab list's do. */
function step(
  event: KeyboardEvent,
  locales: readonly string[],
  from: string,
  id: string,
  show: (locale: string) => void,
): void {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  const next = by && locales.at((locales.indexOf(from) + by) % locales.length)
  if (!next) return
  event.preventDefault()
  show(next)
  document.getElementById(`${id}-${next}`)?.focus()
}

type FieldsProps = {
  readonly locale: string
  readonly text: DraftText
  readonly onChange: (text: DraftText) => void
}

function TextFields({ locale, text, onChange }: FieldsProps) {
  const t = useTranslate()
  const id = useId()
  const writing = { lang: locale, dir: directionOf(locale) }
  const count = linesOf(text.questions).length
  return (
    <div className="know-fields">
      <div className="field">
        <label htmlFor={`${id}-title`}>{t('know_article_title')}</label>
        <input
          {...writing}
          id={`${id}-title`}
          value={text.title}
          maxLength={200}
          onChange={(event) => onChange({ ...text, title: event.target.value })}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}-questions`}>
          {t('know_questions')} ({count})
        </label>
        <textarea
          {...writing}
          id={`${id}-questions`}
          aria-describedby={`${id}-questions-help`}
          rows={5}
          value={text.questions}
          onChange={(event) => onChange({ ...text, questions: event.target.value })}
        />
        <p id={`${id}-questions-help`} className="help">
          {t('know_questions_help', { max: MAX_QUESTIONS })}
        </p>
      </div>
      <div className="know-answer">
        <div className="field">
          <label htmlFor={`${id}-answer`}>{t('know_answer')}</label>
          <textarea
            {...writing}
            id={`${id}-answer`}
            aria-describedby={`${id}-answer-help`}
            rows={10}
            maxLength={MAX_ANSWER_CHARS}
            value={text.answer}
            onChange={(event) => onChange({ ...text, answer: event.target.value })}
          />
          <p id={`${id}-answer-help`} className="help">
            {t('know_answer_help')}
          </p>
        </div>
        <section className="know-preview" aria-label={t('know_preview')}>
          <p className="help">{t('know_preview')}</p>
          <div {...writing} className="know-bubble">
            {text.answer.trim() === '' ? (
              <p className="help">{t('know_preview_empty')}</p>
            ) : (
              <MarkdownView text={text.answer} />
            )}
          </div>
        </section>
      </div>
    </div>
  )
}
