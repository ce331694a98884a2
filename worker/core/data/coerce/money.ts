import { type Coerced, fixed, unreadable } from '../fixed'
import { toMinorUnits } from '../minor-units'
import { type DecimalMark, decimalText } from './number'
import { plainText } from './text'

/** Minor units of an ISO 4217 currency. */
export type MoneyValue = { readonly cents: number; readonly currency: string }

/** Symbols that name one currency. $ and ¥ name several: they mean the shop's own when that is one of those, else the most common. */
const SYMBOLS: readonly (readonly [RegExp, string, readonly string[]])[] = [
  [/US\$|\$US/i, 'USD', []],
  [/CA\$|C\$/i, 'CAD', []],
  [/AU?\$/i, 'AUD', []],
  [/HK\$/i, 'HKD', []],
  [/NT\$/i, 'TWD', []],
  [/S\$/i, 'SGD', []],
  [/NZ\$/i, 'NZD', []],
  [/MX\$/i, 'MXN', []],
  [/R\$/i, 'BRL', []],
  [/€/, 'EUR', []],
  [/£/, 'GBP', []],
  [/[¥￥]/, 'CNY', ['CNY', 'JPY']],
  [/円/, 'JPY', []],
  [/元|人民币/, 'CNY', []],
  [/₩/, 'KRW', []],
  [/₹/, 'INR', []],
  [/₺/, 'TRY', []],
  [/zł/i, 'PLN', []],
  [/\$/, 'USD', ['USD', 'CAD', 'AUD', 'HKD', 'TWD', 'SGD', 'NZD', 'MXN', 'ARS', 'CLP', 'COP']],
]
const NAMES: Readonly<Record<string, string>> = {
  RMB: 'CNY',
  EURO: 'EUR',
  EUROS: 'EUR',
  DOLLAR: 'USD',
  DOLLARS: 'USD',
  YEN: 'JPY',
  YUAN: 'CNY',
  POUND: 'GBP',
  POUNDS: 'GBP',
  STG: 'GBP',
}

/** Codes this runtime knows, made once. */
let codes: ReadonlySet<string> | null = null

/** An ISO 4217 code, from a code in any case, a symbol or a common name. `home` is the shop's currency. */
export function coerceCurrency(cell: unknown, home: string): Coerced<string> {
  const text = plainText(cell)
  if (text === null) return unreadable('bad_currency')
  const code = currencyOf(text, home)
  if (code === null) return unreadable('bad_currency')
  return fixed(code, code !== text && 'currency_format')
}

/**
 * An amount with or without its currency ("12,50 €", "USD 1,200.00", "19.9"). Without one it is of `currency`, or of the shop's. An amount
 * that names another currency than its own column is unreadable: one of the two is wrong.
 */
export function coerceMoney(
  cell: unknown,
  context: { readonly mark: DecimalMark; readonly currency: string | null; readonly home: string },
): Coerced<MoneyValue> {
  const text = plainText(cell)
  if (text === null) return unreadable('bad_amount')
  const words = text.replace(/[\d.,\s'’()+\-−\u0660-\u0669\u06f0-\u06f9٫٬]/g, '')
  const named = words === '' ? null : currencyOf(words, context.currency ?? context.home)
  if (words !== '' && named === null) return unreadable('bad_amount')
  if (named && context.currency && named !== context.currency) return unreadable('currency_conflict')
  const currency = named ?? context.currency ?? context.home
  const amount = decimalText(words === '' ? cell : strip(text, words), context.mark)
  if (!amount.ok) return unreadable('bad_amount')
  const cents = toMinorUnits(amount.value, currency)
  if (cents === null) return unreadable('bad_amount')
  return fixed({ cents, currency }, ...amount.fixes, words !== '' && 'amount_with_currency')
}

function strip(text: string, words: string): string {
  const letters = new Set(words)
  return [...text]
    .filter((letter) => !letters.has(letter))
    .join('')
    .trim()
}

function currencyOf(text: string, home: string): string | null {
  const word = text.trim().toUpperCase().replace(/\.$/, '')
  const code = NAMES[word] ?? word
  if (/^[A-Z]{3}$/.test(code) && known().has(code)) return code
  for (const [symbol, usual, several] of SYMBOLS)
    if (symbol.test(text.trim())) return several.includes(home) ? home : usual
  return null
}

function known(): ReadonlySet<string> {
  codes ??= new Set(Intl.supportedValuesOf('currency'))
  return codes
}
