/** First wait before a message is delivered again; doubled with each try. */
const RETRY_BASE_S = 5
/** Longest wait between two tries. */
const RETRY_MAX_S = 15 * 60

/** How long a queue is to keep a message that could not be worked on; `attempts` counts from 1. */
export function retryDelaySeconds(attempts: number): number {
  return Math.min(RETRY_BASE_S * 2 ** Math.max(attempts - 1, 0), RETRY_MAX_S)
}
