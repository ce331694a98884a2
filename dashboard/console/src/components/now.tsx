import type { ReactNode } from 'react'
import type { LiveSnapshot } from '../api'
import type { Format } from '../format'
import { useTranslate } from '../i18n'

type Props = { readonly live: LiveSnapshot | undefined; readonly format: Format }

/** The last quarter of an hour, from memory: moves with every turn, before the figures below do. */
export function Now({ live, format }: Props) {
  const t = useTranslate()
  return (
    <section className="now" aria-label={t('now')}>
      <h2>{t('now')}</h2>
      <dl>
        <Fact name={t('now_active')}>{format.count(live?.active_conversations)}</Fact>
        <Fact name={t('now_turns')}>
          {live ? <Sparkline values={live.turns_per_minute} /> : null}
          {format.count(live?.turns_per_minute.at(-1))}
        </Fact>
        <Fact name={t('now_handed_off')}>{format.count(live?.handed_off)}</Fact>
        <Fact name={t('now_slowest')}>
          {format.ms(live?.slowest_ms)} {typeof live?.slowest_ms === 'number' && t('ms')}
        </Fact>
      </dl>
    </section>
  )
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const BAR_WIDTH = 6
const HEIGHT = 16

/** A bar a minute, oldest first; an empty minute keeps a hairline, so that the time stays visible. */
function Sparkline({ values }: { values: readonly number[] }) {
  const highest = Math.max(1, ...values)
  const bars = values.map((value, i) => ({ x: i * BAR_WIDTH, height: Math.max(1, (value / highest) * HEIGHT) }))
  return (
    <svg className="sparkline" width={values.length * BAR_WIDTH} height={HEIGHT} aria-hidden="true">
      {bars.map(({ x, height }) => (
        <rect key={x} x={x} y={HEIGHT - height} width={BAR_WIDTH - 2} height={height} />
      ))}
    </svg>
  )
}
