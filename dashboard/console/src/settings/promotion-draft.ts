import type { PromotionDraft, PromotionWire } from '../../../../worker/protocol'

/** A promotion as it is typed: money and days are texts meanwhile. */
export type PromotionForm = {
  readonly code: string
  readonly kind: PromotionDraft['kind']
  /** Percent, or an amount in the currency's own units ("12.50"). */
  readonly value: string
  readonly minimum: string
  /** As a field of day and time writes them, in the shop's zone; empty without that bound. */
  readonly from: string
  readonly until: string
  readonly tags: readonly string[]
  readonly products: readonly string[]
  readonly per_shopper: string
  readonly texts: Readonly<Record<string, string>>
  readonly isPublic: boolean
}
export const EMPTY_PROMOTION: PromotionForm = {
  code: '',
  kind: 'percent',
  value: '10',
  minimum: '',
  from: '',
  until: '',
  tags: [],
  products: [],
  per_shopper: '',
  texts: {},
  isPublic: true,
}
/** Where money and days of a shop stand. */
export type Shop = { readonly currency: string; readonly timeZone: string }

export function formOf(stored: PromotionWire, { currency, timeZone }: Shop): PromotionForm {
  const { kind, value, min_cents, valid_from, valid_until, per_shopper } = stored
  return {
    code: stored.code,
    kind,
    value: kind === 'amount' ? unitsOf(value, currency) : String(value),
    minimum: min_cents === null ? '' : unitsOf(min_cents, currency),
    from: valid_from === null ? '' : localOf(Date.parse(valid_from), timeZone),
    until: valid_until === null ? '' : localOf(Date.parse(valid_until), timeZone),
    tags: stored.tags,
    products: stored.products,
    per_shopper: per_shopper === null ? '' : String(per_shopper),
    texts: stored.texts,
    isPublic: stored.public,
  }
}

export type PromotionFault = 'code' | 'value' | 'minimum' | 'per_shopper' | 'until' | 'texts'

/** What makes no sense yet. */
export function faultsOf(form: PromotionForm, { currency }: Shop): readonly PromotionFault[] {
  const faults: PromotionFault[] = []
  if (!/^[\p{L}\p{N}][\p{L}\p{N}_-]{1,29}$/u.test(form.code)) faults.push('code')
  if (
    form.kind === 'percent' &&
    !(/^\d{1,3}$/.test(form.value) && Number(form.value) >= 1 && Number(form.value) <= 100)
  )
    faults.push('value')
  if (form.kind === 'amount' && !centsOf(form.value, currency)) faults.push('value')
  if (form.minimum !== '' && centsOf(form.minimum, currency) === null) faults.push('minimum')
  if (form.per_shopper !== '' && !/^[1-9]\d{0,2}$/.test(form.per_shopper)) faults.push('per_shopper')
  if (form.from !== '' && form.until !== '' && form.until <= form.from) faults.push('until')
  if (Object.values(form.texts).every((text) => text.trim() === '')) faults.push('texts')
  return faults
}

/** What is sent for a form without faults. */
export function draftOf(form: PromotionForm, { currency, timeZone }: Shop): PromotionDraft {
  const value = form.kind === 'percent' ? Number(form.value) : (centsOf(form.value, currency) ?? 0)
  return {
    kind: form.kind,
    value: form.kind === 'free_shipping' ? 0 : value,
    min_cents: form.minimum === '' ? null : centsOf(form.minimum, currency),
    valid_from: form.from === '' ? null : new Date(instantOf(form.from, timeZone)).toISOString(),
    valid_until: form.until === '' ? null : new Date(instantOf(form.until, timeZone)).toISOString(),
    tags: [...form.tags],
    products: [...form.products],
    per_shopper: form.per_shopper === '' ? null : Number(form.per_shopper),
    texts: { ...form.texts },
    public: form.isPublic,
  }
}

/** "12.5" or "12,50" in minor units, never through a float; null for what is no amount of this currency. */
export function centsOf(text: string, currency: string): number | null {
  const digits = digitsOf(currency)
  const [, whole = '', part = ''] = /^(\d{1,7})(?:[.,](\d+))?$/.exec(text.trim()) ?? []
  if (whole === '' || part.length > digits) return null
  return Number(whole + part.padEnd(digits, '0'))
}

function unitsOf(cents: number, currency: string): string {
  const digits = digitsOf(currency)
  return digits === 0 ? String(cents) : (cents / 10 ** digits).toFixed(digits)
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
}

/** An instant as the clocks of a zone show it: "2026-03-29T03:00". */
export function localOf(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 16)
}

/** The instant at which the clocks of a zone show this; of an hour they skip the one after it. */
export function instantOf(local: string, timeZone: string): number {
  const asUtc = Date.parse(`${local}:00Z`)
  const first = asUtc - offsetAt(asUtc, timeZone)
  // The offset of a guess near a change of the clocks may be the other one: once more, from there.
  return asUtc - offsetAt(first, timeZone)
}

function offsetAt(at: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at)
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? ''
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d\d):(\d\d)/.exec(name) ?? []
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes)) * 60_000
}
