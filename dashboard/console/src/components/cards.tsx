import type { ReactNode } from 'react'
import type { Report } from '../api'
import type { Format } from '../format'
import { useTranslate } from '../i18n'

type Props = { readonly summary: Report['summary'] | undefined; readonly format: Format }

/** The single figures. Without a report yet: skeletons of the same size. */
export function Cards({ summary, format }: Props) {
  const t = useTranslate()
  const ready = summary !== undefined
  const count = (id: string): string => format.count(summary?.[id])
  const messages = { in: count('messages_in'), out: count('messages_out') }
  const fallbacks = { part: count('fallbacks'), whole: count('answered_turns') }
  const handoffs = { part: count('handed_off'), whole: count('conversations') }
  return (
    <section className="cards" aria-label={t('today')} aria-busy={!ready}>
      <Card title={t('conversations')} sub={t('conversations_sub', { resolved: count('resolved') })} ready={ready}>
        <Figure value={count('conversations')} />
      </Card>
      <Card title={t('messages')} sub={t('messages_sub', messages)} ready={ready}>
        <Figure value={count('messages')} />
      </Card>
      <Card wide title={t('reply_time')} sub={t('reply_time_sub', { turns: count('answered_turns') })} ready={ready}>
        {PERCENTILES.map((name) => (
          <Figure key={name} label={name} value={format.ms(summary?.[`reply_${name}_ms`])} unit={t('ms')} />
        ))}
      </Card>
      <Card title={t('fallback_share')} sub={t('fallback_sub', fallbacks)} ready={ready}>
        <Figure value={format.share(summary?.['fallback_share'])} />
      </Card>
      <Card title={t('handoff_share')} sub={t('handoff_sub', handoffs)} ready={ready}>
        <Figure value={format.share(summary?.['handoff_share'])} />
      </Card>
    </section>
  )
}

const PERCENTILES = ['p50', 'p95', 'p99'] as const

type CardProps = { title: string; sub: string; ready: boolean; wide?: boolean; children: ReactNode }

function Card({ title, sub, ready, wide = false, children }: CardProps) {
  return (
    <div className={wide ? 'card wide' : 'card'}>
      <h2>{title}</h2>
      <div className="figures">{ready ? children : <span className="skeleton figure-skeleton" />}</div>
      <p className="sub">{ready ? sub : <span className="skeleton sub-skeleton" />}</p>
    </div>
  )
}

function Figure({ label, value, unit }: { label?: string; value: string; unit?: string }) {
  return (
    <span className="figure">
      {label && <span className="figure-label">{label}</span>}
      <span className="figure-value">{value}</span>
      {unit && <span className="figure-unit">{unit}</span>}
    </span>
  )
}
