import type { InboxConversation } from '../../../../worker/protocol'

let made = 0

/** A conversation of its own, for tests: waiting since the start of 2026 unless said otherwise. */
export function conversation(change: Partial<InboxConversation> = {}): InboxConversation {
  return {
    conversation_id: `C${made++}`,
    revision: 1,
    status: 'queued',
    channel: 'web',
    locale: 'en',
    language: 'en',
    agent: null,
    team: null,
    priority: 'normal',
    labels: [],
    snoozed_until: null,
    shopper: { name: null, email: null, verified: false, segment: null },
    handoff_reason: 'asked',
    intent: null,
    sentiment: 'neutral',
    last_message: null,
    pending_messages: 0,
    created_at: '2026-01-01T00:00:00.000Z',
    last_activity_at: '2026-01-01T00:00:00.000Z',
    waiting_since: '2026-01-01T00:00:00.000Z',
    csat: null,
    ...change,
  }
}
