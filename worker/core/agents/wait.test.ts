import { describe, expect, it } from 'vitest'
import { DEMO_SETTINGS } from '../../demo-shop/settings'
import { foldEvents } from '../tracker'
import { formatOpening, type Outlook, waitEvents } from './wait'

const QUEUED = foldEvents([{ type: 'handoff_requested', reason: 'asked' }])
const words = (key: string, values: Readonly<Record<string, string | number>>) => `${key} ${JSON.stringify(values)}`
// A Saturday.
const NOW = Date.parse('2026-11-28T10:00:00Z')
const DAY = [['09:00', '17:00']] as const
const HOURS = {
  timezone: 'Europe/Berlin',
  weekly: { mon: DAY, tue: DAY, wed: DAY, thu: DAY, fri: DAY, sat: [], sun: [] },
  holidays: [],
}
const LINE: Outlook = { agents: 3, online: 2, position: 4, waitMs: 150_000 }

function told(outlook: Outlook | null, settings: object = {}, tracker = QUEUED) {
  const [event, ...others] = waitEvents(
    tracker,
    { outlook, settings: { ...DEMO_SETTINGS, ...settings }, now: NOW },
    words,
  )
  expect(others).toEqual([])
  return event?.type === 'system_uttered' ? event : null
}

describe('waitEvents', () => {
  it('tells the place and the wait', () => {
    expect(told(LINE)).toMatchObject({
      seq: 1,
      key: 'wait_position',
      text: 'wait_position {"position":4,"minutes":3}',
      wait: { position: 4, waitMs: 150_000, opensAt: null },
    })
  })

  it('makes no wait up', () => {
    expect(told({ ...LINE, waitMs: null })?.text).toBe('wait_position {"position":4,"minutes":0}')
  })

  it('says nothing where somebody is free, nobody is asked, or the shop answers elsewhere', () => {
    expect(told({ ...LINE, position: 0 })).toBeNull()
    expect(told(null)).toBeNull()
    expect(told({ ...LINE, agents: 0 })).toBeNull()
  })

  it('tells when somebody will be there, and asks for an address only where none is known', () => {
    const closed = told(LINE, { businessHours: HOURS })
    expect(closed?.wait?.opensAt).toBe(Date.parse('2026-11-30T08:00:00Z'))
    expect(closed?.text).toMatch(/^wait_closed .*Monday.*"mail":"ask"/)
    const known = foldEvents([{ type: 'email_left', email: 'a@b.de' }], QUEUED)
    expect(told({ ...LINE, online: 0 }, {}, known)?.text).toBe('wait_nobody {"mail":"known"}')
  })

  it('goes by the hours of the team that is asked for', () => {
    const team = foldEvents([{ type: 'handoff_requested', reason: 'rule', team: 'weekend' }])
    const weekend = { ...HOURS, weekly: { ...HOURS.weekly, sat: DAY } }
    const settings = { businessHours: HOURS, teamHours: { weekend } }
    expect(told(LINE, settings, team)?.key).toBe('wait_position')
    expect(told(LINE, settings)?.key).toBe('wait_closed')
  })
})

describe('formatOpening', () => {
  it('speaks the shopper’s language and the shop’s clocks', () => {
    const at = Date.parse('2026-11-30T08:00:00Z')
    expect(formatOpening(at, 'en', 'Europe/Berlin')).toMatch(/Monday.*9:00/)
    expect(formatOpening(at, 'zh', 'Asia/Shanghai')).toMatch(/11月30日.*16:00/)
  })
})
