import { type ServicePoint, servicePoints } from '../../core/agents/service-points'
import type { ConversationEvent } from '../../core/events'
import { foldEvents } from '../../core/tracker'
import { concernsInbox } from './agent-side'
import { peopleFacts } from './people-facts'
import type { ConversationStorage, Outgoing } from './storage'
import { addRow, assertFollows, type ConversationView, emptyView } from './view'

/** What was new in a row: where its messages and entries begin, and whether the shop's people are to know. */
export type Appended = {
  readonly fromSeq: number
  readonly fromEntry: number
  readonly concernsInbox: boolean
  readonly sends: boolean
  readonly at: number
}

/** The log and its fold, kept together: what is in memory is never ahead of what is on disk. */
export class ConversationLog {
  #view: ConversationView | null = null

  constructor(
    readonly storage: ConversationStorage,
    /** Called once a view was made from the rows. */
    readonly loaded: () => void,
  ) {}

  view(): ConversationView {
    if (this.#view) return this.#view
    const view = emptyView()
    for (const row of this.storage.rows()) addRow(view, row)
    this.#view = view
    this.loaded()
    return view
  }

  /** Drops what is in memory: the rows are others now, or none. */
  forget(): void {
    this.#view = null
  }

  /** Stores a row with what it sends outward, then folds it. */
  append(events: readonly ConversationEvent[], outgoing: readonly Outgoing[]): Appended {
    const view = this.view()
    const row = { at: Date.now(), events }
    assertFollows(view, row)
    const from = { fromSeq: view.messages.length, fromEntry: view.entries.length }
    const concerns = concernsInbox(view.tracker, foldEvents(events, view.tracker), events)
    const sends = [...outgoing, ...this.#measured(view, row), ...told(concerns, events)]
    this.storage.append(row, sends)
    addRow(view, row)
    return { ...from, concernsInbox: concerns, sends: sends.length > 0, at: row.at }
  }

  #measured(view: ConversationView, row: { readonly at: number; readonly events: readonly ConversationEvent[] }) {
    const identity = this.storage.identity()
    if (!identity) return []
    const points: ServicePoint[] = servicePoints(identity, view, row.events, { row: view.revision + 1, at: row.at })
    const measured = points.map((point) => ({ kind: 'service_point', payload: JSON.stringify(point) }))
    return [...measured, ...peopleFacts(identity, row.events, row.at)]
  }
}

/** Marks in the outbox: the inbox and the lists take how it stands when they are told. */
function told(concerns: boolean, events: readonly ConversationEvent[]): Outgoing[] {
  const isListed = concerns || events.some((event) => 'seq' in event || event.type === 'conversation_resolved')
  return [...(concerns ? [{ kind: 'inbox', payload: '' }] : []), ...(isListed ? [{ kind: 'listed', payload: '' }] : [])]
}
