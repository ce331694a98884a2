import { describe, expect, it } from 'vitest'
import type { InboxConversation } from '../../../../worker/protocol'
import { conversation } from './made-conversation'
import { belongs, NO_FILTER, rowsOf } from './rows'

const ME = 'member:me'
const known = (...all: InboxConversation[]) => new Map(all.map((one) => [one.conversation_id, one]))
const ids = (all: readonly InboxConversation[]) => all.map((one) => one.conversation_id)

describe('views', () => {
  it('show an open conversation to who has it, and none that is put away', () => {
    const mine = conversation({ status: 'open', agent: { id: ME, name: 'Me' } })
    expect(belongs(mine, 'mine', ME)).toBe(true)
    expect(belongs(mine, 'mine', 'member:other')).toBe(false)
    const away = { ...mine, snoozed_until: '2026-01-02T00:00:00.000Z' }
    expect(belongs(away, 'mine', ME)).toBe(false)
    expect(belongs(away, 'open', ME)).toBe(false)
    expect(belongs(away, 'snoozed', ME)).toBe(true)
  })

  it('show nothing that was resolved as snoozed', () => {
    const one = conversation({ status: 'resolved', snoozed_until: '2026-01-02T00:00:00.000Z' })
    expect(belongs(one, 'snoozed', ME)).toBe(false)
    expect(belongs(one, 'resolved', ME)).toBe(true)
  })
})

describe('rows', () => {
  it('leave a view when the conversation does, by the newer revision only', () => {
    const loaded = conversation({ revision: 5 })
    const asked = { view: 'unassigned', filter: NO_FILTER, me: ME } as const
    const taken = { ...loaded, revision: 6, status: 'open' as const }
    expect(rowsOf([loaded], known(taken), asked)).toEqual([])
    expect(ids(rowsOf([loaded], known({ ...taken, revision: 4 }), asked))).toEqual([loaded.conversation_id])
  })

  it('keep the order of turns in the queue, newcomers at the end, the urgent first among them', () => {
    const [first, second] = [conversation(), conversation()]
    const later = conversation({ waiting_since: '2026-01-01T00:05:00.000Z' })
    const urgent = conversation({ priority: 'urgent', waiting_since: '2026-01-01T00:06:00.000Z' })
    const rows = rowsOf([second, first], known(later, urgent), { view: 'unassigned', filter: NO_FILTER, me: ME })
    expect(ids(rows)).toEqual(ids([second, first, urgent, later]))
  })

  it('show the latest first elsewhere', () => {
    const old = conversation({ status: 'open' })
    const fresh = conversation({ status: 'open', last_activity_at: '2026-01-01T00:01:00.000Z' })
    expect(ids(rowsOf([old], known(fresh), { view: 'open', filter: NO_FILTER, me: ME }))).toEqual(ids([fresh, old]))
  })

  it('let only what passes the filters come in, and nothing into a search', () => {
    const asked = { view: 'unassigned', filter: { ...NO_FILTER, label: 'late' }, me: ME } as const
    const labelled = conversation({ labels: ['late'] })
    expect(ids(rowsOf([], known(labelled, conversation()), asked))).toEqual([labelled.conversation_id])
    const search = { ...asked, filter: { ...NO_FILTER, q: 'parcel' } }
    expect(rowsOf([], known(labelled), search)).toEqual([])
  })
})
