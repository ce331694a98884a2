import type { Shipment, TrackingEvent } from '../../core/domain'
import { parseJson } from '../../core/parse-json'
import type { ShipmentStatus } from '../../protocol'
import { metaOf, type WooOrder } from './wire'

/** WooCommerce has no parcels of its own: each plugin keeps them in metadata of the order or its lines, in a shape of its own. */

/** Order metadata that lists parcels, one object each; some plugins write the list as JSON text. */
const LISTS = [
  '_wc_shipment_tracking_items',
  '_aftership_tracking_items',
  '_parcelpanel_tracking_items',
  'wcshipping_labels',
  'wc_connect_labels',
] as const
/** Order metadata that names one parcel: its number, carrier, link and state. */
const SINGLES = [
  ['_wot_tracking_number', '_wot_tracking_carrier', '', '_wot_tracking_status'],
  ['_aftership_tracking_number', '_aftership_tracking_provider_name', '', ''],
  ['ywot_tracking_code', 'ywot_carrier_name', 'ywot_carrier_url', ''],
  ['_tracking_number', '_tracking_provider', '_tracking_url', ''],
  ['tracking_number', 'tracking_provider', 'tracking_url', ''],
] as const
const LINE_LISTS = ['_vi_wot_order_item_tracking_data'] as const
/** TrackShip's states, one for each entry of the first list, in its order. */
const STATES = ['ts_shipment_status', 'shipment_status'] as const

const NUMBER = ['tracking_number', 'trackingNumber', 'tracking_code', 'tracking', 'number']
const CARRIER = [
  'formatted_tracking_provider',
  'custom_tracking_provider',
  'carrier_name',
  'courier_name',
  'tracking_provider',
  'carrier_slug',
  'carrier_id',
  'carrier',
  'slug',
]
const LINK = [
  'formatted_tracking_link',
  'ast_tracking_link',
  'custom_tracking_link',
  'tracking_link',
  'tracking_url',
  'carrier_url',
]
const STATE = ['shipment_status', 'delivery_status', 'tag', 'status']

const STATUSES: Readonly<Record<string, ShipmentStatus>> = {
  pending: 'pending',
  inforeceived: 'info_received',
  pretransit: 'info_received',
  labelcreated: 'info_received',
  purchased: 'info_received',
  intransit: 'in_transit',
  transit: 'in_transit',
  shipped: 'in_transit',
  ontheway: 'in_transit',
  pickedup: 'in_transit',
  outfordelivery: 'out_for_delivery',
  attemptfail: 'attempt_fail',
  failedattempt: 'attempt_fail',
  deliveryfailed: 'attempt_fail',
  delivered: 'delivered',
  availableforpickup: 'available_for_pickup',
  readyforpickup: 'available_for_pickup',
  pickup: 'available_for_pickup',
  exception: 'exception',
  failure: 'exception',
  alert: 'exception',
  returntosender: 'exception',
  expired: 'expired',
}

type Entry = Readonly<Record<string, unknown>>
/** What the order as a whole tells of its parcels, where they do not. */
export type ParcelDefaults = { readonly status: ShipmentStatus; readonly deliveredAt: number | null }

/** The parcels of an order, each tracking number once, in the order they are listed. */
export function parcelsOf(order: WooOrder, defaults: ParcelDefaults): Shipment[] {
  const parcels = new Map<string, Shipment>()
  for (const entry of entriesOf(order)) {
    const parcel = parcelOf(entry, defaults)
    if (parcel && !parcels.has(parcel.trackingNumber)) parcels.set(parcel.trackingNumber, parcel)
  }
  return [...parcels.values()]
}

function entriesOf(order: WooOrder): Entry[] {
  const lists = LISTS.map((key) => listOf(metaOf(order.meta_data, key)))
  const states = listOf(metaOf(order.meta_data, ...STATES))
  const first = lists.findIndex((list) => list.length > 0)
  const listed = lists.flatMap((list, at) =>
    list.map((entry, index) => (at === first && states[index] ? { ...entry, trackship: states[index] } : entry)),
  )
  const ofLines = order.line_items.flatMap((line) => LINE_LISTS.flatMap((key) => listOf(metaOf(line.meta_data, key))))
  const singles = SINGLES.map(([number, carrier, link, state]) => ({
    tracking_number: metaOf(order.meta_data, number),
    carrier_name: metaOf(order.meta_data, carrier),
    tracking_url: metaOf(order.meta_data, link),
    status: metaOf(order.meta_data, state),
  }))
  return [...listed, ...ofLines, ...singles]
}

/** A list of objects, however it is written: as it is, as JSON text, or as an object by number (PHP's arrays with gaps). */
function listOf(value: unknown): Entry[] {
  const read = typeof value === 'string' ? parseJson(value) : value
  if (typeof read !== 'object' || read === null) return []
  const entries = Array.isArray(read) ? read : isList(read) ? Object.values(read) : [read]
  return entries.filter((entry): entry is Entry => typeof entry === 'object' && entry !== null)
}

function isList(value: object): boolean {
  return Object.keys(value).every((key) => /^\d+$/.test(key))
}

function parcelOf(entry: Entry, defaults: ParcelDefaults): Shipment | null {
  const trackingNumber = firstText(entry, NUMBER).slice(0, 64)
  if (!/[\p{L}\p{N}]/u.test(trackingNumber)) return null
  const [trackship = {}] = listOf(entry.trackship)
  const told = statusOf(firstText(trackship, STATE)) ?? statusOf(firstText(entry, STATE))
  const status = told ?? defaults.status
  const events = eventsOf(trackship)
  const deliveredAt = timeOf(trackship.status_date) ?? events.at(-1)?.at ?? defaults.deliveredAt
  return {
    carrier: firstText(entry, CARRIER).slice(0, 60),
    trackingNumber,
    trackingUrl: linkOf(firstText(entry, LINK), trackingNumber),
    status,
    expectedOn: /^\d{4}-\d\d-\d\d/.exec(firstText(trackship, ['est_delivery_date']))?.[0] ?? null,
    deliveredAt: status === 'delivered' ? deliveredAt : null,
    events,
  }
}

function eventsOf(trackship: Entry): TrackingEvent[] {
  const events = listOf(trackship.tracking_events).flatMap((entry) => {
    const at = timeOf(entry.datetime)
    const status = statusOf(firstText(entry, STATE))
    if (at === null || status === null) return []
    const [where = {}] = listOf(entry.tracking_location)
    return [
      { at, status, text: { en: firstText(entry, ['message', 'description']) }, place: firstText(where, ['city']) },
    ]
  })
  return events.sort((a, b) => a.at - b.at)
}

function statusOf(text: string): ShipmentStatus | null {
  return STATUSES[text.toLowerCase().replace(/[^a-z]/g, '')] ?? null
}

function firstText(entry: Entry, keys: readonly string[]): string {
  for (const key of keys) {
    const value = Object.hasOwn(entry, key) ? entry[key] : undefined
    const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
    if (text !== '') return text
  }
  return ''
}

/** A link a shopper may open. Some plugins keep a pattern with a place for the number. */
function linkOf(link: string, trackingNumber: string): string | null {
  const filled = link.replaceAll(/%1?\$?s|\{tracking_number\}|%number%/g, encodeURIComponent(trackingNumber))
  return /^https?:\/\//i.test(filled) && URL.canParse(filled) ? filled : null
}

/** Epoch milliseconds of a time in seconds, or of a date; one without a zone is taken for UTC. */
function timeOf(value: unknown): number | null {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : ''
  if (/^\d{9,11}$/.test(text)) return Number(text) * 1_000
  if (!/^\d{4}-\d\d-\d\d/.test(text)) return null
  const iso = text.replace(' ', 'T')
  const at = Date.parse(/(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T') ? iso : `${iso}Z`)
  return Number.isNaN(at) ? null : at
}
