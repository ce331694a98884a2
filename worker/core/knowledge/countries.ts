import { RESPONSE_LOCALES } from '../responses/render'
import { CITIES, SHORT_NAMES } from './cities'

/** ISO 3166 codes of the countries and territories parcels go to. Left out are "Jersey", which in a shop is a knitted thing, and Mali, "my money" in Arabic. */
const CODES =
  `AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK
  DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA GB GD GE GH GM GN GQ GR GT GW GY HK HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI KM
  KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK MM MN MO MR MT MU MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA
  PE PG PH PK PL PS PT PW PY QA RO RS RU RW SA SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TW TZ UA
  UG US UY UZ VA VC VE VN VU WS XK YE ZA ZM ZW`.split(/\s+/)

/** Beyond so many words or characters of Han and kana no name goes. */
const MAX_WORDS = 4
const MAX_UNSPACED = 8
/** Longest text that is read for places, in UTF-16 units. */
const MAX_CHARS = 2_000

/** Says that something holds for other countries as well as those it names. */
const ABROAD =
  /\babroad\b|\binternational|\bworldwide\b|extranjero|otros pa[ií]ses|étranger|ausland|anderen? länder|exterior|outros países|国外|海外|国际|其他国家|الخارج|دوليا|دولي/iu

let names: ReadonlyMap<string, string> | null = null

/** Every name by its folded form, made once: display names cost some milliseconds. */
function namesOfCountries(): ReadonlyMap<string, string> {
  if (names) return names
  const found = new Map<string, string>()
  for (const locale of RESPONSE_LOCALES) {
    const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
    for (const code of CODES) {
      const name = display.of(code)
      if (name) found.set(foldPlace(name), code)
    }
  }
  for (const table of [SHORT_NAMES, CITIES])
    for (const [code, list] of Object.entries(table))
      for (const name of list.split('|')) found.set(foldPlace(name), code)
  names = found
  return found
}

/** The countries a text names, by ISO code: by their names in any language of the replies, or by one of their large cities. */
export function countriesIn(text: string): ReadonlySet<string> {
  const known = namesOfCountries()
  const said = foldPlace(text.slice(0, MAX_CHARS))
  const found = new Set<string>()
  // In small letters it is a word of every English sentence.
  if (/\bUS\b/.test(text)) found.add('US')
  const words = said.split(' ')
  for (let from = 0; from < words.length; from++)
    for (let count = 1; count <= MAX_WORDS && from + count <= words.length; count++) {
      const name = words.slice(from, from + count).join(' ')
      for (const form of [name, ...withoutPrefix(name)]) {
        const code = known.get(form)
        if (code) found.add(code)
      }
    }
  for (const [run] of said.matchAll(/[\p{scx=Han}\p{scx=Katakana}]{2,}/gu))
    for (let from = 0; from < run.length; from++)
      for (let count = 2; count <= MAX_UNSPACED && from + count <= run.length; count++) {
        const code = known.get(run.slice(from, from + count))
        if (code) found.add(code)
      }
  return found
}

/** The names of countries in a language that a text does not hold itself: "Berlin" alone says nothing to a search for "Germany". */
export function countriesUnsaid(text: string, countries: ReadonlySet<string>, locale: string): string[] {
  if (countries.size === 0) return []
  const said = foldPlace(text)
  const display = new Intl.DisplayNames(locale, { type: 'region', fallback: 'none' })
  return [...countries].flatMap((code) => {
    const name = display.of(code)
    return name && !said.includes(foldPlace(name)) ? [name] : []
  })
}

/** The countries that a title limits its article to; null for one that holds everywhere, or abroad. */
export function scopeOf(title: string): ReadonlySet<string> | null {
  if (ABROAD.test(title)) return null
  const countries = countriesIn(title)
  return countries.size > 0 ? countries : null
}

/** Lower case without accents and marks, one Arabic letter for those typed for each other, single spaces. */
function foldPlace(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replace(/[أإآٱ]/g, 'ا')
    .replaceAll('ة', 'ه')
    .replaceAll('ى', 'ي')
    .replace(/[^\p{L}\p{M}\p{N}ー]+/gu, ' ')
    .trim()
}

/** "To Germany", "and in Germany" are one word in Arabic. */
function withoutPrefix(name: string): string[] {
  const [prefix] = /^و?[لب]?(?=[\u0600-\u06ff]{3})/.exec(name) ?? []
  if (!prefix) return []
  const bare = name.slice(prefix.length)
  // The article loses its alef after "to".
  return [bare, `ا${bare}`]
}
