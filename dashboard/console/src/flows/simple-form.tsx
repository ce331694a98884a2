import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Flow, FlowParts, FlowState } from '../../../../worker/protocol'
import { languageName, nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { allKeys, moveChoice, offerPerson, reword, toggleIntent } from './edits'
import type { Words } from './state-facts'

type Props = {
  readonly flow: Flow
  readonly words: Words
  readonly parts: FlowParts
  readonly onChange: (flow: Flow) => void
}

/** The changes made most often, without any JSON. */
export function SimpleForm(props: Props) {
  return (
    <div className="simple-form">
      <Titles {...props} />
      <Intents {...props} />
      <Wording {...props} />
      <Choices {...props} />
      <Persons {...props} />
    </div>
  )
}

function Titles({ flow, parts, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <fieldset className="panel">
      <legend>{t('flow_form_title')}</legend>
      <div className="in-languages">
        {parts.locales.map((locale) => (
          <label key={locale}>
            {languageName(locale, language)}
            <input
              lang={locale}
              value={flow.title[locale] ?? ''}
              onChange={(event) => onChange({ ...flow, title: { ...flow.title, [locale]: event.target.value } })}
            />
          </label>
        ))}
      </div>
    </fieldset>
  )
}

function Intents({ flow, parts, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const has = (name: string) => flow.trigger.intents.includes(name)
  const free = parts.intents.filter(({ name, flow: by }) => !has(name) && (by === null || by === flow.flow))
  return (
    <fieldset className="panel">
      <legend>{t('flow_form_intents')}</legend>
      <p className="help">{t('flow_form_intents_help')}</p>
      <ul className="chips">
        {flow.trigger.intents.map((name) => (
          <li key={name}>
            {nameOf('intent', name, language)}
            <button
              type="button"
              className="icon-button"
              aria-label={t('flow_form_intent_remove', { name: nameOf('intent', name, language) })}
              onClick={() => onChange(toggleIntent(flow, name))}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <label>
        {t('flow_form_intent_add')}
        <select value="" onChange={(event) => event.target.value && onChange(toggleIntent(flow, event.target.value))}>
          <option value="">–</option>
          {free.map(({ name }) => (
            <option key={name} value={name}>
              {nameOf('intent', name, language)}
            </option>
          ))}
        </select>
      </label>
    </fieldset>
  )
}

/** A text is worded anew for this flow alone, and stands in it from the first letter typed. */
function Wording({ flow, words, parts, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const change = (key: string, locale: string, text: string): void => {
    const all = parts.locales.map((one) => [one, one === locale ? text : (words[one]?.[key] ?? '')])
    onChange(reword(flow, key, Object.fromEntries(all)))
  }
  return (
    <fieldset className="panel">
      <legend>{t('flow_form_words')}</legend>
      <p className="help">{t('flow_form_words_help')}</p>
      {allKeys(flow).map((key, i) => (
        // The key of a text changes when it becomes the flow's own: its place does not, and the focus must stay.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i} className="wording">
          <code>{key}</code>
          <div className="in-languages">
            {parts.locales.map((locale) => (
              <label key={locale}>
                {languageName(locale, language)}
                <textarea
                  lang={locale}
                  rows={2}
                  value={words[locale]?.[key] ?? ''}
                  onChange={(event) => change(key, locale, event.target.value)}
                />
              </label>
            ))}
          </div>
        </div>
      ))}
    </fieldset>
  )
}

type OfKind<K extends FlowState['kind']> = Extract<FlowState, { kind: K }>

function Choices({ flow, words, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const asked = Object.entries(flow.states).flatMap(([id, state]): [string, OfKind<'collect'>][] =>
    state.kind === 'collect' && state.choices.length > 1 ? [[id, state]] : [],
  )
  if (asked.length === 0) return null
  const titled = (key: string) => words[language]?.[key] ?? words['en']?.[key] ?? key
  return (
    <fieldset className="panel">
      <legend>{t('flow_form_choices')}</legend>
      {asked.map(([id, { choices }]) => (
        <div key={id}>
          <code>{id}</code>
          <ol className="choices">
            {choices.map(({ title, value }, index) => (
              <li key={value}>
                <span>{titled(title)}</span>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('flow_form_up', { name: titled(title) })}
                  disabled={index === 0}
                  onClick={() => onChange(moveChoice(flow, id, index, -1))}
                >
                  <ArrowUp />
                </button>
                <button
                  type="button"
                  className="icon-button"
                  aria-label={t('flow_form_down', { name: titled(title) })}
                  disabled={index === choices.length - 1}
                  onClick={() => onChange(moveChoice(flow, id, index, 1))}
                >
                  <ArrowDown />
                </button>
              </li>
            ))}
          </ol>
        </div>
      ))}
    </fieldset>
  )
}

function Persons({ flow, words, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const places = Object.entries(flow.states).flatMap(([id, state]) => {
    if (state.kind === 'collect') return [{ id, key: state.prompt, offers: state.offer_person !== undefined }]
    if (state.kind === 'end' && state.say) return [{ id, key: state.say, offers: state.offer_person }]
    return []
  })
  if (places.length === 0) return null
  return (
    <fieldset className="panel">
      <legend>{t('flow_form_person')}</legend>
      <ul className="persons">
        {places.map(({ id, key, offers }) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={offers}
                onChange={(event) => onChange(offerPerson(flow, id, event.target.checked))}
              />
              <code>{id}</code> {words[language]?.[key] ?? ''}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  )
}
