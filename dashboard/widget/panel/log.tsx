import type { ComponentChildren } from 'preact'
import { Bubble, type FailureActions } from './bubble'
import { useView } from './context'
import { dayLabel, dayOf } from './format'
import { Icon } from './icons'
import { useStickToEnd } from './stick'
import type { Item } from './timeline'

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

export function Log({ items, intro, typing, actions, children }: LogProps) {
  const { words, locale } = useView()
  const last = items.at(-1)
  const own = last?.kind === 'entry' && last.author === 'shopper'
  const { scroller, onScroll, toEnd, news } = useStickToEnd(last?.key, own)
  const now = new Date()
  return (
    <div class="log-frame">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable for those without a mouse */}
      <section class="scroller" ref={scroller} onScroll={onScroll} tabIndex={0} aria-label={words.log}>
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
      </section>
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
