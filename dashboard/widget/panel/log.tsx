import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Bubble, type FailureActions } from './bubble'
import { useView } from './context'
import { dayLabel, dayOf } from './format'
import { Icon } from './icons'
import type { Item } from './timeline'

/** Nearer to the end than this counts as being there. */
const NEAR_PX = 80
const MARGIN_PX = 12

interface LogProps {
  items: readonly Item[]
  /** Shown before the first message. */
  intro: ComponentChildren
  typing: boolean
  actions: FailureActions
  /** What follows the last message: quick replies or suggestions. */
  children: ComponentChildren
}

function Dots() {
  return (
    <div class="row row-bot row-first" aria-hidden="true">
      <div class="bubble dots">
        <span />
        <span />
        <span />
      </div>
    </div>
  )
}

/** The end, but never past the shopper's last message: a tall answer is read from its beginning. */
function followTop(el: HTMLElement): number {
  const own = [...el.querySelectorAll<HTMLElement>('.row-shopper')].at(-1)
  return own ? Math.min(own.offsetTop - MARGIN_PX, el.scrollHeight) : el.scrollHeight
}

/** Keeps the end in sight while the reader is there; a message of their own always brings them back. */
function useStickToEnd(lastKey: string | undefined, ownLast: boolean, shape: unknown[]) {
  const scroller = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [news, setNews] = useState(false)
  const toEnd = () => scroller.current?.scrollTo({ top: scroller.current.scrollHeight })
  const follow = () => scroller.current?.scrollTo({ top: followTop(scroller.current) })
  const onScroll = () => {
    const el = scroller.current
    if (!el) return
    atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_PX
    if (atEnd.current) setNews(false)
  }
  useLayoutEffect(() => {
    if (atEnd.current || ownLast) follow()
    else if (lastKey) setNews(true)
  }, [lastKey])
  useLayoutEffect(() => {
    if (atEnd.current) follow()
  }, shape)
  // Opening and the phone's keyboard change the height: whoever was at the end stays there.
  useLayoutEffect(() => {
    const observer = new ResizeObserver(() => atEnd.current && follow())
    if (scroller.current) observer.observe(scroller.current)
    return () => observer.disconnect()
  }, [])
  return { scroller, onScroll, toEnd, news }
}

export function Log({ items, intro, typing, actions, children }: LogProps) {
  const { words, locale } = useView()
  const last = items.at(-1)
  const own = last?.kind === 'entry' && last.author === 'shopper'
  const { scroller, onScroll, toEnd, news } = useStickToEnd(last?.key, own, [typing, children, items])
  const now = new Date()
  return (
    <div class="log-frame">
      <div class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} role="region" aria-label={words.log}>
        <div class="log" role="log" aria-live="polite" aria-label={words.log}>
          {intro}
          {items.map((item, i) => {
            if (item.kind === 'entry') return <Bubble key={item.key} entry={item} actions={actions} />
            // A conversation of today needs no heading.
            if (i === 0 && item.day === dayOf(now)) return null
            return (
              <p key={item.key} class="day">
                {dayLabel(item.day, now, locale, words)}
              </p>
            )
          })}
        </div>
        {typing && <Dots />}
        {children}
      </div>
      {news && (
        <button type="button" class="to-end" onClick={toEnd}>
          <Icon name="down" />
          {words.newMessages}
        </button>
      )}
      <p class="sr-only" role="status">
        {typing ? words.typing : ''}
      </p>
    </div>
  )
}
