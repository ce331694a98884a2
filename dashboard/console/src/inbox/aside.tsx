import { BadgeCheck, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import type { InboxDetail, OrderCard } from '../../../../worker/protocol'
import { languageName, nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { OrderView } from './card-view'
import type { OpenedProps } from './conversation-pane'
import { channelName, moodName, reasonName } from './names'
import { Sorting } from './sorting'
import { momentOf, useZone } from './time'

type Props = OpenedProps & { readonly isOpen: boolean; readonly onClose: () => void }

/** Beside the conversation: why a person was called, who the shopper is, what they ordered. */
export function Aside(props: Props) {
  const { isOpen, onClose, detail } = props
  const t = useTranslate()
  const close = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (isOpen) close.current?.focus()
  }, [isOpen])
  return (
    <aside
      className={isOpen ? 'inbox-aside open' : 'inbox-aside'}
      onKeyDown={({ key }) => {
        if (key === 'Escape' && isOpen) onClose()
      }}
      aria-label={t('inbox_aside')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
    >
      <button
        type="button"
        ref={close}
        className="icon-button inbox-aside-close"
        aria-label={t('inbox_details_close')}
        onClick={onClose}
      >
        <X />
      </button>
      <Sorting {...props} />
      <Handoff detail={detail} />
      <Shopper detail={detail} />
      <Orders detail={detail} />
    </aside>
  )
}

function Handoff({ detail: { summary, conversation } }: { readonly detail: InboxDetail }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const share = new Intl.NumberFormat(language, { style: 'percent' })
  const { reason, intent, mood, last_flow: flow, slots, last_words: words, left_email: email } = summary
  const known = Object.entries(slots)
  return (
    <Part title={t('inbox_about_handoff')}>
      {reason === null && conversation.status === 'bot' && <p className="inbox-muted">{t('inbox_about_no_handoff')}</p>}
      <dl>
        {reason && <Fact name={t('inbox_about_why')}>{reasonName(reason, t, language)}</Fact>}
        {intent && (
          <Fact name={t('inbox_about_intent')}>
            {nameOf('intent', intent.name, language)}{' '}
            <span className="inbox-muted">{share.format(intent.confidence)}</span>
          </Fact>
        )}
        {mood && <Fact name={t('inbox_about_mood')}>{moodName(mood, t, language)}</Fact>}
        {flow && (
          <Fact name={t('inbox_about_flow')}>
            {nameOf('flow', flow.flow, language)}{' '}
            <span className="inbox-muted">{nameOf('outcome', flow.outcome, language)}</span>
          </Fact>
        )}
        {email && <Fact name={t('inbox_about_left_email')}>{email}</Fact>}
        {known.map(([name, value]) => (
          <Fact key={name} name={nameOf('slot', name, language)}>
            {value}
          </Fact>
        ))}
      </dl>
      {words.length > 0 && (
        <>
          <h4>{t('inbox_about_words')}</h4>
          <ul className="inbox-words">
            {words.map((text, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: shown as it came
              <li key={index}>{text}</li>
            ))}
          </ul>
        </>
      )}
    </Part>
  )
}

function Shopper({ detail: { conversation } }: { readonly detail: InboxDetail }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const { shopper, language: spoken, locale, channel, created_at: since, csat } = conversation
  return (
    <Part title={t('inbox_about_shopper')}>
      <p className={shopper.verified ? 'inbox-verified' : 'inbox-muted'}>
        {shopper.verified && <BadgeCheck aria-hidden="true" />}
        {t(shopper.verified ? 'inbox_verified' : 'inbox_not_verified')}
      </p>
      <dl>
        {shopper.name && <Fact name={t('inbox_about_name')}>{shopper.name}</Fact>}
        {shopper.email && (
          <Fact name={t('inbox_about_email')}>
            <a href={`mailto:${encodeURIComponent(shopper.email)}`}>{shopper.email}</a>
          </Fact>
        )}
        {shopper.segment && <Fact name={t('inbox_about_segment')}>{nameOf('segment', shopper.segment, language)}</Fact>}
        <Fact name={t('inbox_about_language')}>{languageName(spoken === 'und' ? locale : spoken, language)}</Fact>
        <Fact name={t('inbox_about_channel')}>{channelName(channel, t, language)}</Fact>
        <Fact name={t('inbox_about_since')}>{momentOf(since, language, timeZone)}</Fact>
        {csat !== null && <Fact name={t('inbox_about_rated')}>{t('inbox_entry_csat', { score: csat })}</Fact>}
      </dl>
    </Part>
  )
}

/** The orders the conversation has shown, each as last shown, and those that were proven. */
function Orders({ detail: { messages, summary } }: { readonly detail: InboxDetail }) {
  const t = useTranslate()
  const shown = new Map<string, OrderCard>()
  for (const { cards = [] } of messages)
    for (const card of cards) if (card.type === 'order') shown.set(card.order_number, card)
  const proven = summary.verified_orders.filter((number) => !shown.has(number))
  return (
    <Part title={t('inbox_about_orders')}>
      {shown.size + proven.length === 0 && <p className="inbox-muted">{t('inbox_about_no_orders')}</p>}
      {[...shown.values()].map((card) => (
        <OrderView key={card.order_number} card={card} />
      ))}
      {proven.map((number) => (
        <p key={number} className="inbox-card">
          <strong>{t('inbox_order', { number })}</strong>
          <span className="inbox-card-side">{t('inbox_order_proven')}</span>
        </p>
      ))}
    </Part>
  )
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="inbox-part">
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
