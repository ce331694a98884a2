import type { Attachment, Card, QuickReply, Understanding } from '../../protocol'
import type { ShopBundle } from '../domain'
import type { Choice, ConversationEvent } from '../events'
import type { CatalogueIndex } from '../knowledge/catalogue'
import type { KnowledgeIndex } from '../knowledge/search'
import type { Codes, Orders, Products, Shoppers, Tools } from '../ports'
import { type TextValues, text } from '../responses/render'
import { foldEvent, type Tracker } from '../tracker'

/** Something to say: a key of the response catalogue with its values, or a text that is already final (an article's answer). */
export type Utterance = {
  readonly key: string
  readonly values?: TextValues
  readonly literal?: string
  readonly cards?: readonly Card[]
  readonly choices?: readonly Choice[]
  /** Messages offered for a tap that mean what they say, beside the choices. */
  readonly quickReplies?: readonly QuickReply[]
}

/** What a turn may use beside the conversation itself. */
export type TurnDeps = {
  readonly bundle: ShopBundle
  readonly orders: Orders
  /** Absent where no mail can be sent: then no code is offered. */
  readonly codes?: Codes
  readonly shoppers: Shoppers
  /** The shop's own tools; absent where it has none. */
  readonly tools?: Tools
  readonly products: Products
  readonly knowledge: (locale: string) => Pick<KnowledgeIndex, 'search'>
  readonly catalogue: (locale: string) => CatalogueIndex
}

export type TurnInput = {
  readonly conversationId: string
  readonly clientMessageId: string
  readonly text: string
  readonly understanding: Understanding
  readonly locale: string
  /** Epoch milliseconds. */
  readonly now: number
  /** The model's sentence vectors of the message and of its parts, by text. For this turn only: they are neither stored nor sent. */
  readonly vectors?: ReadonlyMap<string, ArrayLike<number>>
  /** What was sent along; ids of this conversation's own attachments. */
  readonly attachments?: readonly Attachment[]
}

/** One turn while it is being decided: collects events and utterances, and keeps the tracker folded up to date. */
export class TurnContext {
  readonly events: ConversationEvent[] = []
  readonly said: Utterance[] = []
  tracker: Tracker
  action = ''
  #input: TurnInput

  constructor(
    tracker: Tracker,
    input: TurnInput,
    readonly deps: TurnDeps,
  ) {
    this.tracker = tracker
    this.#input = input
  }

  /** What is being answered: the message, or the part of it in focus. */
  get input(): TurnInput {
    return this.#input
  }

  /** Turns to one part of the message; what was said and emitted so far stays. */
  focus(part: TurnInput): void {
    this.#input = part
  }

  emit(...events: readonly ConversationEvent[]): void {
    for (const event of events) {
      this.events.push(event)
      this.tracker = foldEvent(this.tracker, event)
    }
  }

  say(utterance: Utterance): void {
    this.said.push(utterance)
  }

  /** A text of the catalogue in the shopper's language, in the shop's own wording where it has one. */
  text(key: string, values: TextValues = {}): string {
    const { locale, understanding } = this.input
    return text(key, locale, values, understanding.sentiment.label, this.deps.bundle.texts)
  }

  setSlot(name: string, value: string | null): void {
    if ((this.tracker.slots[name] ?? null) !== value) this.emit({ type: 'slot_set', name, value })
  }

  /** Idempotency key of a change made in this turn: the same message tried again makes the same change. */
  changeKey(action: string): string {
    return `${this.input.conversationId}/${this.input.clientMessageId}/${action}`
  }
}
