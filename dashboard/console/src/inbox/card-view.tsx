import type { Card, OrderCard } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

/** What the shopper was shown as a card, in short. */
export function CardView({ card }: { readonly card: Card }) {
  if (card.type === 'order') return <OrderView card={card} />
  if (card.type === 'article')
    return (
      <p className="inbox-card">
        <a href={card.url} target="_blank" rel="noreferrer">
          {card.title}
        </a>
      </p>
    )
  return <ProductView card={card} />
}

function ProductView({ card }: { readonly card: Extract<Card, { type: 'product' }> }) {
  return (
    <p className="inbox-card">
      <strong>{card.title}</strong> <Money {...card.price} />
      {card.reason && <span className="inbox-card-side">{card.reason}</span>}
    </p>
  )
}

export function OrderView({ card }: { readonly card: OrderCard }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const expected = card.expected_on
    ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone: 'UTC' }).format(new Date(card.expected_on))
    : ''
  return (
    <div className="inbox-card">
      <p className="inbox-card-top">
        <strong>{t('inbox_order', { number: card.order_number })}</strong>
        <Money {...card.total} />
      </p>
      <p className="inbox-card-side">
        {card.status_label}
        {expected && ` · ${expected}`}
      </p>
      <ul>
        {card.lines.map(({ title, quantity }) => (
          <li key={title}>
            {quantity} × {title}
          </li>
        ))}
      </ul>
      {card.shipments.map((one) => (
        <p key={one.tracking_number} className="inbox-card-side">
          {one.carrier} {one.tracking_number} · {one.status_label}
          {one.late && <span className="inbox-late"> · {t('inbox_order_late')}</span>}
        </p>
      ))}
    </div>
  )
}

function Money({ cents, currency }: { readonly cents: number; readonly currency: string }) {
  const { language } = usePreferences()
  const format = new Intl.NumberFormat(language, { style: 'currency', currency })
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  return <span className="inbox-money">{format.format(cents / 10 ** digits)}</span>
}
