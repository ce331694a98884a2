import type { Report } from '../api'
import type { Format } from '../format'
import { type MessageKey, useTranslate } from '../i18n'
import { DayChart, type Hour } from './day-chart'
import { type Column, Panel } from './panel'

type Props = { readonly report: Report | undefined; readonly previous: Report | undefined; readonly format: Format }

const LEGEND: readonly (readonly [series: string, ...names: MessageKey[]])[] = [
  ['turns', 'turns', 'turns_today'],
  ['before', 'turns', 'turns_yesterday'],
  ['p50', 'p50'],
  ['p95', 'p95'],
]

/** The day hour by hour, as chart or table. */
export function DayPanel({ report, previous, format }: Props) {
  const t = useTranslate()
  const hours = report ? hoursOf(report, previous, Date.now()) : []
  const columns: readonly Column<Hour>[] = [
    { title: t('hour'), text: ({ at }) => format.hour(at) },
    { title: t('turns'), text: ({ turns }) => format.count(turns), numeric: true },
    { title: `${t('turns')}, ${t('turns_yesterday')}`, text: ({ before }) => format.count(before), numeric: true },
    { title: `p50, ${t('ms')}`, text: ({ p50 }) => format.ms(p50), numeric: true },
    { title: `p95, ${t('ms')}`, text: ({ p95 }) => format.ms(p95), numeric: true },
  ]
  const note = report ? `${format.day(Date.parse(report.from))}, ${report.tz}` : ''
  const keyOf = ({ at }: Hour): string => String(at)
  return (
    <Panel className="day" title={t('chart_title')} note={note} columns={columns} rows={hours} keyOf={keyOf}>
      <ul className="legend">
        {LEGEND.map(([series, ...names]) => (
          <li key={series} className={`key ${series}`}>
            {names.map((name) => t(name)).join(', ')}
          </li>
        ))}
      </ul>
      {report ? <DayChart hours={hours} format={format} /> : <span className="skeleton chart-skeleton" />}
    </Panel>
  )
}

/** Hours that have not begun are unknown, not zero; a day before without a turn is nothing to compare with. */
function hoursOf(report: Report, previous: Report | undefined, now: number): Hour[] {
  const compared = previous?.summary['turns'] ? previous.series : []
  return report.series.map(({ at, values }, i) => {
    const start = Date.parse(at)
    const end = Date.parse(report.series[i + 1]?.at ?? report.to)
    const begun = start <= now
    return {
      at: start,
      turns: begun ? (values['turns'] ?? 0) : null,
      before: compared[i]?.values['turns'] ?? null,
      p50: values['reply_p50_ms'] ?? null,
      p95: values['reply_p95_ms'] ?? null,
      current: begun && now < end,
    }
  })
}
