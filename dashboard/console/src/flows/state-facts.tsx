import type { Flow } from '../../../../worker/protocol'
import { languageName, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { keysOf } from './edits'
import { detailOf, waysOf } from './layout'

/** Words by locale and key. */
export type Words = Readonly<Record<string, Readonly<Record<string, string>>>>

type Props = { readonly flow: Flow; readonly words: Words; readonly state: string }

/** One state in full: what it says in each language, and where it leads. */
export function StateFacts({ flow, words, state: id }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const state = flow.states[id]
  if (!state) return null
  const ways = waysOf(flow).filter(({ from }) => from === id)
  return (
    <section className="panel state-facts" aria-labelledby="state-facts">
      <header>
        <h2 id="state-facts">{id}</h2>
        <p>
          {t(`flow_kind_${state.kind}`)} · {detailOf(state)}
        </p>
      </header>
      <dl>
        {keysOf(state).map((key) => (
          <div key={key}>
            <dt>
              <code>{key}</code>
            </dt>
            {Object.entries(words).map(([locale, texts]) => (
              <dd key={locale} lang={locale} title={languageName(locale, language)}>
                {texts[key] ?? '–'}
              </dd>
            ))}
          </div>
        ))}
        {ways.map(({ to, labels }) => (
          <div key={to}>
            <dt>{labels.length > 0 ? labels.join(', ') : t('flow_next')}</dt>
            <dd>→ {to}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** The same flow for who would rather read it. */
export function StateTable({ flow, onSelect }: { readonly flow: Flow; readonly onSelect: (state: string) => void }) {
  const t = useTranslate()
  const ways = waysOf(flow)
  return (
    <div className="state-table">
      <table>
        <thead>
          <tr>
            <th scope="col">{t('flow_state')}</th>
            <th scope="col">{t('flow_kind')}</th>
            <th scope="col">{t('flow_does')}</th>
            <th scope="col">{t('flow_leads_to')}</th>
          </tr>
        </thead>
        <tbody>
          {Object.entries(flow.states).map(([id, state]) => (
            <tr key={id}>
              <th scope="row">
                <button type="button" className="link" onClick={() => onSelect(id)}>
                  {id}
                </button>
                {id === flow.start && <span className="tag">{t('flow_start')}</span>}
              </th>
              <td>{t(`flow_kind_${state.kind}`)}</td>
              <td>{detailOf(state)}</td>
              <td>
                {ways
                  .filter(({ from }) => from === id)
                  .map(({ to, labels }) => (labels.length > 0 ? `${labels.join(', ')} → ${to}` : `→ ${to}`))
                  .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
