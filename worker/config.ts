/** Every tunable number of the Worker: the unit is in the name, the reason beside it. */

/** Largest JSON body a shopper's route reads, in bytes: four bytes a character plus the envelope. */
export const MAX_BODY_BYTES = 32_768
/** Largest body that teaches an own intent, in bytes: 200 examples of 300 characters of four bytes, and the answers. */
export const MAX_OWN_INTENT_BODY_BYTES = 524_288
/** Largest body of events, in bytes: what a browser lets a beacon carry. */
export const MAX_EVENTS_BODY_BYTES = 65_536
/** A reply that calls a person waits this long for the inbox to say how long the line is. */
export const WAIT_OUTLOOK_BUDGET_MS = 400
/** An agent whose last console has gone keeps their conversations this long: a reload must not cost them. */
export const AGENT_GRACE_MS = 30_000
/** Conversations an agent has at once, until somebody says otherwise. */
export const DEFAULT_AGENT_CAPACITY = 4
/** Agents of one shop's inbox: bounds what is looked through at every assignment. */
export const MAX_AGENTS = 500
/** Consoles connected to one inbox at once. */
export const MAX_INBOX_SOCKETS = 1_000
/** Consoles say that they are there every 25 seconds; one that has not for this long is gone without having said so. */
export const INBOX_SILENT_MS = 90_000
/** First wait before a command is sent to its conversation again; doubled with each try. */
export const INBOX_RETRY_MS = 1_000
/** Longest wait between two tries. */
export const INBOX_MAX_RETRY_MS = 60_000
/** A ticket opens a console's socket within this time. */
export const INBOX_TICKET_TTL_S = 60
/** Changes a console that was away is told of one by one; past it the list is loaded again. */
export const MAX_INBOX_CATCH_UP = 100
/** What left the queue stays known this long, so that consoles that were away hear of it and late news of it is known as late. */
export const INBOX_ENDED_KEPT_MS = 60 * 60_000
/** An agent's message that nobody has read after this goes to the shopper by mail, if they have gone. */
export const AWAY_MAIL_DELAY_MS = 2 * 60_000
/** Longest snooze: what sleeps longer is forgotten, not put off. */
export const MAX_SNOOZE_MS = 90 * 24 * 60 * 60_000
/** Labels that a list of them shows. */
export const MAX_LABELS_LISTED = 200
/** Canned replies of a shop: all of them are in the console at once, to be picked by a slash. */
export const MAX_CANNED_REPLIES = 500
/** Orders, and past conversations, shown beside a conversation. */
export const SHOPPER_PANEL_ROWS = 10
/** Articles suggested for an answer. */
export const MAX_SUGGESTIONS = 3
/** Conversations in one page of a list. */
export const INBOX_PAGE = 50
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
/** From this confidence on an article answers; see docs/knowledge.md for what each threshold does. */
export const KNOWLEDGE_ANSWER_CONFIDENCE = 0.55
/**
 * The lower confidence from which an article answers whose main intent is the one the model read, and how surely it must have read it. The
 * next likeliest articles are offered beside such an answer.
 */
export const KNOWLEDGE_ANSWER_CONFIDENCE_AGREED = 0.35
export const KNOWLEDGE_AGREED_INTENT_CONFIDENCE = 0.9
/** The same for a message that the model takes for nothing of a shop: then a chance likeness of words must not do. */
export const KNOWLEDGE_ANSWER_CONFIDENCE_OUTSIDE = 0.7
/** From this confidence on the bot asks back with the likeliest titles; below it says that it does not know. */
export const KNOWLEDGE_ASK_CONFIDENCE = 0.25
/** An order a conversation read this long ago is not read again: tracking does not change between two messages. */
export const ORDER_MEMORY_MS = 10_000
/** A reply waits this long for what the shop knows of a shopper: a name and a segment are worth less time than an order. */
export const PROFILE_BUDGET_MS = 400
/** Titles and questions of articles embedded when a shop is warmed up, about a millisecond each; the rest is left for the next time. */
export const ARTICLE_TEXTS_PER_WARM_UP = 1_500
/** The same for one run of the cron job, over all shops: within the 30 s of computing that a run has. */
export const ARTICLE_TEXTS_PER_SWEEP = 12_000
/** A question that no article answered is kept this long, in milliseconds: old wishes are no longer wishes. */
export const UNANSWERED_KEPT_MS = 180 * 24 * 3_600_000
/** Longest description, material and care of one product in the bundle, in UTF-16 units over all locales; longer ones are read when asked for. */
export const MAX_BUNDLE_PRODUCT_CHARS = 4_000
/** The same over all products: with 5,000 of them a bundle stays a few megabytes, which an isolate parses in tens of milliseconds. */
export const MAX_BUNDLE_TEXT_CHARS = 600_000
/** A reply waits this long for a product's texts, then answers without them. */
export const PRODUCT_TEXTS_BUDGET_MS = 800
/** Images one conversation may hold: a few views of a few things. */
export const MAX_CONVERSATION_ATTACHMENTS = 10
/** A link to an invoice or a label is good for this long: a parcel has to be sent within it. */
export const DOCUMENT_LINK_TTL_S = 14 * 24 * 3_600
/** A cancellation can be taken back this long: what packing and paying out wait for. */
export const UNDO_CANCEL_MS = 30 * 60_000
/** Rounds of 100,000 iterations of PBKDF2-HMAC-SHA-256 a password goes through: 600,000, as OWASP asks; figures in docs/accounts.md. */
export const PASSWORD_ROUNDS = 6
/** Shortest password, in UTF-16 units: long enough without rules of composition (NIST SP 800-63B). */
export const MIN_PASSWORD_CHARS = 10
/** Longest password, in UTF-16 units: a passphrase, not a file. */
export const MAX_PASSWORD_CHARS = 128
/** A session that is not used ends after this long. */
export const SESSION_TTL_S = 7 * 24 * 3_600
/** A session that is used is made to last anew at most this often: a write a day. */
export const SESSION_RENEW_S = 24 * 3_600
/** An isolate trusts a member's session and role this long; so long a removed member may still get through elsewhere. */
export const MEMBER_FRESH_MS = 10_000
/** An API key's last use is written at most this often. */
export const KEY_USE_EVERY_MS = 60_000
/** The link that lets the first owner in is good for this long. */
export const SETUP_TTL_MS = 7 * 24 * 3_600_000
/** Window of the limits on signing in. */
export const SIGN_IN_WINDOW_MS = 15 * 60_000
/** Wrong passwords for one account from one network within the window. */
export const MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK = 5
/** The same from all networks: slows guessing from many; a browser that was here before has its own tries and is not locked out by others. */
export const MAX_SIGN_INS_PER_ACCOUNT = 20
/** The same from one network for all accounts: an office behind one address stays below it. */
export const MAX_SIGN_INS_PER_NETWORK = 60
/** Mails asked for one address (reset) within the window. */
export const MAX_ACCOUNT_MAILS_PER_ADDRESS = 3
/** A code of an authenticator app is refused a second time for this long: longer than the steps before and after that clocks are allowed. */
export const USED_CODE_KEPT_MS = 3 * 60_000
/** An invitation is good for this long: over a holiday, and no longer. */
export const INVITATION_TTL_MS = 7 * 24 * 3_600_000
/** Open invitations of a shop: a stolen session cannot send mails without end. */
export const MAX_OPEN_INVITATIONS = 200
/** Live API keys of a shop: more is a leak, not a plan. */
export const MAX_API_KEYS = 100
/** The link that confirms a new e-mail is good for this long. */
export const EMAIL_CHANGE_TTL_MS = 3_600_000
/** Rows of one CSV of the audit log; a longer one is asked for month by month. */
export const MAX_AUDIT_CSV_ROWS = 5_000
/** A browser that was not used to sign in for this long is a new one again. */
export const DEVICE_KEPT_MS = 400 * 24 * 3_600_000
