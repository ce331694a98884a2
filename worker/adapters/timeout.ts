/** A promise of `value` after `ms` milliseconds, and the way to give it up. */
export function timeout<T>(ms: number, value: T): { readonly promise: Promise<T>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<T>()
  const timer = setTimeout(() => resolve(value), ms)
  return { promise, cancel: () => clearTimeout(timer) }
}

/** What `work` comes to, or `late` once `ms` milliseconds have passed. The work goes on; a failure after that is dropped. */
export function within<T, L>(ms: number, work: Promise<T>, late: L): Promise<T | L> {
  const limit = timeout(ms, late)
  return Promise.race([work, limit.promise]).finally(limit.cancel)
}
