import { useEffect, useRef } from 'preact/hooks'
import type { OrderCard, ShipmentCard } from '../../../worker/protocol/message'
import { formatDay, formatInstant, formatMoney } from '../logic/format'
import { paths } from '../logic/route'
import { orderTone, shipmentTone, type TimelineStep, timeline } from '../logic/timeline'
import { useTexts } from '../state/texts'
import { CheckIcon } from './icons'
import { Section } from './page'
import { Picture } from './picture'

function Step({ step, state, shipment }: TimelineStep & { readonly shipment: ShipmentCard }) {
  const t = useTexts()
  const event = state === 'current' || (step === 'delivered' && state === 'done') ? shipment.last_event : null
  return (
    <li class={`step step-${state}`} aria-current={state === 'current' ? 'step' : undefined}>
      <span class="step-dot">{state === 'done' && <CheckIcon size={12} />}</span>
      <div>
        <p class="step-name">
          {t(`step_${step}`)}
          <span class="visually-hidden">, {t(`step_${state}`)}</span>
        </p>
        {event && (
          <p class="small muted">
            {event.text}
            <br />
            {[event.place, formatInstant(event.at, t.language)].filter((text) => text !== '').join(' · ')}
          </p>
        )}
      </div>
    </li>
  )
}

type ParcelProps = { readonly shipment: ShipmentCard; readonly index: number; readonly count: number }

function Parcel({ shipment, index, count }: ParcelProps) {
  const t = useTexts()
  const tone = shipmentTone(shipment)
  return (
    <section class="parcel">
      <div class="parcel-head">
        <h3 class="strong">{count === 1 ? t('parcel') : t('parcel_of', { index, count })}</h3>
        <span class={`chip chip-${tone}`}>{shipment.status_label}</span>
        {shipment.late && <span class="chip chip-warning">{t('late')}</span>}
        {shipment.expected_on && shipment.status !== 'delivered' && (
          <span class="parcel-day">
            {t(shipment.late ? 'was_expected' : 'expected_on', { day: formatDay(shipment.expected_on, t.language) })}
          </span>
        )}
      </div>
      <ol class={`timeline timeline-${tone}`}>
        {timeline(shipment.status).map((step) => (
          <Step key={step.step} {...step} shipment={shipment} />
        ))}
      </ol>
      <p class="parcel-foot small muted">
        <span>
          {shipment.carrier} · {t('tracking_number')} <span class="tracking">{shipment.tracking_number}</span>
        </span>
        {shipment.tracking_url && (
          <a href={shipment.tracking_url} target="_blank" rel="noreferrer">
            {t('track_with', { carrier: shipment.carrier })}
          </a>
        )}
      </p>
    </section>
  )
}

function Lines({ order }: { readonly order: OrderCard }) {
  const t = useTexts()
  return (
    <Section title={t('order_lines')}>
      <ul class="order-lines">
        {order.lines.map((line, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no id, and their order is the order's
          <li key={at}>
            <Picture src={line.image_url} alt="" size={56} />
            <span class="order-line-title">{line.title}</span>
            <span class="muted">{t('quantity_times', { count: line.quantity })}</span>
          </li>
        ))}
      </ul>
      <p class="order-total">
        <span>{t('total')}</span>
        <span class="strong">{formatMoney(order.total, t.language)}</span>
      </p>
      <p class="small muted">
        {t('order_help')} <a href={paths.help}>{t('nav_help')}</a>
      </p>
    </Section>
  )
}

const OPEN_STATUSES = ['processing', 'pending_payment']

export function Order({ order }: { readonly order: OrderCard }) {
  const t = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const placed = t('placed_on', { day: formatInstant(order.placed_at, t.language, false) })
  const expected = order.expected_on && t('expected_on', { day: formatDay(order.expected_on, t.language) })
  return (
    <article class="order">
      <header class="order-head">
        <h2 class="order-title" ref={heading} tabIndex={-1}>
          {t('order_heading', { number: order.order_number })}
        </h2>
        <span class={`chip chip-${orderTone(order)}`}>{order.status_label}</span>
        <p class="muted">{[placed, expected].filter(Boolean).join(' · ')}</p>
      </header>
      {order.shipments.map((shipment, at) => (
        <Parcel key={shipment.tracking_number} shipment={shipment} index={at + 1} count={order.shipments.length} />
      ))}
      {order.shipments.length === 0 && OPEN_STATUSES.includes(order.status) && <p class="notice">{t('no_parcels')}</p>}
      <Lines order={order} />
    </article>
  )
}
