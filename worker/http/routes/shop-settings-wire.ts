import type { CatalogueProduct, ReturnPolicy, ShopBundle, ShopSettings } from '../../core/domain'
import { type BusinessHours, isOpen, nextOpening } from '../../core/routing/business-hours'
import type { AppearanceSettings, HoursSettings, ReturnSettings, ShopSettingsWire, WidgetLook } from '../../protocol'

/** A shop's settings as its pages edit them. */
export function settingsWire(
  { settings, products }: Pick<ShopBundle, 'settings' | 'products'>,
  now: number,
): ShopSettingsWire {
  return {
    shop: settings.shop,
    name: settings.name,
    currency: settings.currency,
    time_zone: settings.timeZone,
    locales: [...settings.locales],
    origins: [...settings.allowedOrigins],
    appearance: {
      accent: settings.accent,
      position: settings.widget?.position ?? 'end',
      launcher: settings.widget?.launcher ?? 'icon',
      label: { ...settings.widget?.label },
      title: { ...settings.widget?.title },
      default_locale: settings.defaultLocale,
      greeting: { ...settings.greeting },
    },
    hours: {
      hours: settings.businessHours ? hoursWire(settings.businessHours) : null,
      teams: Object.fromEntries(
        Object.entries(settings.teamHours ?? {}).map(([team, hours]) => [team, hoursWire(hours)]),
      ),
      told: { ...settings.supportHours },
    },
    answering: settings.businessHours ? answering(settings.businessHours, now) : null,
    returns: returnsWire(settings),
    product_tags: productTagsOf(products),
  }
}

/** How the launcher stands on a page in this language; what the shop has not set is as it comes. */
export function lookOf({ accent, widget, defaultLocale }: ShopSettings, locale: string): WidgetLook {
  const { position = 'end', launcher = 'icon', label = {} } = widget ?? {}
  const [language = ''] = locale.toLowerCase().split('-')
  const words = label[locale] ?? label[language] ?? label[defaultLocale] ?? Object.values(label)[0] ?? ''
  return { accent, position, label: launcher === 'label' ? words : '' }
}

/** What a form of the page is, as settings: only the keys it sets. */
export function appearanceOf(form: AppearanceSettings) {
  const { accent, position, launcher, label, title, greeting, default_locale: defaultLocale } = form
  return { accent, greeting, defaultLocale, widget: { position, launcher, label, title } }
}

export function hoursOf({ hours, teams, told }: HoursSettings) {
  return { businessHours: hours ?? undefined, teamHours: teams, supportHours: told }
}

/** Keeps of the policy what the form does not know. */
export function returnsOf(form: ReturnSettings): { returnWindowDays: number; returnPolicy: ReturnPolicy } {
  const { window_days, excluded_tags, free_return, pickup, drop_off, address } = form
  return {
    returnWindowDays: window_days,
    returnPolicy: {
      excludedTags: excluded_tags,
      freeReturn: free_return,
      handover: { pickup, dropOff: drop_off },
      ...(address.length > 0 ? { address } : {}),
    },
  }
}

/** Every tag of the shop's products once, by name. */
export function productTagsOf(products: readonly CatalogueProduct[]): string[] {
  return [...new Set(products.flatMap(({ tags }) => tags))].sort()
}

function returnsWire({ returnWindowDays, returnPolicy }: ShopSettings): ReturnSettings {
  return {
    window_days: returnWindowDays,
    excluded_tags: [...(returnPolicy?.excludedTags ?? [])],
    free_return: returnPolicy?.freeReturn ?? false,
    pickup: returnPolicy?.handover.pickup ?? false,
    drop_off: returnPolicy?.handover.dropOff ?? false,
    address: [...(returnPolicy?.address ?? [])],
  }
}

function answering(hours: BusinessHours, now: number) {
  const next = nextOpening(hours, now)
  return { open: isOpen(hours, now), next_opening: next === null ? null : new Date(next).toISOString() }
}

type WireHours = NonNullable<HoursSettings['hours']>

function hoursWire({ timezone, weekly, holidays }: BusinessHours): WireHours {
  const day = (spans: BusinessHours['weekly']['mon']) => spans.map(([from, to]): [string, string] => [from, to])
  const { mon, tue, wed, thu, fri, sat, sun } = weekly
  return {
    timezone,
    weekly: { mon: day(mon), tue: day(tue), wed: day(wed), thu: day(thu), fri: day(fri), sat: day(sat), sun: day(sun) },
    holidays: holidays.map(({ date, name }) => ({ date, name })),
  }
}
