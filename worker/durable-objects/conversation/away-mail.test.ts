import { describe, expect, it } from 'vitest'
import { AWAY_MAIL_DELAY_MS } from '../../config'
import type { ConversationEvent } from '../../core/events'
import { awayMailDueAt, awayMailOf, awayReplyOf } from './away-mail'
import { addRow, emptyView } from './view'

const ANN = { id: 'member:ann', name: 'Ann' }
const said = (seq: number, text: string): ConversationEvent => ({
  type: 'agent_uttered',
  seq,
  clientMessageId: `m${seq}`,
  agent: ANN,
  text,
})

function viewOf(...events: ConversationEvent[]) {
  const view = emptyView()
  events.forEach((event, index) => {
    addRow(view, { at: 1_000 * (index + 1), events: [event] })
  })
  return view
}
const LEFT: ConversationEvent = { type: 'email_left', email: 'gone@example.com' }

describe('a mail to a shopper who has gone', () => {
  it('is due a while after the last answer, where an address is known', () => {
    expect(awayMailDueAt(viewOf(said(1, 'Hi')), 0)).toBeNull()
    const view = viewOf(LEFT, said(1, 'Hi'), said(2, 'There?'))
    expect(awayMailDueAt(view, 0)).toBe(3_000 + AWAY_MAIL_DELAY_MS)
    expect(awayMailDueAt(view, 2)).toBeNull()
  })

  it('holds what was neither read nor mailed before', () => {
    const view = viewOf(LEFT, said(1, 'Hi'), said(2, 'There?'), said(3, 'Bye'))
    expect(awayMailOf(view, 0, 0)).toEqual({ fromSeq: 1, toSeq: 3 })
    expect(awayMailOf(view, 0, 2)).toEqual({ fromSeq: 3, toSeq: 3 })
    expect(awayMailOf(view, 2, 0)).toEqual({ fromSeq: 3, toSeq: 3 })
    expect(awayMailOf(view, 0, 3)).toBeNull()
    expect(awayReplyOf(view, 2, 3)).toEqual({
      to: 'gone@example.com',
      locale: 'en',
      name: 'Ann',
      texts: ['There?', 'Bye'],
    })
  })
})
