import { ArrowDown } from 'lucide-react'
import { useLayoutEffect, useRef, useState } from 'react'
import type { Message } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { Bubble } from './bubble'
import type { OpenedProps } from './conversation-pane'
import { EntryLine } from './entry-line'
import { shopperName } from './names'
import { useOutbox } from './outbox'
import { OutgoingBubble } from './outgoing-bubble'
import { type ThreadItem, threadOf } from './thread'
import { dayIn, dayName, useZone } from './time'

/** Nearer to the end than this counts as reading the end: it is followed. */
const NEAR_PX = 80

/** What was said and done, oldest first; it follows what comes while its end is in sight. */
export function ThreadView(props: OpenedProps) {
  const { state, id, detail } = props
  const t = useTranslate()
  const timeZone = useZone()
  const { all } = useOutbox()
  const mine = all.filter((one) => one.conversationId === id)
  const items = threadOf(detail, mine, (at) => dayIn(at, timeZone))
  const typing = state.typing[id] === true
  const { box, below, toEnd, onScroll } = useFollowing(`${items.at(-1)?.key} ${items.length} ${typing}`)
  return (
    <div className="inbox-thread-box">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div className="inbox-thread" role="log" aria-label={t('inbox_log')} tabIndex={0} ref={box} onScroll={onScroll}>
        {items.map((item) => (
          <Item key={item.key} {...props} item={item} />
        ))}
        {typing && <p className="inbox-typing">{t('inbox_typing', { name: shopperName(detail.conversation, t) })}</p>}
      </div>
      {below && (
        <button type="button" className="secondary inbox-below" onClick={toEnd}>
          <ArrowDown aria-hidden="true" />
          {t('inbox_new_below')}
        </button>
      )}
    </div>
  )
}

/** Keeps the end in sight when it was; else says that there is more. `last` changes with what comes. */
function useFollowing(last: string) {
  const box = useRef<HTMLDivElement>(null)
  const atEnd = useRef(true)
  const [below, setBelow] = useState(false)
  const toEnd = (): void => {
    box.current?.scrollTo({ top: box.current.scrollHeight })
    setBelow(false)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is what comes that moves the end
  useLayoutEffect(() => {
    if (atEnd.current) box.current?.scrollTo({ top: box.current.scrollHeight })
    else setBelow(true)
  }, [last])
  const onScroll = (): void => {
    const { scrollHeight = 0, scrollTop = 0, clientHeight = 0 } = box.current ?? {}
    atEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX
    if (atEnd.current) setBelow(false)
  }
  return { box, below, toEnd, onScroll }
}

function Item(props: OpenedProps & { readonly item: ThreadItem }) {
  const { item, session, live, state, id } = props
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  switch (item.type) {
    case 'day':
      return (
        <p className="inbox-day">
          <span>{dayName(item.at, Date.now(), { language, timeZone }, t)}</span>
        </p>
      )
    case 'message': {
      const { message } = item
      if (message.author === 'system') return <p className="inbox-entry">{message.text}</p>
      return (
        <Bubble session={session} id={id} message={message} read={readOf(message, props)} me={state.me?.name ?? null} />
      )
    }
    case 'entry':
      return <EntryLine entry={item.entry} agents={state.agents} me={state.me?.id ?? null} />
    case 'outgoing':
      return <OutgoingBubble session={session} live={live} outgoing={item.outgoing} />
  }
}

/** Told under the last message of an agent only. */
function readOf(message: Message, { detail, state, id }: OpenedProps): 'seen' | 'sent' | null {
  const last = detail.messages.findLast(({ author }) => author === 'agent')
  if (message !== last) return null
  return Math.max(detail.shopper_read_seq, state.readSeq[id] ?? 0) >= message.seq ? 'seen' : 'sent'
}
