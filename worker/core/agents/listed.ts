import type { InboxConversation, Message } from '../../protocol'

/** What the shop's lists and search keep of a conversation. A row with a lower revision is older; `messages` may come again. */
export type ConversationListed = {
  readonly kind: 'listed'
  readonly shop: string
  readonly conversation: InboxConversation
  readonly messages: readonly { readonly seq: number; readonly text: string }[]
}

/** Characters of one message that are searched; an order's table pasted in is not what somebody looks for. */
const SEARCHED_CHARS = 1_000
/** Messages told at once: a queue's message holds 128 kB. */
const MAX_TOLD = 50

/** The conversation with what was said after a seq: what people wrote and read; lines of the system are not searched. */
export function listedOf(
  shop: string,
  conversation: InboxConversation,
  messages: readonly Message[],
  afterSeq: number,
): ConversationListed {
  const told = messages.slice(afterSeq, afterSeq + MAX_TOLD)
  return {
    kind: 'listed',
    shop,
    conversation,
    messages: told
      .filter(({ author, text }) => author !== 'system' && text !== '')
      .map(({ seq, text }) => ({ seq, text: text.slice(0, SEARCHED_CHARS) })),
  }
}

/** Up to which seq a telling after `afterSeq` goes. */
export function listedUpTo(afterSeq: number, messages: readonly Message[]): number {
  return Math.min(messages.length, afterSeq + MAX_TOLD)
}
