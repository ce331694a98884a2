import type { RawRow } from '../survey'
import { EVENT_FIELDS } from './events'

/** Fields that may stand among an event's properties. */
const FROM_PROPERTIES = [
  'path',
  'product_id',
  'query',
  'results',
  'dwell_ms',
  'order_number',
  'currency',
  'value',
  'email',
]
const ALIASES = new Map(
  EVENT_FIELDS.filter(({ name }) => FROM_PROPERTIES.includes(name)).flatMap(({ name, aliases }) =>
    [name, ...aliases].map((key) => [key, name] as const),
  ),
)
const OWN = new Set(['event_id', 'type', 'at', 'anonymous_id', 'contact_id'])

/** An event of the API as a row: known properties become fields of their own, the others stay properties. */
export function eventRow(event: RawRow): RawRow {
  const { properties, ...said } = event
  const row: Record<string, unknown> = {}
  const rest: Record<string, unknown> = {}
  const put = ([key, value]: readonly [string, unknown]): void => {
    const field = OWN.has(key) ? key : ALIASES.get(key)
    if (field === undefined || row[field] !== undefined || (typeof value === 'object' && value !== null))
      rest[key] = value
    else row[field] = value
  }
  Object.entries(said).forEach(put)
  if (typeof properties === 'object' && properties !== null && !Array.isArray(properties))
    Object.entries(properties)
      .filter(([key]) => !OWN.has(key))
      .forEach(put)
  return Object.keys(rest).length > 0 ? { ...row, properties: rest } : row
}

/** Every field by its own name: what eventRow makes needs no other. */
export const EVENT_MAPPING = Object.fromEntries(EVENT_FIELDS.map(({ name }) => [name, name]))
