import { useState } from 'react'
import type { Message } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { MarkdownView } from '../knowledge/markdown-view'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { CardView } from './card-view'
import { Picture } from './picture'
import { clockOf, useZone } from './time'
import { Why } from './why'

type Props = {
  readonly session: Session
  readonly id: string
  readonly message: Message
  readonly read: 'seen' | 'sent' | null
  /** The reader's own name. */
  readonly me: string | null
}

/** One message: the shopper's on the left, ours on the right, the bot's with why it said so. */
export function Bubble({ session, id, message, read, me }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const [why, setWhy] = useState(false)
  const { author, text, cards = [], attachments = [], at } = message
  const who =
    author === 'bot' ? t('inbox_author_bot') : author === 'agent' ? agentName(message, me, t('inbox_author_you')) : ''
  return (
    <article className={`inbox-bubble ${author}`}>
      <div className="inbox-said">
        {author === 'bot' ? <MarkdownView text={text} /> : <p className="inbox-plain">{text}</p>}
        {attachments.map((one) => (
          <Picture key={one.id} session={session} id={id} attachment={one} />
        ))}
      </div>
      {cards.map((card, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the cards of a message never change
        <CardView key={index} card={card} />
      ))}
      <p className="inbox-bubble-facts">
        {who && <span>{who}</span>}
        <time dateTime={at}>{clockOf(at, language, timeZone)}</time>
        {read && <span>{t(`inbox_${read}`)}</span>}
        {author === 'bot' && (
          <button type="button" className="inbox-why-button" aria-expanded={why} onClick={() => setWhy(!why)}>
            {t('inbox_why')}
          </button>
        )}
      </p>
      {why && <Why session={session} id={id} seq={message.seq} />}
    </article>
  )
}

function agentName({ agent }: Message, me: string | null, you: string): string {
  return agent === undefined ? '' : agent.name === me ? you : agent.name
}
