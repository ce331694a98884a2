import type { ComponentChild } from 'preact'

/** For lists inside a message: a message never changes, so the place of an item is all the key it needs. */
export const each = <T>(items: readonly T[], draw: (item: T, index: number) => ComponentChild): ComponentChild[] =>
  items.map(draw)
