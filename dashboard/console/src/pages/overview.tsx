import { useEffect } from 'react'
import type { Report } from '../api'
import { Breakdown } from '../charts/breakdown'
import { DayChart, type Hour } from '../charts/day-chart'
import { type Column, Panel } from '../charts/panel'
import { Cards } from '../components/cards'
import { LanguageSelect, SchemeButton, SignOutButton, ZoneSelect } from '../components/controls'
import { LiveState } from '../components/live-state'
import { Notice } from '../components/notice'
import { type Format, makeFormat } from '../format'
import { type MessageKey, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { browserZone, useOverview } from '../use-overview'

type Props = { readonly session: Session; readonly onLeave: (why: MessageKey | null) => void }

const INTENTS_SHOWN = 10
const OTHERS_SHOWN = 5

/** What the bot is doing right now, and how fast. */
export function OverviewPage({ session, onLeave }: Props) {
  const t = useTranslate()
  const { language, zone } = usePreferences()
  const { today, previous } = useOverview(session, zone)
  const { data: report, error } = today
  const format = makeFormat(language, report?.tz ?? browserZone())
  const refused = error?.status === 401 ? error.text : null

  useEffect(() => {
    if (refused) onLeave(refused)
  }, [refused, onLeave])
  const title = `${t('overview')} · ${session.shop} · Kefu`
  useEffect(() => {
    document.title = title
  }, [title])

  return (
    <>
      <a className="skip" href="#figures" onClick={focusFigures}>
        {t('skip')}
      </a>
      <header className="top-bar">
        <p className="brand">
          Kefu <span>{session.shop}</span>
        </p>
        <div className="controls">
          <ZoneSelect shopZone={zone === 'shop' ? (report?.tz ?? null) : null} />
          <LanguageSelect />
          <SchemeButton />
          <SignOutButton onClick={() => onLeave(null)} />
        </div>
      </header>
      <main id="figures" tabIndex={-1}>
        <div className="page-title">
          <h1>{t('overview')}</h1>
          <p>{report ? `${format.day(Date.parse(report.from))}, ${report.tz}` : <span className="skeleton sub-skeleton" />}</p>
          <LiveState updatedAt={report ? today.dataUpdatedAt : 0} lost={!!error && !!report} format={format} />
        </div>
        {error && error.status !== 0 && <Notice kind="alert">{t(error.text)}</Notice>}
        {error && error.status === 0 && !report && <Notice kind="alert">{t(error.text)}</Notice>}
        {report?.summary['turns'] === 0 && (
          <Notice kind="info" title={t('empty_title')}>
            {t('empty_text')} <a href="/demo/">{t('empty_link')}</a>
          </Notice>
        )}
        <Figures report={report} previous={previous} format={format} />
      </main>
    </>
  )
}

function Figures({ report, previous, format }: { report: Report | undefined; previous: Report | undefined; format: Format }) {
  const t = useTranslate()
  const hours = report ? hoursOf(report, previous, Date.now()) : []
  const columns: readonly Column<Hour>[] = [
    { title: t('hour'), text: ({ at }) => format.hour(at) },
    { title: t('turns'), text: ({ turns }) => format.count(turns), numeric: true },
    { title: t('turns_yesterday'), text: ({ before }) => format.count(before), numeric: true },
    { title: `p50, ${t('ms')}`, text: ({ p50 }) => format.ms(p50), numeric: true },
    { title: `p95, ${t('ms')}`, text: ({ p95 }) => format.ms(p95), numeric: true },
  ]
  const note = report ? `${format.day(Date.parse(report.from))}, ${report.tz}` : ''
  return (
    <div className="figures-grid">
      <Cards summary={report?.summary} format={format} />
      <Panel className="day" title={t('chart_title')} note={note} columns={columns} rows={hours} keyOf={({ at }) => String(at)}>
        <ul className="legend">
          <li className="key turns">{`${t('turns')}, ${t('turns_today')}`}</li>
          <li className="key before">{`${t('turns')}, ${t('turns_yesterday')}`}</li>
          <li className="key p50">{t('p50')}</li>
          <li className="key p95">{t('p95')}</li>
        </ul>
        {report ? <DayChart hours={hours} format={format} /> : <span className="skeleton chart-skeleton" />}
      </Panel>
      <Breakdown title={t('top_intents')} dimension="intent" report={report} limit={INTENTS_SHOWN} format={format} />
      <div className="stack">
        <Breakdown title={t('channels')} dimension="channel" report={report} limit={OTHERS_SHOWN} format={format} />
        <Breakdown title={t('languages')} dimension="language" report={report} limit={OTHERS_SHOWN} format={format} />
      </div>
    </div>
  )
}

/** Hours that have not begun are unknown, not zero. */
function hoursOf(report: Report, previous: Report | undefined, now: number): Hour[] {
  return report.series.map(({ at, values }, i) => {
    const start = Date.parse(at)
    const end = Date.parse(report.series[i + 1]?.at ?? report.to)
    const begun = start <= now
    return {
      at: start,
      turns: begun ? (values['turns'] ?? 0) : null,
      before: previous?.series[i]?.values['turns'] ?? null,
      p50: values['reply_p50_ms'] ?? null,
      p95: values['reply_p95_ms'] ?? null,
      current: begun && now < end,
    }
  })
}

/** The skip link moves the focus by itself: a fragment in the address could be taken for a key. */
function focusFigures(event: { preventDefault: () => void }): void {
  event.preventDefault()
  document.getElementById('figures')?.focus()
}
