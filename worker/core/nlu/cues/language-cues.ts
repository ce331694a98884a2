/** The kinds of change a flow can make. */
export type Act = 'cancel' | 'change' | 'return' | 'claim'
export const ACTS: readonly Act[] = ['cancel', 'change', 'return', 'claim']

/** Patterns of a whole short message: `marks` read it with its punctuation ("no, 1002"), `words` without. */
export type Patterns = { readonly marks?: readonly RegExp[]; readonly words?: readonly RegExp[] }

/** How a language refuses a task, and the words of that task: what else the message asks for is told by them. */
export type Refusal = { readonly refused: RegExp; readonly named: RegExp }

/** What one language says for each cue. Patterns read folded text (fold.ts), `letters` folded too. */
export type LanguageCues = {
  /** Further folding of the language's own letters; none where the common one will do. */
  readonly letters?: (text: string) => string
  readonly abandon: Patterns
  readonly affirm: Patterns
  /** What takes a yes back or asks something. */
  readonly notAffirm: Patterns
  readonly deny: Patterns
  /** What begins like a no and is none: "no problem". */
  readonly notDeny: Patterns
  /** The start of a message that puts something right. */
  readonly correction: RegExp
  readonly consent: Readonly<Record<Act | 'any', Patterns>>
  /** What is said like a consent and is none. */
  readonly notConsent?: Patterns
  readonly startsYes: RegExp
  readonly refusal: Readonly<Record<Act, Refusal>>
  /** Asks why or complains: refuses nothing. */
  readonly why: RegExp
  readonly bareOrder: Patterns
  /** The start and the end of a question; accents are kept here, since they tell "qué" from "que". */
  readonly asks: { readonly start: RegExp; readonly end?: RegExp }
  readonly replaces: RegExp
  readonly dropsThis: Patterns
  readonly waits: Patterns
  readonly leaves: Patterns
  readonly goodbye: RegExp
  readonly danger: Danger
  /** Leaves it open: "perhaps". */
  readonly maybe: RegExp
  /** A yes anywhere in the message. */
  readonly yesWord?: RegExp
  /** Stands right before an order number that is ruled out: "it is not". */
  readonly notNumber: RegExp
  /** Words before a corrected value, as the shopper typed them: "no,", "sorry,". */
  readonly leadingNo: string
  readonly choice: ChoiceWords
  readonly orderNumber: NumberWords
  readonly goods: GoodsWords
}

/** How one of several choices is picked. Groups of `numbers` hold the digits; `nth` has a pattern for each place from the first. */
export type ChoiceWords = {
  /** Left away before a title: "because", "I have". */
  readonly lead: RegExp
  /** Left away behind one. */
  readonly tail?: RegExp
  readonly numbers: readonly RegExp[]
  readonly nth: readonly RegExp[]
  readonly last: RegExp
  /** A question without its mark. */
  readonly asks?: RegExp
}

/** Being without the order number: in any message, and as the whole answer to the question for it. */
export type NumberWords = { readonly lacks: RegExp; readonly without: RegExp }

/** Asking for goods; these read the text with its marks, lower case, letters folded. */
export type GoodsWords = {
  /** Asks for a kind of thing: "do you have", "how much". */
  readonly wants: RegExp
  /** Begins or ends a question for goods. */
  readonly asks: RegExp
  /** Words of an order, a fault or a rule of the shop: the thing named is one the shopper has, or beside the question. */
  readonly elsewhere: RegExp
}

/** `danger` reads the words alone, `dangerMarks` the folded text; `asksWhether` begins a question about a product. */
export type Danger = {
  readonly selfHarm: RegExp
  readonly danger: readonly RegExp[]
  readonly dangerMarks?: RegExp
  readonly asksWhether?: RegExp
}

/** The same patterns for both views of a message. */
export function both(...patterns: readonly RegExp[]): Patterns {
  return { marks: patterns, words: patterns }
}

/** Patterns that read the words alone. */
export function words(...patterns: readonly RegExp[]): Patterns {
  return { words: patterns }
}

/** One entry for each kind of change, and one for any of them. */
export function perAct<Of>(of: (acts: readonly Act[]) => Of): Readonly<Record<Act | 'any', Of>> {
  return { any: of(ACTS), cancel: of(['cancel']), change: of(['change']), return: of(['return']), claim: of(['claim']) }
}
