import type { ShopSettings } from '../domain'
import type { ConversationEvent, SystemKey, WaitTold } from '../events'
import { type BusinessHours, isOpen, nextOpening } from '../routing/business-hours'
import type { Tracker } from '../tracker'
import type { SystemText } from './commands'
import { mailAddressOf } from './snapshot'

/** How the queue stands for one who joins it now. */
export type Outlook = {
  /** Agents the shop has at all; 0: the shop does not answer here. */
  readonly agents: number
  /** Agents who take conversations now. */
  readonly online: number
  /** 1 is the next in turn; 0: somebody is free. */
  readonly position: number
  readonly waitMs: number | null
}

/**
 * What a shopper is told when a person was called: their place and, where it is known, the wait; that nobody is there; or when somebody will
 * be. Nothing where the inbox said nothing (null) and the shop has named no hours. A line to the shopper and what it said, as events.
 */
export function waitEvents(
  tracker: Tracker,
  known: { readonly outlook: Outlook | null; readonly settings: ShopSettings; readonly now: number },
  words: SystemText,
): readonly ConversationEvent[] {
  const { outlook, settings, now } = known
  const hours = hoursOf(settings, tracker.team)
  if (hours && !isOpen(hours, now)) {
    const opensAt = nextOpening(hours, now)
    const when = opensAt === null ? 'none' : formatOpening(opensAt, tracker.locale, hours.timezone)
    return told(
      tracker,
      'wait_closed',
      { when, mail: mailState(tracker) },
      { position: null, waitMs: null, opensAt },
      words,
    )
  }
  if (!outlook || outlook.agents === 0) return []
  const { position, waitMs, online } = outlook
  if (online === 0)
    return told(
      tracker,
      'wait_nobody',
      { mail: mailState(tracker) },
      { position: null, waitMs: null, opensAt: null },
      words,
    )
  if (position === 0) return []
  const minutes = waitMs === null ? 0 : Math.max(1, Math.round(waitMs / 60_000))
  return told(tracker, 'wait_position', { position, minutes }, { position, waitMs, opensAt: null }, words)
}

/** The team's own hours, else the shop's; null: always. */
function hoursOf({ businessHours, teamHours }: ShopSettings, team: string | null): BusinessHours | null {
  return (team === null ? undefined : teamHours?.[team]) ?? businessHours ?? null
}

function told(
  tracker: Tracker,
  key: SystemKey,
  values: Readonly<Record<string, string | number>>,
  wait: WaitTold,
  words: SystemText,
): readonly ConversationEvent[] {
  return [{ type: 'system_uttered', seq: tracker.lastSeq + 1, key, text: words(key, values), wait }]
}

/** Whether an address is known where the answer can go: 'known' or 'ask', for the texts to choose by. */
function mailState(tracker: Tracker): string {
  return mailAddressOf(tracker) === null ? 'ask' : 'known'
}

/** "Monday 30 November at 09:00", in the shopper's language and the shop's clocks. */
export function formatOpening(at: number, locale: string, timeZone: string): string {
  return new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    hour: 'numeric',
    minute: '2-digit',
    timeZone,
  }).format(at)
}
