import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { type ApiError, fetchLive, fetchReport, type LiveSnapshot, type Report } from './api'
import type { ZoneChoice } from './preferences'
import type { Session } from './session'

/** How often the figures are asked for: a turn is in the database about a second after it happened. */
const POLL_MS = 2_000
/** The day before changes no more, but for late resolutions. */
const PREVIOUS_STALE_MS = 5 * 60_000

export type Overview = { readonly today: UseQueryResult<Report, ApiError>; readonly previous: Report | undefined }

/** Today's figures, live while the page is visible, and the day before for comparison. */
export function useOverview(session: Session, zone: ZoneChoice): Overview {
  const tz = zoneParameter(zone)
  const today = useQuery<Report, ApiError>({
    queryKey: ['overview', session.shop, session.key, tz],
    queryFn: ({ signal }) => fetchReport(session, 'overview', { tz, interval: 'hour' }, signal),
    refetchInterval: POLL_MS,
    refetchOnWindowFocus: 'always',
    placeholderData: keepPreviousData,
  })
  const start = today.data?.from
  const previous = useQuery<Report, ApiError>({
    queryKey: ['overview', session.shop, session.key, tz, start],
    queryFn: ({ signal }) => fetchReport(session, 'overview', { tz, interval: 'hour', to: start ?? '' }, signal),
    enabled: start !== undefined,
    staleTime: PREVIOUS_STALE_MS,
  })
  return { today, previous: previous.data }
}

/** What happens right now; undefined until it is known, and again when it cannot be had. */
export function useLive(session: Session): LiveSnapshot | undefined {
  const { data, isError } = useQuery<LiveSnapshot, ApiError>({
    queryKey: ['live', session.shop, session.key],
    queryFn: ({ signal }) => fetchLive(session, signal),
    refetchInterval: POLL_MS,
  })
  return isError ? undefined : data
}

export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC'
}

function zoneParameter(zone: ZoneChoice): string {
  if (zone === 'browser') return browserZone()
  return zone === 'shop' ? 'shop' : 'UTC'
}
