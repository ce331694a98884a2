import { useEffect, useRef } from 'react'
import type { Report } from '../api'
import { Breakdown } from '../charts/breakdown'
import { DayPanel } from '../charts/day-panel'
import { Cards } from '../components/cards'
import { ZoneSelect } from '../components/controls'
import { type Connection, LiveState } from '../components/live-state'
import { Notice } from '../components/notice'
import { Now } from '../components/now'
import { TopBar } from '../components/top-bar'
import { type Format, makeFormat } from '../format'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import { usePreferences } from '../preferences'
import { browserZone, type Overview, useLive, useOverview } from '../use-overview'

const INTENTS_SHOWN = 10
const OTHERS_SHOWN = 5

/** What the bot is doing right now, and how fast. */
export function OverviewPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const { language, zone } = usePreferences()
  const { today, previous } = useOverview(session, zone)
  const live = useLive(session)
  const report = today.data
  const format = makeFormat(language, report?.tz ?? browserZone())
  const shopZone = zone === 'shop' ? (report?.tz ?? null) : null
  useLeaveWhenRefused(today.error, onLeave)
  useTitle(`${t('overview')} · ${session.shop} · Kefu`)
  return (
    <>
      <TopBar shop={session.shop} page="overview" onSignOut={() => onLeave(null)}>
        <ZoneSelect shopZone={shopZone} />
      </TopBar>
      <main id="content" tabIndex={-1}>
        <PageTitle today={today} format={format} moved={moved} />
        <Notices today={today} />
        <div className="figures-grid">
          <Now live={live} format={format} />
          <Cards summary={report?.summary} format={format} />
          <DayPanel report={report} previous={previous} format={format} />
          <Breakdowns report={report} format={format} />
        </div>
      </main>
    </>
  )
}

type TitleProps = Pick<Overview, 'today'> & Pick<PageProps, 'moved'> & { readonly format: Format }

function PageTitle({ today, format, moved }: TitleProps) {
  const t = useTranslate()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  const report = today.data
  const day = report && `${format.day(Date.parse(report.from))}, ${report.tz}`
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {t('overview')}
      </h1>
      <p>{day ?? <span className="skeleton sub-skeleton" />}</p>
      <LiveState connection={connectionOf(today)} updatedAt={today.dataUpdatedAt} format={format} />
    </div>
  )
}

function connectionOf({ data, error }: Overview['today']): Connection {
  if (error) return error.status === 0 ? 'lost' : 'stale'
  return data ? 'live' : 'connecting'
}

type BreakdownProps = { readonly report: Report | undefined; readonly format: Format }

function Breakdowns(props: BreakdownProps) {
  const t = useTranslate()
  return (
    <>
      <Breakdown title={t('top_intents')} dimension="intent" limit={INTENTS_SHOWN} {...props} />
      <div className="stack">
        <Breakdown title={t('channels')} dimension="channel" limit={OTHERS_SHOWN} {...props} />
        <Breakdown title={t('languages')} dimension="language" limit={OTHERS_SHOWN} {...props} />
      </div>
    </>
  )
}

/** What stands in the way of figures. While old ones are shown, a lost connection is LiveState's to tell. */
function Notices({ today: { data, error } }: Pick<Overview, 'today'>) {
  const t = useTranslate()
  if (error && (error.status !== 0 || !data)) return <Notice kind="alert">{t(error.text)}</Notice>
  if (data?.summary['turns'] !== 0) return null
  return (
    <Notice kind="info" title={t('empty_title')}>
      {t('empty_text')} <a href="/demo/">{t('empty_link')}</a>
    </Notice>
  )
}
