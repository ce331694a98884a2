import { type Coerced, fixed, unreadable } from '../fixed'
import { plainText } from './text'

/** Languages whose names of countries are understood. */
const NAMED_IN = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar']
/** Spellings no dictionary has, and ISO 3166-1 alpha-3 of where shops deliver most. */
const OTHERS: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  england: 'GB',
  scotland: 'GB',
  usa: 'US',
  'u.s.': 'US',
  'u.s.a.': 'US',
  'united states of america': 'US',
  holland: 'NL',
  'the netherlands': 'NL',
  brd: 'DE',
  prc: 'CN',
  'mainland china': 'CN',
  uae: 'AE',
  ksa: 'SA',
  'south korea': 'KR',
  eire: 'IE',
  arg: 'AR',
  are: 'AE',
  aus: 'AU',
  aut: 'AT',
  bel: 'BE',
  bra: 'BR',
  can: 'CA',
  che: 'CH',
  chl: 'CL',
  chn: 'CN',
  col: 'CO',
  cze: 'CZ',
  deu: 'DE',
  ger: 'DE',
  dnk: 'DK',
  egy: 'EG',
  esp: 'ES',
  fin: 'FI',
  fra: 'FR',
  gbr: 'GB',
  grc: 'GR',
  hkg: 'HK',
  hun: 'HU',
  ind: 'IN',
  irl: 'IE',
  isr: 'IL',
  ita: 'IT',
  jpn: 'JP',
  kor: 'KR',
  lux: 'LU',
  mar: 'MA',
  mex: 'MX',
  nld: 'NL',
  nor: 'NO',
  nzl: 'NZ',
  pol: 'PL',
  prt: 'PT',
  rou: 'RO',
  rus: 'RU',
  sau: 'SA',
  sgp: 'SG',
  swe: 'SE',
  tur: 'TR',
  twn: 'TW',
  ukr: 'UA',
  zaf: 'ZA',
}

let byName: ReadonlyMap<string, string> | null = null

/** An ISO 3166-1 alpha-2 code, from a code in any case or the country's name in one of the eight languages. */
export function coerceCountry(cell: unknown): Coerced<string> {
  const text = plainText(cell)
  if (text === null || text.length > 80) return unreadable('bad_country')
  byName ??= readNames()
  const key = text.toLowerCase()
  const code = OTHERS[key] ?? byName.get(key)
  return code ? fixed(code, code !== text && 'country_format') : unreadable('bad_country')
}

function readNames(): ReadonlyMap<string, string> {
  const names = new Map<string, string>()
  for (const language of NAMED_IN) {
    const display = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' })
    for (const code of regions()) {
      const name = display.of(code)
      if (!name) continue
      names.set(code.toLowerCase(), code)
      names.set(name.toLowerCase().normalize('NFKC'), code)
    }
  }
  return names
}

/** AA to ZZ: the display names know which are countries. */
function* regions(): Iterable<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
  for (const first of letters)
    for (const second of letters) {
      const code = first + second
      // What Intl names beyond countries: groups, unknown places and pseudo-locales.
      if (!/^(EU|EZ|UN|ZZ|XA|XB|QO|AA|X[C-JL-Z]|Q[M-Z])$/.test(code)) yield code
    }
}
