export const FIRST_RETRY_MS = 500
export const MAX_RETRY_MS = 30_000

/** Wait before attempt `attempt` (0 is the first retry): doubling, half of it random so that a crowd spreads out. */
export function backoffMs(attempt: number, random: () => number = Math.random): number {
  const ceiling = Math.min(MAX_RETRY_MS, FIRST_RETRY_MS * 2 ** attempt)
  return ceiling / 2 + (random() * ceiling) / 2
}
