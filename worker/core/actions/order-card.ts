import type { OrderCard, ShipmentCard } from '../../protocol'
import type { Order, Shipment, ShopSettings } from '../domain'
import { dayIn } from '../responses/format'
import { text } from '../responses/render'
import { expectedDay, isLost, isOverdue } from './parcels'

/**
 * The order as a shopper sees it: without e-mail, address or prices of lines. `now` (epoch milliseconds) decides which parcels are late.
 */
export function orderCard(order: Order, locale: string, settings: ShopSettings, now: number): OrderCard {
  const today = dayIn(now, settings.timeZone)
  const spoken = (texts: Readonly<Record<string, string>>) => localised(texts, locale, settings.defaultLocale)
  return {
    type: 'order',
    order_number: order.orderNumber,
    status: order.status,
    status_label: text(`status_${order.status}`, locale),
    placed_at: new Date(order.placedAt).toISOString(),
    expected_on: expectedDay(order),
    total: { cents: order.totalCents, currency: order.currency },
    lines: order.lines.map((line) => ({
      title: spoken(line.title) || line.sku,
      quantity: line.quantity,
      image_url: line.imageUrl,
    })),
    shipments: order.shipments.map((shipment) => shipmentCard(shipment, locale, today, spoken)),
    url: settings.orderUrl?.replace('{order_number}', encodeURIComponent(order.orderNumber)) ?? null,
  }
}

function shipmentCard(
  shipment: Shipment,
  locale: string,
  today: string,
  spoken: (texts: Readonly<Record<string, string>>) => string,
): ShipmentCard {
  const last = shipment.events.at(-1)
  return {
    carrier: shipment.carrier,
    tracking_number: shipment.trackingNumber,
    tracking_url: shipment.trackingUrl,
    status: shipment.status,
    status_label: text(`shipment_${shipment.status}`, locale),
    expected_on: shipment.expectedOn,
    late:
      isOverdue(shipment, today) || (isLost(shipment) && shipment.expectedOn !== null && shipment.expectedOn < today),
    last_event: last ? { at: new Date(last.at).toISOString(), text: spoken(last.text), place: last.place } : null,
  }
}

/** The wording for a language tag, else for its language, else for the shop's own, else any. */
export function localised(texts: Readonly<Record<string, string>>, locale: string, fallback: string): string {
  const primary = locale.split('-')[0] ?? locale
  return texts[locale] ?? texts[primary] ?? texts[fallback] ?? Object.values(texts)[0] ?? ''
}
