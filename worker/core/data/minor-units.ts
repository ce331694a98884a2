const digits = new Map<string, number>()

/** Decimal places of a currency (EUR 2, JPY 0, KWD 3); 2 for a code nobody knows. */
export function decimalsOf(currency: string): number {
  let count = digits.get(currency)
  if (count === undefined) {
    count = readDecimals(currency)
    digits.set(currency, count)
  }
  return count
}

/**
 * A decimal text as minor units of a currency, without a float on the way: "12.5" EUR ▸ 1250, "1200" JPY ▸ 1200. Places beyond the
 * currency's are rounded half away from zero. Null for what is no plain decimal ("1,200", "12 €", "1e3") or too large to be exact.
 */
export function toMinorUnits(amount: string, currency: string): number | null {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(amount.trim())
  if (!parts) return null
  const [, sign, whole = '0', fraction = ''] = parts
  const places = decimalsOf(currency)
  const kept = fraction.slice(0, places).padEnd(places, '0')
  const roundsUp = (fraction[places] ?? '0') >= '5'
  const minor = Number(whole + kept) + (roundsUp ? 1 : 0)
  if (!Number.isSafeInteger(minor)) return null
  return sign === '-' && minor !== 0 ? -minor : minor
}

/** Minor units as the decimal text an API takes: 1250 EUR ▸ "12.50", -5 EUR ▸ "-0.05", 1200 JPY ▸ "1200". */
export function fromMinorUnits(minor: number, currency: string): string {
  const places = decimalsOf(currency)
  const text = String(Math.abs(minor)).padStart(places + 1, '0')
  const cut = text.length - places
  const decimal = places === 0 ? text : `${text.slice(0, cut)}.${text.slice(cut)}`
  return minor < 0 ? `-${decimal}` : decimal
}

function readDecimals(currency: string): number {
  try {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency })
    return format.resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}
