import type { Report } from '../api'
import type { Format } from '../format'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { type Column, Panel } from './panel'

type Row = Report['rows'][number]
type Props = {
  readonly title: string
  readonly dimension: 'intent' | 'channel' | 'language'
  readonly report: Report | undefined
  readonly limit: number
  readonly format: Format
}

/** Turns by the values of a dimension, busiest first; those past the limit are summed up in one bar. */
export function Breakdown({ title, dimension, report, limit, format }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const rows = (report?.rows ?? []).filter((row) => row['dimension'] === dimension)
  const label = (row: Row): string => nameOf(dimension, String(row['value']), language)
  const number = (row: Row, id: string): number | null => (typeof row[id] === 'number' ? row[id] : null)
  const columns: readonly Column<Row>[] = [
    { title: t(dimension), text: label },
    { title: t('turns'), text: (row) => format.count(number(row, 'turns')), numeric: true },
    { title: t('conversations'), text: (row) => format.count(number(row, 'conversations')), numeric: true },
    { title: t('fallback_share'), text: (row) => format.share(number(row, 'fallback_share')), numeric: true },
    { title: `p95, ${t('ms')}`, text: (row) => format.ms(number(row, 'reply_p95_ms')), numeric: true },
  ]
  const bars = rows
    .slice(0, limit)
    .map((row) => ({ key: String(row['value']), label: label(row), turns: number(row, 'turns') ?? 0, rest: false }))
  const rest = rows.slice(limit)
  if (rest.length > 0) {
    const turns = rest.reduce((sum, row) => sum + (number(row, 'turns') ?? 0), 0)
    bars.push({ key: '+', label: t('other', { count: rest.length }), turns, rest: true })
  }
  return (
    <Panel title={title} note={t('turns')} columns={columns} rows={rows} keyOf={(row) => String(row['value'])}>
      {report ? <Bars bars={bars} format={format} /> : <SkeletonBars count={limit} />}
    </Panel>
  )
}

type Bar = { readonly key: string; readonly label: string; readonly turns: number; readonly rest: boolean }

function Bars({ bars, format }: { bars: readonly Bar[]; format: Format }) {
  const t = useTranslate()
  const all = bars.reduce((sum, { turns }) => sum + turns, 0)
  const longest = Math.max(1, ...bars.map(({ turns }) => turns))
  if (bars.length === 0) return <p className="none">{t('nothing_yet')}</p>
  return (
    <ul className="bars">
      {bars.map(({ key, label, turns, rest }) => (
        <li key={key} className={rest ? 'rest' : undefined}>
          <span className="bar-label">{label}</span>
          <span className="bar-track" aria-hidden="true">
            <span className="bar" style={{ inlineSize: `${(turns / longest) * 100}%` }} />
          </span>
          <span className="bar-value">{format.count(turns)}</span>
          <span className="bar-share">{format.share(all === 0 ? null : turns / all)}</span>
        </li>
      ))}
    </ul>
  )
}

function SkeletonBars({ count }: { count: number }) {
  return (
    <ul className="bars" aria-busy="true">
      {Array.from({ length: count }, (_, i) => `bar ${i}`).map((key) => (
        <li key={key}>
          <span className="skeleton bar-skeleton" />
        </li>
      ))}
    </ul>
  )
}
