import type { MouseEvent } from 'react'
import { go, type PageName } from '../route'

/** A plain click stays in the page; one for a new tab or window is the browser's. */
export function follow(event: MouseEvent, page: PageName): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(page)
}
