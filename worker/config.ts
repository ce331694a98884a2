/** Every tunable number of the Worker: the unit is in the name, the reason beside it. */

/** Largest JSON body a shopper's route reads, in bytes: four bytes a character plus the envelope. */
export const MAX_BODY_BYTES = 32_768
/** Largest body that teaches an own intent, in bytes: 200 examples of 300 characters of four bytes, and the answers. */
export const MAX_OWN_INTENT_BODY_BYTES = 524_288
/** Largest flow, in bytes: a hundred states and their texts in every language. */
export const MAX_FLOW_BODY_BYTES = 262_144
/** Longest text the model reads, in UTF-16 code units; the rest of a long message adds noise, not intent. */
export const MAX_NLU_CHARS = 600
/** Messages of one conversation waiting for their turn before the next is refused; a person cannot type that fast. */
export const MAX_WAITING_TURNS = 16
/** Messages in one conversation, the bot's counted too, before a new one must be opened: bounds the log folded on waking and held in memory. */
export const MAX_CONVERSATION_MESSAGES = 2_000
/** Messages sent back in one page of the log. */
export const MAX_LOG_PAGE_MESSAGES = 200
/** Sockets of one conversation at once (tabs and devices). */
export const MAX_CONVERSATION_SOCKETS = 8
/** A socket must say hello within this time or it is closed. */
export const HELLO_TIMEOUT_MS = 10_000
/** A token is good for this long; half-way through, a resuming client gets a fresh one. */
export const TOKEN_TTL_S = 30 * 24 * 3_600
/** A conversation without a message for this long counts as resolved, assumed; it reopens when the shopper writes again. */
export const IDLE_RESOLVE_MS = 24 * 3_600_000
/** First wait before the outbox is drained: lets a burst of turns share one alarm. */
export const OUTBOX_DELAY_MS = 2_000
/** Longest wait between two tries to drain the outbox. */
export const OUTBOX_MAX_BACKOFF_MS = 5 * 60_000
/** Rows sent from the outbox in one go: under the queue's 100 messages and 256 kB a batch. */
export const OUTBOX_BATCH_ROWS = 50
/** A reply waits this long for order data, then says it is late. */
export const ORDER_LOOKUP_BUDGET_MS = 1_500
/** An answer that follows later waits this long for order data: nobody is kept waiting by it. */
export const FOLLOW_UP_BUDGET_MS = 20_000
/** The same where the shop's own system is asked over the net: it takes longer, and throttles for a second or two. */
export const CONNECTOR_LOOKUP_BUDGET_MS = 4_000
/** A reply waits this long for a change at the shop's own system: an edit is six calls, a cancellation is carried out behind its answer. */
export const CONNECTOR_CHANGE_BUDGET_MS = 10_000
/** An isolate keeps a connector's unsealed settings this long; a change of them has a new version and is read at once. */
export const CONNECTOR_FRESH_MS = 60_000
/** Largest webhook body read, in bytes: an order of hundreds of lines. */
export const MAX_WEBHOOK_BODY_BYTES = 2_097_152
/** Wrong order number and e-mail pairs in one conversation before verification is closed there. */
export const MAX_VERIFY_ATTEMPTS = 3
/** Wrong pairs for one order number across all conversations within VERIFY_WINDOW_MS: slows guessing from many conversations. */
export const MAX_VERIFY_ATTEMPTS_PER_ORDER = 10
/** The same for one e-mail across all orders: slows guessing the order numbers of a known address. */
export const MAX_VERIFY_ATTEMPTS_PER_EMAIL = 10
/** Window of MAX_VERIFY_ATTEMPTS_PER_ORDER and MAX_VERIFY_ATTEMPTS_PER_EMAIL. */
export const VERIFY_WINDOW_MS = 3_600_000
/** A one-time code works for this long: mails are slow, guessers are not. */
export const CODE_TTL_MS = 10 * 60_000
/** Digits of a one-time code: with the tries below, one chance in two hundred thousand a code. */
export const CODE_DIGITS = 6
/** Tries of one code; the last wrong one ends it. */
export const MAX_CODE_TRIES = 5
/** Codes asked for in one conversation within CODE_DAY_MS. */
export const MAX_CODES_PER_CONVERSATION = 5
export const CODE_DAY_MS = 24 * 3_600_000
/** Codes asked for one order number, or sent to one address because of its orders, within CODE_WINDOW_MS. */
export const MAX_CODES_PER_ORDER = 2
/** Codes sent to one address within CODE_WINDOW_MS. More than for an order: who knows only the number cannot use up the owner's. */
export const MAX_CODES_PER_ADDRESS = 3
export const CODE_WINDOW_MS = 3_600_000
/** A mail provider must answer within this time, else the mail is tried again. */
export const MAIL_TIMEOUT_MS = 10_000
/** Mails are forgotten after this long, sent or not. */
export const MAIL_KEPT_MS = 24 * 3_600_000
/** An identity token must end within this time: a shop's page gets a new one with each visit. */
export const MAX_IDENTITY_TTL_S = 24 * 3_600
/** A shop bundle younger than this is used as it is; an older one is used and refreshed behind it. */
export const BUNDLE_FRESH_MS = 15_000
/** How long an isolate remembers that a shop does not exist. */
export const UNKNOWN_SHOP_MS = 5_000
/** An article answers when the intent is known and its words reach this share of the best possible match. */
export const KNOWLEDGE_MIN_CONFIDENCE = 0.2
/** The same when the model was unsure: then the words alone must carry it. */
export const KNOWLEDGE_MIN_CONFIDENCE_UNSURE = 0.6
/** Least confidence in an article tagged with the message's intent: enough when the model is sure of the intent, not when it is not. */
export const KNOWLEDGE_TAGGED_CONFIDENCE = 0.5
/** The same for a main article of the intent that shares no word with the message: it may answer, after any that does share one. */
export const KNOWLEDGE_UNWORDED_CONFIDENCE = 0.3
/** An order a conversation read this long ago is not read again: tracking does not change between two messages. */
export const ORDER_MEMORY_MS = 10_000
/** A reply waits this long for what the shop knows of a shopper: a name and a segment are worth less time than an order. */
export const PROFILE_BUDGET_MS = 400
