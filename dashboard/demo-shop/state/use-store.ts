import { useEffect, useState } from 'preact/hooks'
import type { Store } from './store'

export const useStore = <Value>(store: Store<Value>): Value => {
  const [, redraw] = useState(0)
  useEffect(() => {
    const seen = store.get()
    const stop = store.subscribe(() => redraw((count) => count + 1))
    // A change between the first drawing and this effect must not be missed.
    if (!Object.is(seen, store.get())) redraw((count) => count + 1)
    return stop
  }, [store])
  return store.get()
}
