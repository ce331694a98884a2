import { useLayoutEffect, useRef, useState } from 'preact/hooks'

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 80
const MARGIN_PX = 12

/** Goes to the end, but never past the shopper's last message: a tall answer is read from its beginning. */
function follow(el: HTMLElement | null): void {
  if (!el) return
  const own = [...el.querySelectorAll<HTMLElement>('.row-shopper')].at(-1)
  el.scrollTo({ top: own ? Math.min(own.offsetTop - MARGIN_PX, el.scrollHeight) : el.scrollHeight })
}

/** Keeps the end in sight while the reader is there; a message of their own always brings them back. */
export function useStickToEnd(lastKey: string | undefined, ownLast: boolean) {
  const scroller = useRef<HTMLElement>(null)
  const atEnd = useRef(true)
  const seen = useRef<string>(undefined)
  const [news, setNews] = useState(false)
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  const onScroll = () => {
    const el = scroller.current
    if (!el) return
    atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX
    if (atEnd.current) setNews(false)
  }
  useLayoutEffect(() => {
    const fresh = lastKey !== seen.current
    seen.current = lastKey
    if (atEnd.current || (fresh && ownLast)) follow(scroller.current)
    else if (fresh && lastKey) setNews(true)
  })
  // Opening and the phone's keyboard change the height: whoever was at the end stays there.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => atEnd.current && follow(scroller.current))
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])
  return { scroller, onScroll, toEnd, news }
}
