/** A promise of `value` after `ms` milliseconds, and the way to give it up. */
export function timeout<T>(ms: number, value: T): { readonly promise: Promise<T>; readonly cancel: () => void } {
  const { promise, resolve } = Promise.withResolvers<T>()
  const timer = setTimeout(() => resolve(value), ms)
  return { promise, cancel: () => clearTimeout(timer) }
}
