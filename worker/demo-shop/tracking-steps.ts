import type { ShipmentStatus } from '../protocol'
import type { Carrier } from './carriers'
import { EU } from './zones'

export type StepCode = keyof typeof TEXTS
export type Step = { readonly code: StepCode; readonly status: ShipmentStatus; readonly place: string }

/** Without a full stop: they also stand inside a sentence. */
export const TEXTS = {
  announced: { en: 'Announced by the sender', zh: '寄件方已下单，等待揽收' },
  collected: { en: 'Picked up from the sender', zh: '承运商已揽收' },
  departed: { en: 'Left for the destination country', zh: '已发往目的地国家' },
  sorted: { en: 'Sorted at the hub', zh: '已在分拨中心分拣' },
  arrived: { en: 'Arrived in the destination country', zh: '已到达目的地国家' },
  customs: { en: 'In customs clearance', zh: '清关中' },
  cleared: { en: 'Customs clearance done', zh: '清关完成' },
  depot: { en: 'Arrived at the delivery depot', zh: '已到达派送网点' },
  out: { en: 'Out for delivery', zh: '派送中' },
  delivered: { en: 'Delivered', zh: '已送达' },
  attempted: { en: 'Delivery attempted, nobody was there', zh: '尝试派送，无人签收' },
  pickup: { en: 'Ready at the pick-up point', zh: '已到自提点，等待领取' },
  exception: { en: 'The parcel cannot be found, a search has begun', zh: '包裹下落不明，已开始查找' },
  expired: { en: 'No scan for 30 days, tracking has ended', zh: '30 天没有新的扫描记录，跟踪已结束' },
} as const satisfies Record<string, { en: string; zh: string }>

/** Where a carrier sorts what crosses borders. */
const CARRIER_HUBS: Readonly<Record<Carrier, string>> = {
  DHL: 'Leipzig, DE',
  GLS: 'Neuenstein, DE',
  CTT: 'Madrid, ES',
  UPS: 'Köln, DE',
}

/** Where parcels enter a country. */
const GATEWAYS: Readonly<Record<string, string>> = {
  ES: 'Madrid',
  DE: 'Frankfurt am Main',
  FR: 'Paris',
  IT: 'Milano',
  NL: 'Amsterdam',
  BE: 'Liège',
  AT: 'Linz',
  IE: 'Dublin',
  SE: 'Malmö',
  DK: 'Taulov',
  FI: 'Vantaa',
  PL: 'Warszawa',
  CZ: 'Praha',
  GR: 'Athina',
  HU: 'Budapest',
  RO: 'București',
  LT: 'Kaunas',
  GB: 'East Midlands',
  CH: 'Basel',
  NO: 'Oslo',
  CN: 'Shanghai',
  TW: 'Taoyuan',
  SG: 'Singapore',
  JP: 'Narita',
  KR: 'Incheon',
  IN: 'Delhi',
  AE: 'Dubai',
  US: 'New York',
  CA: 'Toronto',
  BR: 'São Paulo',
  AU: 'Sydney',
}

/** The way from the warehouse to the destination's depot. */
export function transitSteps(carrier: Carrier, country: string): readonly Step[] {
  const start = transit('collected', 'Loures, PT')
  if (country === 'PT') return [start, transit('sorted', 'Lisboa, PT')]
  const gateway = `${GATEWAYS[country] ?? country}, ${country}`
  const abroad = [start, transit('departed', 'Lisboa, PT'), transit('sorted', CARRIER_HUBS[carrier])]
  if (EU.has(country)) return [...abroad, transit('arrived', gateway)]
  return [...abroad, transit('customs', gateway), transit('cleared', gateway)]
}

/** What happens on the day of a parcel's newest event; nothing while it is on its way. `lastSeen` is where it was before. */
export function arrivalSteps(status: ShipmentStatus, place: string, lastSeen: string): readonly Step[] {
  const depot = transit('depot', place)
  const out: Step = { code: 'out', status: 'out_for_delivery', place }
  switch (status) {
    case 'out_for_delivery':
      return [depot, out]
    case 'delivered':
      return [depot, out, { code: 'delivered', status, place }]
    case 'attempt_fail':
      return [depot, out, { code: 'attempted', status, place }]
    case 'available_for_pickup':
      return [depot, { code: 'pickup', status, place }]
    case 'exception':
      return [{ code: 'exception', status, place: lastSeen }]
    case 'expired':
      return [{ code: 'expired', status, place: lastSeen }]
    case 'pending':
    case 'info_received':
    case 'in_transit':
      return []
  }
}

function transit(code: StepCode, place: string): Step {
  return { code, status: 'in_transit', place }
}
