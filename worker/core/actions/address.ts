import { foldArabic } from '../nlu/cues'

/**
 * Could this be a whole address? In Han characters or kana: a place, a street or block, and a digit. In Arabic: a street, a number and
 * where it lies. Else a house number, a postcode and a further word where the city stands. Only its shape is checked: whether it exists
 * is the carrier's to know. At most 400 UTF-16 units are read.
 */
export function isPlausibleAddress(message: string): boolean {
  const text = foldArabic(message.slice(0, MAX_ADDRESS_CHARS).normalize('NFKC'))
  return isWholeInHan(text) || isWholeInJapanese(text) || isWholeInArabic(text) || isWholeWithPostcode(text)
}

const MAX_ADDRESS_CHARS = 400

const HAN_PLACE = /[市省区區县縣镇鎮乡鄉都府]|香港|澳[门門]/
const HAN_STREET = /[路街号號弄村楼樓道]|丁目|番地/
const HAN_NUMBER = /\d|[一二三四五六七八九十百]+(?:号|號|弄|楼|樓|栋|棟|室|丁目)/

function isWholeInHan(text: string): boolean {
  return HAN_PLACE.test(text) && HAN_STREET.test(text) && HAN_NUMBER.test(text)
}

const PREFECTURE = /東京都|北海道|(?:京都|大阪)府|\p{Script=Han}{2,3}県/u
const JAPANESE_POSTCODE = /〒\s?\d{3}[-‐−–ー]?\d{4}|(?<!\d)\d{3}[-‐−–ー]\d{4}(?!\d)/g
const MUNICIPALITY = /[\p{Script=Han}ぁ-んァ-ヶ][市区町村郡]/u
/** Block and house: "1-2-3", "2の5", "3番地", "10番5号". Four digits at most: a telephone number has longer parts. */
const BLOCK = /(?<![\d-])[1-9]\d{0,3}(?:[-‐−–ーの]\d{1,4}){1,3}(?!\d)|\d{1,4}(?:丁目|番地?|号)/

/** "東京都渋谷区神南1-2-3": the prefecture or a postcode, the municipality, and the block. */
function isWholeInJapanese(text: string): boolean {
  const rest = text.replace(JAPANESE_POSTCODE, ' ')
  return (rest !== text || PREFECTURE.test(rest)) && MUNICIPALITY.test(rest) && BLOCK.test(rest)
}

/** Folded, as the text is: شارع street, طريق road, حي quarter, ... */
const ARABIC_STREET =
  /(?<!\p{L})(?:(?:ال)?(?:شارع|زنقه|زقاق|حاره|كورنيش|جاده)|ش\.? |طريق ال|بلوك \d|عماره \d|فيلا \d|برج )/u
const ARABIC_WORD = /\p{Script=Arabic}{2,}/gu
/** Words that number a part of a building and name no place. */
const ARABIC_BUILDING =
  /(?<!\p{L})(?:شقه|الدور|دور|طابق|الطابق|مبني|عماره|فيلا|منزل|بيت|رقم|الرمز|البريدي|ص|ب)(?!\p{L})/gu
const MIN_ARABIC_WORDS = 3

/** "15 شارع التحرير، الدقي، القاهرة": a street, a number, and in a part of its own, or behind four words, where it lies. */
function isWholeInArabic(text: string): boolean {
  if (!ARABIC_STREET.test(text) || !/\d/.test(text) || text.includes('?')) return false
  const parts = text.split(/[,\n;-]/).map((part) => part.replace(ARABIC_BUILDING, ' ').match(ARABIC_WORD)?.length ?? 0)
  const placed = parts.filter((count) => count > 0).length > 1
  return parts.reduce((sum, count) => sum + count, 0) >= (placed ? MIN_ARABIC_WORDS : MIN_ARABIC_WORDS + 2)
}

/** Postcodes as countries write them; the longer forms first, plain digits last. */
const POSTCODES = [
  '[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2}', // GB
  '[A-Z]\\d[A-Z][ -]?\\d[A-Z]\\d', // CA
  '[A-Z]\\d[\\dW] ?[A-Z]\\w{3}', // IE
  '\\d{5}-\\d{3,4}', // BR, US
  '\\d{4}-\\d{3}', // PT
  '\\d{2}-\\d{3}', // PL
  '\\d{3}-\\d{4}', // JP
  '\\d{4} ?[A-Z]{2}', // NL
  '\\d{3} \\d{2,3}', // CZ, GR, IN, SE
  '\\d{4,7}',
]
const POSTCODE = new RegExp(`(?<![\\p{L}\\p{N}])(?:${POSTCODES.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
const WORD = /\p{L}[\p{L}'’.-]+/gu

function isWholeWithPostcode(text: string): boolean {
  // A long house number looks like a postcode too: whichever reading makes the address whole.
  return [...text.matchAll(POSTCODE)].some((code) => {
    const before = text.slice(0, code.index).split(/[,;，、\n]/)
    const after = text.slice(code.index + code[0].length).split(/[,;，、\n]/)
    return isWholeAround(before, after)
  })
}

/** The parts between commas before and after the postcode; the last before and the first after stand in one part with it. */
function isWholeAround(before: readonly string[], after: readonly string[]): boolean {
  const parts = [...before, ...after]
  const street = parts.findIndex((part) => /\d/.test(part))
  if (street < 0 || words(parts.join(' ')) < 2) return false
  if (isCity(after[0] ?? '')) return true
  return holdsCity(parts[street] ?? '') || parts.slice(street + 1).some(isCity)
}

function isCity(part: string): boolean {
  return !/\d/.test(part) && words(part) > 0
}

/** Street and city without a comma: "12 High Street London", "Rua do Carmo 7 Lisboa", "Hauptstr. 5 Berlin". */
function holdsCity(part: string): boolean {
  const [, lead = '', tail = ''] = /^(.*\d)(.*)$/s.exec(part) ?? []
  return words(tail) >= (words(lead) > 0 ? 1 : 3)
}

function words(part: string): number {
  return part.match(WORD)?.length ?? 0
}
