import { within } from '../timeout'

/**
 * Who waits goes on after this long, in milliseconds. A run takes about one; one that has not ended by then belongs to a request that
 * died, and workerd continues nothing of a dead request: it would be waited for for ever.
 */
const GIVE_UP_MS = 1_000

type Turn = { readonly until: number; readonly over: Promise<void> }

/** Runs the calls one after the other, in their order. A failed run does not stop the next one, nor does one that never ends. */
export function oneAtATime<A extends readonly unknown[], R>(
  run: (...args: A) => Promise<R>,
): (...args: A) => Promise<R> {
  /** The latest to come, whether it runs or waits. */
  let last: Promise<void> | null = null
  let running: Turn | null = null
  return async (...args) => {
    const before = last
    const { promise: over, resolve } = Promise.withResolvers<void>()
    last = over
    try {
      if (before) await within(GIVE_UP_MS, before, undefined)
      // Several may have given up waiting at the same moment: still only one of them runs.
      for (let now = Date.now(); running && now < running.until; now = Date.now()) {
        await within(running.until - now, running.over, undefined)
      }
      running = { until: Date.now() + GIVE_UP_MS, over }
      return await run(...args)
    } finally {
      if (running?.over === over) running = null
      if (last === over) last = null
      resolve()
    }
  }
}
