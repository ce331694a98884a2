/**
 * Could this be a whole address? In Han characters: a place, a street and a digit. Else a house number, a postcode and a further word
 * where the city stands. Only its shape is checked: whether it exists is the carrier's to know.
 */
export function isPlausibleAddress(message: string): boolean {
  const text = message.normalize('NFKC')
  return isWholeInHan(text) || isWholeWithPostcode(text)
}

const HAN_PLACE = /[市省区區县縣镇鎮乡鄉都府]|香港|澳[门門]/
const HAN_STREET = /[路街号號弄村楼樓道]|丁目|番地/
const HAN_NUMBER = /\d|[一二三四五六七八九十百]+(?:号|號|弄|楼|樓|栋|棟|室|丁目)/

function isWholeInHan(text: string): boolean {
  return HAN_PLACE.test(text) && HAN_STREET.test(text) && HAN_NUMBER.test(text)
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
