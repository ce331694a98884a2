/** First wait before a call is repeated, in milliseconds; doubled each time. */
const BASE_WAIT_MS = 100

/** Milliseconds to wait before try `tries + 1`: what the shop asked for (seconds or a date, RFC 9110), else a growing pause. */
export function retryWait(answer: { readonly retryAfter: string | null }, tries: number, now: number): number {
  const pause = BASE_WAIT_MS * 2 ** (tries - 1)
  const asked = answer.retryAfter?.trim() ?? ''
  if (/^\d{1,6}$/.test(asked)) return Math.max(Number(asked) * 1_000, pause)
  const at = asked === '' ? Number.NaN : Date.parse(asked)
  return Number.isNaN(at) ? pause : Math.max(at - now, pause)
}
