import { foldText } from './entity-rules'

/** Six digits, each perhaps after a space or a hyphen, with no further digit or Latin letter beside them. */
const SIX_DIGITS = /(?<![\p{Script=Latin}\d]|\d[ -])\d(?:[ -]?\d){5}(?![\p{Script=Latin}\d]|[ -]\d|[.,:]\d)/gu
/** Digits alone, nearly a code: somebody missed a digit or typed one twice. */
const NEARLY = /^\D{0,3}\d(?:[ -]?\d){4,6}\D{0,3}$/u
/** The number after it is an order's. */
const ORDER_BEFORE =
  /(?:order|pedido|encomenda|commande|bestellung|bestellnummer|auftrag|注文|طلب|订单|訂單|单号|單號|#)[^\d\n]{0,16}$/iu
/** Zero-width characters come along when a code is copied out of a mail. */
const INVISIBLE = /\p{Cf}/gu

/** The one-time code in a message ("482913", "482 913", "my code is 482-913"), as six digits; null when there is none, or more than one. */
export function readCode(message: string): string | null {
  const text = foldText(message.replace(INVISIBLE, ''))
  const found = [...text.matchAll(SIX_DIGITS)].filter(({ index }) => !ORDER_BEFORE.test(text.slice(0, index)))
  const [only] = found
  return only && found.length === 1 ? only[0].replace(/\D/g, '') : null
}

/** Five to seven digits and nothing else: at the question for a code it is a mistyped one, not another order. */
export function isNearlyCode(message: string): boolean {
  return NEARLY.test(foldText(message.replace(INVISIBLE, '')).trim())
}
