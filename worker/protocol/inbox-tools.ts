import * as v from 'valibot'
import { agentId, inboxConversation, shortName } from './inbox'
import { orderCard } from './message'
import { clientMessageId, locale } from './primitives'
import { mood } from './understanding'

/** What an agent types after a slash. */
export const shortcut = v.pipe(
  v.string(),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N}_-]{0,31}$/u, 'must be letters, digits, _ and -, at most 32'),
)
/** Placeholders a canned reply may have, as {name}; the console fills them in before it is sent. */
export const CANNED_PLACEHOLDERS = ['shopper_name', 'agent_name', 'shop_name', 'order_number'] as const
const PLACEHOLDER = /\{([^{}]*)\}/g
const cannedText = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(2_000, 'must be at most 2000 characters'),
  v.check(
    (text) => [...text.matchAll(PLACEHOLDER)].every(([, name]) => CANNED_PLACEHOLDERS.some((known) => known === name)),
    `may only have the placeholders ${CANNED_PLACEHOLDERS.map((name) => `{${name}}`).join(', ')}`,
  ),
)
/** Body of PUT /inbox/canned-replies/{shortcut}: texts by locale. */
export const cannedReplyTexts = v.object({
  texts: v.pipe(
    v.record(locale, cannedText),
    v.minEntries(1, 'must have a text in one language at least'),
    v.maxEntries(20, 'must be at most 20'),
  ),
})
/** `text` is the one in the language asked for, else in the shop's own, else any. */
export const cannedReply = v.object({
  shortcut: v.string(),
  texts: v.record(v.string(), v.string()),
  text: v.string(),
})
export const cannedReplyQuery = v.object({ locale: v.optional(locale) })
export type CannedReply = v.InferOutput<typeof cannedReply>
export const cannedReplyList = v.object({ canned_replies: v.array(cannedReply) })

export const labelList = v.object({ labels: v.array(v.string()) })

/** When a shop wants people; what is left out of `when` does not matter, one condition at least is named. */
export const handoffRule = v.object({
  name: shortName,
  when: v.pipe(
    v.object({
      intents: v.optional(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(64))), v.maxLength(50))),
      segments: v.optional(v.pipe(v.array(v.picklist(['vip', 'at_risk'])), v.maxLength(2))),
      moods: v.optional(v.pipe(v.array(mood), v.maxLength(4))),
    }),
    v.check((when) => Object.values(when).some((list) => (list?.length ?? 0) > 0), 'must name a condition'),
  ),
  person: v.boolean(),
  team: v.optional(shortName),
  skill: v.optional(shortName),
  priority: v.optional(v.picklist(['normal', 'high'])),
})
export const handoffRules = v.object({
  rules: v.pipe(v.array(handoffRule), v.maxLength(50, 'must be at most 50')),
})
export type HandoffRules = v.InferOutput<typeof handoffRules>

/** What is known of the shopper beside the conversation. `orders_late`: the shop's system did not answer in time. */
export const inboxShopper = v.object({
  name: v.nullable(v.string()),
  email: v.nullable(v.string()),
  verified: v.boolean(),
  segment: v.nullable(v.string()),
  points: v.nullable(v.number()),
  tier: v.nullable(v.string()),
  newsletter: v.nullable(v.boolean()),
  orders: v.array(orderCard),
  orders_late: v.boolean(),
  past_conversations: v.array(inboxConversation),
})
export type InboxShopper = v.InferOutput<typeof inboxShopper>

/** Articles that may answer the shopper's last message, likeliest first, in the shopper's language. */
export const inboxSuggestions = v.object({
  question: v.nullable(v.string()),
  suggestions: v.array(
    v.object({ article_id: v.string(), title: v.string(), text: v.string(), confidence: v.number() }),
  ),
})
export type InboxSuggestions = v.InferOutput<typeof inboxSuggestions>

/** Body of POST /inbox/conversations/{id}/orders/{order_number}. The same `request_id` again changes nothing more. */
export const orderAction = v.variant('action', [
  v.object({ action: v.literal('cancel'), request_id: clientMessageId }),
  v.object({ action: v.literal('undo_cancel'), request_id: clientMessageId }),
  v.object({ action: v.literal('send_invoice'), request_id: clientMessageId }),
  v.object({
    action: v.literal('change_address'),
    request_id: clientMessageId,
    address: v.pipe(v.string(), v.trim(), v.minLength(10, 'must be a whole address'), v.maxLength(300)),
  }),
])
export type OrderAction = v.InferOutput<typeof orderAction>
export const orderActionDone = v.object({ conversation: inboxConversation, order: v.nullable(orderCard) })

/** Body of POST /conversations/{id}/contact-email: where a waiting shopper wants the answer. */
export const contactEmail = v.object({
  email: v.pipe(
    v.string(),
    v.trim(),
    v.toLowerCase(),
    v.maxLength(254, 'must be an e-mail address'),
    v.email('must be an e-mail address'),
  ),
})
export const agentPath = v.object({ agent_id: agentId })
export const shortcutPath = v.object({ shortcut })
