import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { type Coerced, fixed, unreadable } from '../fixed'
import { plainText } from './text'

/** RFC 5321's longest address. */
const MAX_EMAIL_CHARS = 254
const EMAIL =
  /^[^\s@<>(),;:"[\]\\]+@[a-z0-9\u00a1-\uffff]([a-z0-9\u00a1-\uffff.-]*[a-z0-9\u00a1-\uffff])?\.[a-z\u00a1-\uffff]{2,63}$/
/** Slips of the fingers in the names of the large mail hosts: mended, since no such host takes mail. */
const HOST_SLIPS: Readonly<Record<string, string>> = {
  'gmial.com': 'gmail.com',
  'gmai.com': 'gmail.com',
  'gmail.con': 'gmail.com',
  'gmail.co': 'gmail.com',
  'gnail.com': 'gmail.com',
  'hotmial.com': 'hotmail.com',
  'hotmail.con': 'hotmail.com',
  'yahoo.con': 'yahoo.com',
  'yaho.com': 'yahoo.com',
  'outlook.con': 'outlook.com',
}

/** An e-mail address in lower case, as it is compared. "Ana <ana@x.com>", "mailto:", "ana at x.com" and slips in large hosts' names are mended. */
export function coerceEmail(cell: unknown): Coerced<string> {
  const text = plainText(cell)
  if (text === null) return unreadable('bad_email')
  const bare = (/<([^<>]+)>$/.exec(text)?.[1] ?? text)
    .replace(/^mailto:/i, '')
    .replace(/\s*[([]?\s*\bat\b\s*[)\]]?\s*(?=[\w.-]+\.[a-z]+$)/i, '@')
    .replace(/\s+/g, '')
    .replace(/[.,;]+$/, '')
  const lower = bare.toLowerCase()
  const host = lower.slice(lower.lastIndexOf('@') + 1)
  const known = HOST_SLIPS[host]
  const email = known ? lower.slice(0, -host.length) + known : lower
  if (email.length > MAX_EMAIL_CHARS || !EMAIL.test(email) || email.includes('..')) return unreadable('bad_email')
  return fixed(
    email,
    bare !== text && 'email_format',
    lower !== bare && 'email_case',
    known !== undefined && 'email_host_slip',
  )
}

/** A phone number in E.164 (+4915112345678). One without its country's code is read as of `country` (ISO 3166-1 alpha-2). */
export function coercePhone(cell: unknown, country: string | null): Coerced<string> {
  const text = plainText(cell)
  if (text === null) return unreadable('bad_phone')
  // A spreadsheet shows long numbers as 4.91511E+12: the digits are gone.
  if (/\de\+?\d+$/i.test(text)) return unreadable('bad_phone')
  const home: CountryCode | undefined = country && isSupportedCountry(country) ? country : undefined
  const written = /^00\d/.test(text) ? `+${text.slice(2)}` : text
  const parsed = parsePhoneNumberFromString(written, home)
  if (!parsed?.isPossible()) return unreadable('bad_phone')
  return fixed(parsed.number, parsed.number !== text && 'phone_format')
}
