import { INBOX_ENDED_KEPT_MS, MAX_INBOX_CATCH_UP } from '../../config'
import type { InboxConversation } from '../../protocol'
import type { InboxStorage } from './storage'

export type LiveView = 'mine' | 'unassigned' | 'queued' | 'open' | 'snoozed'
type Row = { readonly changed: number; readonly snapshot: InboxConversation }

/**
 * The conversations people have to do with, as these said last that they stand. What has ended stays for an hour: consoles that were away
 * hear of it, and late news of it is known as late. Every change has a number, one higher than the one before.
 */
export class LiveList {
  readonly #rows: Map<string, Row>
  #revision: number

  constructor(readonly storage: InboxStorage) {
    this.#rows = storage.live()
    this.#revision = storage.fact('revision', 0)
  }

  get revision(): number {
    return this.#revision
  }

  /** How a conversation was last said to stand, ended ones too; null for one that is not known. */
  get(id: string): InboxConversation | null {
    return this.#rows.get(id)?.snapshot ?? null
  }

  /** Keeps how a conversation stands. 'old' and 'same' change nothing. */
  take(snapshot: InboxConversation): 'changed' | 'same' | 'old' {
    const known = this.get(snapshot.conversation_id)
    if (known && known.revision > snapshot.revision) return 'old'
    if (known && known.revision === snapshot.revision) return 'same'
    this.#revision++
    this.#rows.set(snapshot.conversation_id, { changed: this.#revision, snapshot })
    this.storage.putLive(snapshot, this.#revision)
    this.storage.setFact('revision', this.#revision)
    return 'changed'
  }

  /** What has changed since a revision, and whether that is too much to tell, or too long ago. */
  since(revision: number): { readonly changed: InboxConversation[]; readonly reload: boolean } {
    if (revision === this.#revision) return { changed: [], reload: false }
    const forgotten = this.storage.fact('forgotten', 0)
    const isOff = revision === 0 || revision > this.#revision || revision < forgotten
    const changed = isOff ? [] : [...this.#rows.values()].filter((row) => row.changed > revision)
    if (isOff || changed.length > MAX_INBOX_CATCH_UP) return { changed: [], reload: revision !== 0 }
    return { changed: changed.sort((a, b) => a.changed - b.changed).map(({ snapshot }) => snapshot), reload: false }
  }

  /** A live view, most recent first, for an agent; those that wait in the order of `turn`. */
  list(view: LiveView, agent: string, turn: ReadonlyMap<string, number>): InboxConversation[] {
    const live = this.live()
    const awake = live.filter(({ snoozed_until: until }) => until === null)
    if (view === 'snoozed') return byActivity(live.filter(({ snoozed_until: until }) => until !== null))
    if (view === 'open') return byActivity(awake.filter(({ status }) => status === 'open'))
    if (view === 'mine') return byActivity(awake.filter((one) => one.agent?.id === agent))
    const place = ({ conversation_id: id }: InboxConversation) => turn.get(id) ?? turn.size
    return awake.filter(({ status }) => status === 'queued').sort((a, b) => place(a) - place(b))
  }

  counts(): Record<string, number> {
    const counts = { queued: 0, open: 0, snoozed: 0 }
    for (const { snapshot } of this.#rows.values()) {
      if (!isLive(snapshot)) continue
      counts[snapshot.snoozed_until !== null ? 'snoozed' : snapshot.status === 'queued' ? 'queued' : 'open']++
    }
    return counts
  }

  live(): InboxConversation[] {
    return [...this.#rows.values()].map(({ snapshot }) => snapshot).filter(isLive)
  }

  /** Forgets what ended long ago. */
  prune(now: number): void {
    let forgotten = this.storage.fact('forgotten', 0)
    for (const [id, { changed, snapshot }] of this.#rows) {
      if (isLive(snapshot) || Date.parse(snapshot.last_activity_at) > now - INBOX_ENDED_KEPT_MS) continue
      forgotten = Math.max(forgotten, changed)
      this.#rows.delete(id)
      this.storage.deleteLive(id)
    }
    this.storage.setFact('forgotten', forgotten)
  }

  /** When something is to be forgotten next, or null. */
  nextPrune(): number | null {
    const ended = [...this.#rows.values()].filter(({ snapshot }) => !isLive(snapshot))
    const ats = ended.map(({ snapshot }) => Date.parse(snapshot.last_activity_at) + INBOX_ENDED_KEPT_MS)
    return ats.length > 0 ? Math.min(...ats) : null
  }

  erase(id: string): void {
    this.#rows.delete(id)
    this.storage.erase(id)
  }
}

export function isLive({ status }: Pick<InboxConversation, 'status'>): boolean {
  return status === 'queued' || status === 'open'
}

function byActivity(list: InboxConversation[]): InboxConversation[] {
  return list.sort((a, b) => (a.last_activity_at < b.last_activity_at ? 1 : -1))
}
