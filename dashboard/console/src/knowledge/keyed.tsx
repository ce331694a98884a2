import { Fragment, type ReactNode } from 'react'

/** Parts that have no names of their own and are always made anew together, in a list. */
export function keyed<T>(parts: readonly T[], show: (part: T, index: number) => ReactNode): ReactNode[] {
  return parts.map((part, index) => <Fragment key={String(index)}>{show(part, index)}</Fragment>)
}
