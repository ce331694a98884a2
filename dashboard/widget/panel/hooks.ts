import { useEffect, useLayoutEffect, useState } from 'preact/hooks'
import type { Cell } from '../client/state'

export function useCell<T>(cell: Cell<T>): T {
  const [, setTurn] = useState(0)
  useLayoutEffect(() => cell.subscribe(() => setTurn((n) => n + 1)), [cell])
  return cell.get()
}

/** True once `flag` has held for `ms`: what passes quickly is never shown. */
export function useDelayed(flag: boolean, ms: number): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!flag) return setLate(false)
    const timer = setTimeout(() => setLate(true), ms)
    return () => clearTimeout(timer)
  }, [flag, ms])
  return flag && late
}
