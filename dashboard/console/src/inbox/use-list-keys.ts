import { useEffect } from 'react'

/** J and K move the focus through the list; Enter opens what has it, as on any button. */
export function useListKeys(): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return
      if (event.key !== 'j' && event.key !== 'k') return
      const rows = [...document.querySelectorAll<HTMLElement>('.inbox-row')]
      const has = document.activeElement
      const at = has instanceof HTMLElement ? rows.indexOf(has) : -1
      const from = at >= 0 ? at : rows.findIndex((row) => row.getAttribute('aria-current') === 'true')
      const next = from < 0 ? 0 : from + (event.key === 'j' ? 1 : -1)
      rows[Math.min(Math.max(next, 0), rows.length - 1)]?.focus()
      event.preventDefault()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
}
