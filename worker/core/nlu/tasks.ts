import {
  asksAboutDeletion,
  asksAboutReviews,
  asksForOwnPoints,
  asksForTier,
  asksHowOffersWork,
  namesNewsletter,
  newsletterWish,
  saysCodeRefused,
  saysRefused,
  speaksOfReviews,
  speaksOfWorking,
  wantsOwnData,
  wantsRestockAlert,
} from './cues'

/**
 * Intents the words alone tell, beside those of the model: parts of one of its intents that call for a task of their own, while the rest
 * of it is a question for the articles ("how many points do I have" and "how do points work").
 */
export const RULE_INTENTS = [
  'restock_alert',
  'list_promotions',
  'check_code',
  'points_balance',
  'newsletter_on',
  'newsletter_off',
  'newsletter_setting',
  'data_export',
  'data_question',
  'write_review',
  'account_case',
] as const
export type RuleIntent = (typeof RULE_INTENTS)[number]

/** What the model read, with what the shop adds: the codes of its promotions, in upper case. */
export type Reading = {
  readonly text: string
  readonly intent: string
  readonly confidence: number
  readonly codes: ReadonlySet<string>
  /** The flow that ended last. */
  readonly lastFlow: string | null
}

/** Longest message that is read by its words, in UTF-16 units: a longer one tells a story. */
const MAX_CHARS = 300

/** The task a message asks for by its words; null where the model's intent stands. */
export function taskOf(reading: Reading): RuleIntent | null {
  const { text, intent, confidence } = reading
  if (text.length > MAX_CHARS) return null
  if (wantsRestockAlert(text, intent === 'check_stock')) return 'restock_alert'
  if (wantsOwnData(text)) return 'data_export'
  if (asksForCode(reading)) return 'check_code'
  return BY_INTENT[intent]?.(text, confidence) ?? byWords(reading)
}

const BY_INTENT: Readonly<Record<string, (text: string, confidence: number) => RuleIntent | null>> = {
  promotion: (text) => (asksHowOffersWork(text) ? null : 'list_promotions'),
  loyalty: (text) => (asksForOwnPoints(text) ? 'points_balance' : null),
  newsletter: readNewsletter,
  leave_review: (text, confidence) => {
    const sure = confidence >= SURE_OF_REVIEW || speaksOfReviews(text)
    return sure && !asksAboutReviews(text) ? 'write_review' : null
  },
  delete_account: (text) => (asksAboutDeletion(text) ? 'data_question' : null),
}

/** What the model is unsure of, though the words are plain. */
function byWords({ text, intent }: Reading): RuleIntent | null {
  const unsure = intent === 'nlu_fallback' || intent === 'out_of_scope'
  return unsure && asksForTier(text) ? 'points_balance' : null
}

const SURE_OF_REVIEW = 0.7
/** A short message that names the newsletter and asks nothing. */
const MAX_SETTING_CHARS = 30

function readNewsletter(text: string): RuleIntent | null {
  const wish = newsletterWish(text)
  if (wish === 'question') return null
  if (wish === 'on' || wish === 'off') return `newsletter_${wish}`
  const isShort = text.trim().length <= MAX_SETTING_CHARS && namesNewsletter(text)
  return wish === 'either' || isShort ? 'newsletter_setting' : null
}

/** Letters then digits ("SAVE10"), or capitals alone ("FREESHIP"). */
const CODE_LIKE =
  /(?<![\p{L}\p{N}@.#-])(?:[A-Za-z]{3,16}-?\d{1,4}|[A-Z]{2,}-[A-Z0-9]{2,16}|[A-Z]{5,20})(?![\p{L}\p{N}@-])/u
/** Readings beside which a code of the shop's is what the message is about. */
const NEAR_CODE: ReadonlySet<string> = new Set(
  `promotion payment_problem place_order price_question product_question nlu_fallback out_of_scope leave_review loyalty newsletter
  edit_account bot_question`.split(/\s+/),
)

/** Longest message in which a word like SPRING20 is the matter itself. */
const MAX_ABOUT_CODE_CHARS = 60

function asksForCode({ text, intent, codes, lastFlow }: Reading): boolean {
  if (isBareCode(text, codes)) return true
  const looksLikeOne = CODE_LIKE.test(text.normalize('NFKC'))
  // After one code the next, with nothing beside it.
  if (lastFlow === 'check_code' && looksLikeOne && /^\S+$/.test(text.trim())) return true
  const capitals = /(?<![\p{L}\p{N}])[A-Z]{3,16}-?\d{1,3}(?![\p{L}\p{N}-])/u.test(text)
  if (capitals && speaksOfWorking(text) && text.length <= MAX_ABOUT_CODE_CHARS) return true
  if (!NEAR_CODE.has(intent)) return false
  if (namedCodes(text).some((code) => codes.has(code))) return true
  return intent === 'promotion' && (looksLikeOne || saysCodeRefused(text))
}

/** Whether a question about a code is one about the rules of codes: stacking, sale items, points. */
export function asksRuleOfCodes(text: string): boolean {
  return asksHowOffersWork(text)
}

/** Whether the shop has refused the code, by what the message says. */
export function saysCodeFails(text: string): boolean {
  return saysRefused(text) || saysCodeRefused(text)
}

function isBareCode(text: string, codes: ReadonlySet<string>): boolean {
  return codes.has(
    text
      .normalize('NFKC')
      .trim()
      .replace(/[.!?。！？]+$/, '')
      .toUpperCase(),
  )
}

/** Everything in a message that may be a code, in upper case, in its order; at most twenty. */
export function namedCodes(text: string): string[] {
  const words = text.normalize('NFKC').match(/[A-Za-z0-9][A-Za-z0-9-]{2,23}/g) ?? []
  return words.slice(0, 20).map((word) => word.toUpperCase())
}

/** The likeliest code that no promotion has: what looks most like one. */
export function codeLike(text: string): string | null {
  return CODE_LIKE.exec(text.normalize('NFKC'))?.[0].toUpperCase() ?? null
}
