/** First-party storage of one shop; falls back to memory where the browser blocks it. */
export interface Store {
  get(key: string): string | null
  set(key: string, value: string): void
  remove(key: string): void
  /** Names of the keys that begin with `prefix`. */
  keys(prefix: string): string[]
}

/** Storage may throw on access (blocked), on write (full) or be absent: the memory copy always answers. */
export function createStore(shop: string, area: () => Storage = () => localStorage): Store {
  const prefix = `kefu:${shop}:`
  const memory = new Map<string, string>()
  const attempt = <T>(action: (storage: Storage) => T, otherwise: T): T => {
    try {
      return action(area())
    } catch {
      return otherwise
    }
  }
  const stored = () => attempt((s) => Object.keys(s).filter((k) => k.startsWith(prefix)), [] as string[])
  return {
    get: (key) => attempt((s) => s.getItem(prefix + key), null) ?? memory.get(key) ?? null,
    set(key, value) {
      const written = attempt((s) => {
        s.setItem(prefix + key, value)
        return true
      }, false)
      if (written) memory.delete(key)
      else memory.set(key, value)
    },
    remove(key) {
      memory.delete(key)
      attempt((s) => s.removeItem(prefix + key), undefined)
    },
    keys: (start) =>
      [...new Set([...stored().map((k) => k.slice(prefix.length)), ...memory.keys()])].filter((k) =>
        k.startsWith(start),
      ),
  }
}
