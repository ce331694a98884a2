import { type Act, type ChoiceWords, type Patterns, perAct } from './language-cues'

/** Words of a language that puts spaces between them: each is a list of alternatives, source of a regular expression. */
export type Agreement = {
  /** Said before a yes or a no: "oh", "well". */
  readonly lead: string
  /** A yes that may name what is agreed to and say thanks: "yes, cancel it", "yes thanks". */
  readonly yes: string
  /** Consents by itself: "ok", "go ahead". "Ok thanks" acknowledges, it consents to nothing. */
  readonly consent: string
  /** Agrees without consenting to a change: "fine", "alright". */
  readonly agree: string
  /** May stand beside words of agreement: "great", "then". */
  readonly beside: string
  readonly please: string
  readonly thanks: string
  /** "You can" of "yes, you can cancel it". */
  readonly may: string
  /** Carrying out each change, with or without naming it. */
  readonly does: Readonly<Record<Act, string>>
}

/** An order number as it is typed. */
export const ORDER_CODE = '#?[a-z]{0,4}-?\\d{4,8}'
/** The same, up to its fourth digit. */
const DIGITS_NEXT = '\\S{0,6}\\d{4}'
const NO_LETTER = '(?![\\p{L}\\p{M}])'

/** The whole message is one or more of these, with such words before and after. */
export function whole(lead: string, core: string, tail: string): RegExp {
  return new RegExp(`^(?:(?:${lead}) ){0,4}(?:${core})(?: (?:${tail}|${core})){0,3}$`, 'u')
}

/** Yes, alone or with more words of agreement, an order number, or the change. */
export function affirmOf(said: Agreement): Patterns {
  const does = Object.values(said.does).join('|')
  const more = [said.yes, said.consent, said.agree, said.beside, said.please, said.thanks].join('|')
  return {
    words: [
      new RegExp(
        `^(?:(?:${said.lead}) ){0,2}(?:${said.yes}|${said.consent}|${said.agree})(?: (?:${more})){0,4}` +
          `(?: (?:(?:${said.may}) )?(?:${does})(?: (?:${said.please}|${said.thanks}))?| ${ORDER_CODE})?$`,
        'u',
      ),
    ],
  }
}

/** Consent and nothing else, per change: see isConsent. */
export function consentOf(said: Agreement): Readonly<Record<Act | 'any', Patterns>> {
  return perAct((acts) => {
    const does = acts.map((act) => said.does[act]).join('|')
    const doing = `(?:(?:${said.please}) )?(?:${does})(?: (?:${said.please}))?`
    const more = `(?:${said.yes}|${said.consent}|${said.please}|(?:(?:${said.may}) )?${doing})`
    return {
      words: [
        new RegExp(`^(?:(?:${said.lead}) ){0,2}(?:${said.yes})(?: ${more}){0,4}(?: (?:${said.thanks}))?$`, 'u'),
        new RegExp(`^(?:(?:${said.lead}) ){0,2}(?:${said.consent}|${doing})(?: ${more}){0,4}$`, 'u'),
      ],
    }
  })
}

/** Words of refusal: `no` may be followed by `beside` and thanks; `refusals` are whole messages, with or without a no before. */
export type Denial = {
  readonly lead: string
  readonly no: string
  readonly beside: string
  readonly refusals: string
  readonly thanks: string
}

/** No, with or without a correction behind a comma. */
export function denyOf({ lead, no, beside, refusals, thanks }: Denial): Patterns {
  const start = `^(?:(?:${lead}) ){0,2}`
  const more = `(?: (?:${no}|${beside}|${thanks}|${refusals}|\\S{0,8}\\d{4,8})){0,3}$`
  return {
    marks: [new RegExp(`^(?:${no}) ?[,;!]`, 'u')],
    words: [new RegExp(`${start}(?:${no})${more}`, 'u'), new RegExp(`${start}(?:${refusals})${more}`, 'u')],
  }
}

/** Words that put something right; see startsWithCorrection. */
export type Righting = {
  readonly lead: string
  readonly no: string
  /** After "no," these say nothing new: "thanks", "problem". */
  readonly notNew: string
  readonly sorry: string
  /** "It is" of "no it's 1002", "my number is" of "sorry, my number is 1002". */
  readonly itIs: string
  /** "I meant", "wrong number", "typo": a correction by themselves. */
  readonly slip: string
  /** "Not" of "not 1001". */
  readonly not: string
}

/** Thanks are said across languages. */
const NOT_NEW = 'thanks|thank|thx|problem|worries|gracias|merci|danke|obrigad[oa]'

export function correctionOf(said: Righting): RegExp {
  const notNew = `${said.notNew}|${NOT_NEW}`
  const newValue = `(?:(?:${said.itIs}) )?(?:(?:el|la|le|die|das|o|a|al) )?${DIGITS_NEXT}`
  return new RegExp(
    `^(?:(?:${said.lead})[ ,.!-]{1,3}){0,3}` +
      `(?:(?:${said.no})(?:(?:[,;!]| -) ?(?!(?:${notNew})${NO_LETTER})\\S| ${newValue})|` +
      `(?:(?:${said.no})[ ,]{1,2})?(?:${said.sorry})[ ,]{1,2}(?:(?:${said.itIs})${NO_LETTER}|(?:${said.slip})${NO_LETTER}|${newValue})|` +
      `(?:(?:${said.no}) )?(?:${said.slip})${NO_LETTER}|(?:${said.not}) (?:(?:el|la|le|die|das|o|a|al) )?${DIGITS_NEXT})`,
    'u',
  )
}

/** A greeting or "it is about", the order and its number, and nothing else. */
export function bareOrderOf(lead: string, order: string): Patterns {
  return {
    words: [new RegExp(`^(?:(?:${lead}) ){0,4}(?:${order}) ?${ORDER_CODE}$`, 'u')],
  }
}

/** Words that pick a choice; `ordinals` and `cardinals` from the first on. */
export type Picking = {
  readonly lead: string
  readonly article: string
  /** "Number", "option". */
  readonly numbered: string
  readonly item: string
  /** What is written behind the digits of an ordinal: "2nd". */
  readonly endings: string
  readonly ordinals: readonly string[]
  readonly cardinals: readonly string[]
  readonly last: string
  readonly please: string
}

/** Picks by number, by ordinal in words ("the second one") and by "the last". */
export function choiceOf(said: Picking): ChoiceWords {
  const article = `(?:(?:${said.article}) )?`
  const end = `(?: (?:${said.item}))?(?:,? (?:${said.please}))?$`
  const nth = said.ordinals.map((ordinal, index) => {
    const cardinal = said.cardinals[index] ?? ordinal
    const counted = `(?:(?:${said.article}) )?(?:${said.numbered}) (?:${cardinal})|(?:${said.article}) (?:${cardinal})`
    return new RegExp(`^(?:${article}(?:${ordinal})|${counted})${end}`, 'u')
  })
  return {
    lead: new RegExp(`^(?:(?:${said.lead}) ){0,3}`, 'u'),
    numbers: [new RegExp(`^${article}(?:(?:${said.numbered}) ?)?(\\d{1,2})(?:${said.endings})?${end}`, 'u')],
    nth,
    last: new RegExp(`^${article}(?:${said.last})${end}`, 'u'),
  }
}

/** Anywhere between words: `\b` for letters of every script. */
export function anywhere(...sources: readonly string[]): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${sources.join('|')})${NO_LETTER}`, 'u')
}
