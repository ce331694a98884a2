import { countryNamed, withoutCountry } from './countries'

/** An address in the parts Shopify wants. */
export type AddressParts = {
  readonly address1: string
  readonly city: string
  readonly zip: string
  readonly countryCode: string
  readonly provinceCode?: string
}

type Rule = { readonly code: RegExp; readonly order: 'code_city' | 'city_code'; readonly province?: RegExp }

const rule = (code: string, order: Rule['order'] = 'code_city', province?: RegExp): Rule => ({
  code: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${code})(?![\\p{L}\\p{N}]|-\\d)`, 'giu'),
  order,
  ...(province ? { province } : {}),
})
const FIVE = rule('\\d{5}')
const FOUR = rule('\\d{4}')
const SPACED = rule('\\d{3} ?\\d{2}')
const US_STATE = /^(.*?)[ ]?\b([A-Z]{2})$/
const ITALIAN = /^(.+?) \(?([A-Z]{2})\)?$/

/** Countries whose addresses can be taken apart by their postcode. Where the province is needed, it must be written. */
const RULES: Readonly<Record<string, Rule>> = {
  AT: FOUR,
  AU: rule('\\d{4}', 'city_code', /^(.*?)[ ]?\b([A-Z]{2,3})$/),
  BE: FOUR,
  CA: rule('[A-Z]\\d[A-Z] ?\\d[A-Z]\\d', 'city_code', US_STATE),
  CH: FOUR,
  CZ: SPACED,
  DE: FIVE,
  DK: FOUR,
  EE: FIVE,
  FI: FIVE,
  FR: FIVE,
  GB: rule('[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', 'city_code'),
  GR: SPACED,
  HU: FOUR,
  IE: rule('[A-Z]\\d[\\dW] ?[A-Z\\d]{4}', 'city_code'),
  IT: rule('\\d{5}', 'code_city', ITALIAN),
  LU: FOUR,
  NL: rule('\\d{4} ?[A-Z]{2}'),
  NO: FOUR,
  NZ: rule('\\d{4}', 'city_code'),
  PL: rule('\\d{2}-\\d{3}'),
  PT: rule('\\d{4}-\\d{3}'),
  SE: SPACED,
  SI: FOUR,
  SK: SPACED,
  US: rule('\\d{5}(?:-\\d{4})?', 'city_code', US_STATE),
}
const NEEDS_PROVINCE = new Set(['AU', 'CA', 'US'])
const MAX_PART_CHARS = 255

/**
 * Takes an address apart, or null where that would be guessing: another country than `countryCode` (ISO 3166-1, the order's own), one
 * whose addresses are not known here, no postcode, or no comma where it alone tells the street from the city.
 */
export function parseAddress(written: string, countryCode: string): AddressParts | null {
  const known = RULES[countryCode]
  const parts = written
    .normalize('NFC')
    .split(/[,;，、\n]/)
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter(Boolean)
  const named = countryNamed(parts.at(-1) ?? '')
  if (!known || (named !== null && named !== countryCode)) return null
  const rest = named === null ? parts : parts.slice(0, -1)
  const last = rest.at(-1)
  const inCountry = last === undefined ? rest : [...rest.slice(0, -1), withoutCountry(last, countryCode)]
  const split = splitAtCode(inCountry, known)
  return split && whole(split, known, countryCode)
}

type Split = { readonly street: readonly string[]; readonly city: string; readonly zip: string }

function splitAtCode(parts: readonly string[], { code, order }: Rule): Split | null {
  for (let index = parts.length - 1; index >= 0; index--) {
    const part = parts[index] ?? ''
    // The last that looks like one: a house number of four digits stands before it.
    const found = [...part.matchAll(code)].at(-1)
    if (!found) continue
    const zip = found[0].toUpperCase()
    const before = part.slice(0, found.index).trim()
    const after = part.slice(found.index + found[0].length).trim()
    const street = parts.slice(0, index)
    const following = parts.slice(index + 1)
    return order === 'code_city'
      ? codeThenCity(street, before, zip, after, following)
      : cityThenCode(street, before, zip, after, following)
  }
  return null
}

function codeThenCity(
  street: readonly string[],
  before: string,
  zip: string,
  after: string,
  following: readonly string[],
): Split | null {
  const [next, ...more] = following
  if (after === '') {
    // "Street 1, Hamburg, 20099": the city stands before its postcode, alone.
    if (next === undefined && before === '') return { street: street.slice(0, -1), city: street.at(-1) ?? '', zip }
    if (next === undefined) return { street, city: before, zip }
    return more.length > 0 || before !== '' ? null : { street, city: next, zip }
  }
  if (following.length > 0) return null
  return { street: before === '' ? street : [...street, before], city: after, zip }
}

function cityThenCode(
  street: readonly string[],
  before: string,
  zip: string,
  after: string,
  following: readonly string[],
): Split | null {
  if (after !== '' || following.length > 0) return null
  // "Austin, TX 78701": the state stands with the code, the city before it.
  if (/^[A-Z]{2,3}$/.test(before)) return { street: street.slice(0, -1), city: `${street.at(-1) ?? ''} ${before}`, zip }
  return before === '' ? { street: street.slice(0, -1), city: street.at(-1) ?? '', zip } : { street, city: before, zip }
}

function whole({ street, city, zip }: Split, { province }: Rule, countryCode: string): AddressParts | null {
  const withProvince = province?.exec(city)
  if (NEEDS_PROVINCE.has(countryCode) && !withProvince) return null
  const named = withProvince ? (withProvince[1] ?? '').trim() : city
  const address1 = street.join(', ')
  const isCity = /^\p{L}[\p{L}\p{M} .'’/()-]*$/u.test(named)
  if (!isCity || !/\d/.test(address1) || !/\p{L}/u.test(address1)) return null
  if (address1.length > MAX_PART_CHARS || named.length > MAX_PART_CHARS) return null
  return { address1, city: named, zip, countryCode, ...(withProvince?.[2] ? { provinceCode: withProvince[2] } : {}) }
}
