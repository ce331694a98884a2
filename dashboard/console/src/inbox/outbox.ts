import { useSyncExternalStore } from 'react'

/** What this console sends and has no answer for yet. */
export type Outgoing = {
  /** The message's or the note's own id: sent again, it is the same one. */
  readonly id: string
  readonly conversationId: string
  readonly kind: 'message' | 'note'
  readonly text: string
  readonly mentions: readonly string[]
  /** The last message when it was written. */
  readonly afterSeq: number
  readonly state: 'sending' | 'failed'
  /** HTTP status of the failure; 0 for no answer. */
  readonly status: number
}
type Draft = Omit<Outgoing, 'state' | 'status'>
/** Sends one; resolves once it is kept. @throws {status} */
export type Post = (one: Outgoing) => Promise<void>

/**
 * Messages and notes under way, each conversation's in the order they were written: one waits for the answer of the one before. What fails
 * stays, and what was written after it waits, until it is sent again or given up.
 */
export class Outbox {
  #all: readonly Outgoing[] = []
  readonly #busy = new Set<string>()
  readonly #changed = new Set<() => void>()

  get all(): readonly Outgoing[] {
    return this.#all
  }

  subscribe = (changed: () => void): (() => void) => {
    this.#changed.add(changed)
    return () => this.#changed.delete(changed)
  }

  send(draft: Draft, post: Post): void {
    this.#set([...this.#all, { ...draft, state: 'sending', status: 0 }])
    void this.#work(draft.conversationId, post)
  }

  retry(id: string, post: Post): void {
    const one = this.#all.find((each) => each.id === id)
    if (!one) return
    this.#put({ ...one, state: 'sending', status: 0 })
    void this.#work(one.conversationId, post)
  }

  giveUp(id: string, post: Post): void {
    const one = this.#all.find((each) => each.id === id)
    this.#set(this.#all.filter((each) => each.id !== id))
    if (one) void this.#work(one.conversationId, post)
  }

  async #work(conversationId: string, post: Post): Promise<void> {
    if (this.#busy.has(conversationId)) return
    this.#busy.add(conversationId)
    try {
      for (let one = this.#next(conversationId); one; one = this.#next(conversationId)) {
        const { id } = one
        await post(one)
        this.#set(this.#all.filter((each) => each.id !== id))
      }
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 0
      const failed = this.#next(conversationId)
      if (failed) this.#put({ ...failed, state: 'failed', status })
    } finally {
      this.#busy.delete(conversationId)
    }
  }

  /** The first of a conversation, unless it has failed. */
  #next(conversationId: string): Outgoing | null {
    const first = this.#all.find((one) => one.conversationId === conversationId)
    return first?.state === 'sending' ? first : null
  }

  #put(one: Outgoing): void {
    this.#set(this.#all.map((each) => (each.id === one.id ? one : each)))
  }

  #set(all: readonly Outgoing[]): void {
    this.#all = all
    for (const changed of this.#changed) changed()
  }
}

const outbox = new Outbox()

export function useOutbox(): { readonly outbox: Outbox; readonly all: readonly Outgoing[] } {
  const all = useSyncExternalStore(outbox.subscribe, () => outbox.all)
  return { outbox, all }
}
