import * as v from 'valibot'
import { instant, locale } from './primitives'

/** Origins a shop may list; each is tried on every request of a page. */
export const MAX_ORIGINS = 50
export const MAX_HOLIDAYS = 200
/** Spans of one day: morning, afternoon, evening, and room. */
const MAX_SPANS = 6
const MAX_TEAMS = 30
const MAX_TAGS = 50
const MAX_ADDRESS_LINES = 8
const MAX_RETURN_DAYS = 365

const text = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, `must be at most ${max} characters`))
/** Texts by locale; empty ones are left out. */
const localised = (max: number) =>
  v.pipe(
    v.record(locale, text(max)),
    v.transform((texts) => Object.fromEntries(Object.entries(texts).filter(([, words]) => words !== ''))),
  )

/** "https://shop.example", "https://*.shop.example" or "http://localhost:*": a scheme and a host, perhaps a port, and nothing after it. */
export const allowedOrigin = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(200, 'must be at most 200 characters'),
  v.regex(
    /^https?:\/\/(?:\[[\da-fA-F:.]+\]|(?:\*\.)?[^/\\:[\]@?#\s*]+)(?::\d{1,5}|:\*)?\/?$/i,
    'must be an origin, such as https://shop.example or https://*.shop.example',
  ),
  v.transform((origin) => origin.replace(/\/$/, '').toLowerCase()),
)
/** Body of PUT .../settings/origins. */
export const originsSettings = v.object({
  origins: v.pipe(
    v.array(allowedOrigin),
    v.maxLength(MAX_ORIGINS, `must be at most ${MAX_ORIGINS}`),
    v.transform((origins) => [...new Set(origins)]),
  ),
})
export type OriginsSettings = v.InferOutput<typeof originsSettings>

export const widgetPosition = v.picklist(['start', 'end'], 'must be start or end')
export const launcherStyle = v.picklist(['icon', 'label'], 'must be icon or label')
/** How the widget looks and begins. `title` and `label` in a language that has none are the widget's own. */
export const appearanceSettings = v.object({
  accent: v.pipe(v.string(), v.regex(/^#[0-9a-f]{6}$/i, 'must be a colour such as #0f766e'), v.toLowerCase()),
  position: widgetPosition,
  launcher: launcherStyle,
  /** What stands beside the icon of a launcher with a label. */
  label: localised(40),
  title: localised(60),
  greeting: localised(500),
  default_locale: locale,
})
export type AppearanceSettings = v.InferOutput<typeof appearanceSettings>

const clock = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'must be a time of day such as 09:00'))
const spans = v.pipe(
  v.array(v.tuple([clock, clock])),
  v.maxLength(MAX_SPANS, `must be at most ${MAX_SPANS}`),
  v.check((day) => day.every(([from]) => from !== '24:00'), 'must not begin at 24:00'),
)
const zone = v.pipe(
  v.string(),
  v.maxLength(60, 'must be an IANA time zone'),
  v.check(isZone, 'must be an IANA time zone such as Europe/Lisbon'),
)
const day = v.pipe(
  v.string(),
  v.isoDate('must be a day such as 2026-12-25'),
  v.check((date) => new Date(`${date}T00:00:00Z`).toJSON()?.slice(0, 10) === date, 'must be a day of the calendar'),
)
/** When people answer: core/routing's BusinessHours on the wire. */
export const businessHours = v.object({
  timezone: zone,
  weekly: v.object({ mon: spans, tue: spans, wed: spans, thu: spans, fri: spans, sat: spans, sun: spans }),
  holidays: v.pipe(
    v.array(v.object({ date: day, name: text(80) })),
    v.maxLength(MAX_HOLIDAYS, `must be at most ${MAX_HOLIDAYS}`),
  ),
})

const teamName = v.pipe(text(40), v.minLength(1, 'must not be empty'))
/** Body of PUT .../settings/hours. `hours` null: nobody says when people answer. A team without hours of its own has the shop's. */
export const hoursSettings = v.object({
  hours: v.nullable(businessHours),
  teams: v.pipe(v.record(teamName, businessHours), v.maxEntries(MAX_TEAMS, `must be at most ${MAX_TEAMS}`)),
  /** What the bot says of them, by locale. */
  told: localised(300),
})
export type HoursSettings = v.InferOutput<typeof hoursSettings>

/** Body of PUT .../settings/returns. */
export const returnSettings = v.object({
  window_days: v.pipe(
    v.number(),
    v.integer('must be a whole number'),
    v.minValue(0, 'must be at least 0'),
    v.maxValue(MAX_RETURN_DAYS, `must be at most ${MAX_RETURN_DAYS}`),
  ),
  excluded_tags: v.pipe(
    v.array(v.pipe(text(60), v.minLength(1, 'must not be empty'))),
    v.maxLength(MAX_TAGS, `must be at most ${MAX_TAGS}`),
  ),
  free_return: v.boolean(),
  pickup: v.boolean(),
  drop_off: v.boolean(),
  address: v.pipe(
    v.array(v.pipe(text(100), v.minLength(1, 'must not be empty'))),
    v.maxLength(MAX_ADDRESS_LINES, `must be at most ${MAX_ADDRESS_LINES} lines`),
  ),
})
export type ReturnSettings = v.InferOutput<typeof returnSettings>

/** Answer of GET .../settings: all that a merchant sets, and what the pages need beside it. */
export const shopSettings = v.object({
  shop: v.string(),
  name: v.string(),
  currency: v.string(),
  time_zone: v.string(),
  locales: v.array(v.string()),
  origins: v.array(v.string()),
  appearance: appearanceSettings,
  hours: hoursSettings,
  /** Whether people answer at this moment by the shop's hours, and when they do next; null without hours. */
  answering: v.nullable(v.object({ open: v.boolean(), next_opening: v.nullable(instant) })),
  returns: returnSettings,
  /** Tags that products of the shop have, to choose from. */
  product_tags: v.array(v.string()),
})
export type ShopSettingsWire = v.InferOutput<typeof shopSettings>

/** A page on which the widget was seen; one that is not allowed was refused. */
export const widgetSighting = v.object({ origin: v.string(), allowed: v.boolean(), seen_at: instant })
export type WidgetSighting = v.InferOutput<typeof widgetSighting>
/** Answer of GET .../install. `now` is the server's clock, to tell how long ago something was. */
export const installState = v.object({
  origins: v.array(v.string()),
  sightings: v.array(widgetSighting),
  now: instant,
})
export type InstallState = v.InferOutput<typeof installState>

/** What the launcher needs before the panel is there: GET .../widget-look. `label` is empty for an icon alone. */
export const widgetLook = v.object({ accent: v.string(), position: widgetPosition, label: v.string() })
export type WidgetLook = v.InferOutput<typeof widgetLook>
export const widgetLookQuery = v.object({ locale: v.optional(locale) })

function isZone(name: string): boolean {
  try {
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}
