import { Plus, TriangleAlert } from 'lucide-react'
import type { OwnIntent, OwnIntentList } from '../../../../worker/protocol'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { percent } from './report'

type Props = {
  readonly list: OwnIntentList
  readonly opened: string | null
  readonly onOpen: (name: string | null) => void
}

/** All intents with how well each is understood; the worst news is visible without opening it. */
export function IntentList({ list, opened, onOpen }: Props) {
  const t = useTranslate()
  return (
    <section className="panel" aria-labelledby="own-list">
      <header>
        <h2 id="own-list">{t('own_list')}</h2>
        <button type="button" className="secondary" onClick={() => onOpen(null)}>
          <Plus aria-hidden="true" />
          {t('own_new')}
        </button>
      </header>
      {list.intents.length === 0 ? (
        <p className="none">{t('own_empty_title')}</p>
      ) : (
        <ul className="own-list">
          {list.intents.map((intent) => (
            <li key={intent.name}>
              <Entry intent={intent} list={list} current={intent.name === opened} onOpen={onOpen} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

type EntryProps = Pick<Props, 'onOpen' | 'list'> & { readonly intent: OwnIntent; readonly current: boolean }

function Entry({ intent, list, current, onOpen }: EntryProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  const estimate = list.report?.intents.find(({ name }) => name === intent.name)
  const collides = list.report?.collisions.some(
    ({ intent: one, with: other, own, severity }) =>
      severity === 'high' && (one === intent.name || (own && other === intent.name)),
  )
  return (
    <button type="button" aria-current={current ? 'true' : undefined} onClick={() => onOpen(intent.name)}>
      <span className="own-entry-name">
        {nameOf('intent', intent.name, language)}
        {collides && (
          <span className="own-warning" title={t('own_collides')}>
            <TriangleAlert aria-hidden="true" />
            <span className="visually-hidden">{t('own_collides')}</span>
          </span>
        )}
      </span>
      <span className="own-entry-facts">
        v{intent.version} · {t('own_examples_count', { count: intent.examples.length })} ·{' '}
        {estimate ? t('own_understood', { share: percent(estimate.recall, language) }) : t('own_learning')}
      </span>
      {estimate && (
        <span className="own-meter" aria-hidden="true">
          <span style={{ inlineSize: `${100 * estimate.recall}%` }} />
        </span>
      )}
    </button>
  )
}
