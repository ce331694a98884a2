import { searchTerms } from './tokenise'

/** A product's name as shoppers use it. */
export type ProductName = {
  /** Its words in their order, sizes and counts left out: "Hearth Frying Pan 26 cm" ▸ hearth, fry, pan. */
  readonly words: ReadonlyMap<string, number>
  /** Its last word, which says what kind of thing it is; in Chinese and Japanese the last character pair. */
  readonly kind: string
  /** Sizes and counts: they tell products apart and never name one. */
  readonly details: ReadonlySet<string>
}

const UNIT = [
  'mm|cm|m|km|in|inch|inches|ft|ml|cl|l|oz|g|kg|lb|w|kw|v|mah|wh|mb|gb|tb|pairs?|pieces?|pcs|packs?',
  '毫米|厘米|米|毫升|升|克|千克|公斤|瓦|毫安时|寸|英寸|只|条|件|双|支|个|片|包',
].join('|')
/** What stands in brackets, "set of 3", "24 cm", "2 pairs", ", pair". */
const DETAILS = new RegExp(
  `\\([^()]*\\)|(?<!\\p{L})(?:set|box|pack|pair) of \\d+|, ?pair$|(?<![\\p{L}\\p{N}])\\d[\\d.,]*(?:[ -]?(?:${UNIT})装?(?!\\p{L}))?`,
  'giu',
)

/** What a common word weighs beside any other. */
const COMMON_WEIGHT = 0.5
/** Words of names that stand in messages about anything else as well: one alone names nothing, beside another word of the name it does. */
const COMMON: ReadonlySet<string> = new Set(
  searchTerms(
    `air bag bank bed block board body book box build bundle care case come compact cover crew day down dry end evening everyday face family
    finger food gift hair hand home house insert kit lane light little milk morning night over pack pair paper pass person phone plain pocket
    power rain room run self set shoe sleeve slide slow spray stand still story suit sun tie tin top travel tree trio wall wash water
    weekday wide wood 套装 小巷 身体 手机 小手 小夜 家居 家园 平日 日常`,
  ),
)

/** How much a word of a name says about which product is meant: less when many names share it, and when it is common anyway. */
export function wordWeights(names: readonly ProductName[]): (word: string) => number {
  const counts = new Map<string, number>()
  for (const { words } of names) for (const word of words.keys()) counts.set(word, (counts.get(word) ?? 0) + 1)
  return (word) => (COMMON.has(word) ? COMMON_WEIGHT : 1) / Math.sqrt(counts.get(word) ?? 1)
}

/** @returns null for a name without words. */
export function readProductName(name: string): ProductName | null {
  const plain = searchTerms(name.normalize('NFKC').replace(DETAILS, ' '))
  const all = searchTerms(name)
  const words = plain.length > 0 ? plain : all
  const kind = words.at(-1)
  if (kind === undefined) return null
  const places = new Map(words.map((word, place) => [word, place]))
  return { words: places, kind, details: new Set(all.filter((term) => !places.has(term))) }
}

/** The words of a name that a message says; a common one counts only right beside another, both in the name's order. */
export function wordsSaid(name: ProductName, message: readonly string[]): ReadonlySet<string> {
  const place = (index: number) => name.words.get(message[index] ?? '')
  const said = message.filter((word, index) => {
    const at = place(index)
    if (at === undefined) return false
    return !COMMON.has(word) || (place(index - 1) ?? at) < at || (place(index + 1) ?? at) > at
  })
  return new Set(said)
}
