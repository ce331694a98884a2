/** Minor digits where they are not two. */
const DIGITS: Readonly<Record<string, number>> = { JPY: 0, KRW: 0, CLP: 0, KWD: 3, BHD: 3, OMR: 3, JOD: 3, IQD: 0 }

/** The value of an amount: with the currency's minor digits and its ISO 4217 code, "12.50 EUR", "900 JPY". */
export function formatMoney(amount: number, currency: string): string {
  return `${amount.toFixed(DIGITS[currency] ?? 2)} ${currency}`
}
