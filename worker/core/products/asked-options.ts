import type { CatalogueProduct } from '../domain'
import { extractEntities } from '../nlu/entities'
import { foldPhrase } from '../nlu/reference/cue'
import type { OptionReader } from './option-texts'
import { saidValue } from './said-value'
import { optionValues } from './variants'

/** What a message asks of a product's variants: values by option name, as the product has them, and what it has no option for. */
export type AskedOptions = {
  readonly options: Readonly<Record<string, string>>
  /** Colours and sizes said that the product does not come in, as they were said. */
  readonly unknown: readonly string[]
  /** The option values as they stand in the message, folded. */
  readonly words: readonly string[]
}

/** The shades a shop may sell under its own name when a plain colour is asked for; first the nearest. */
const SHADES: Readonly<Record<string, string>> = {
  blue: 'blue|sky|dusk blue|navy|midnight|lagoon',
  navy: 'navy|midnight',
  green: 'green|sea green|sage|moss|forest|olive|fern|celadon|mint',
  red: 'red|rust|brick|berry|red check|red stripe',
  pink: 'pink|rose|blush|coral',
  orange: 'orange|terracotta|amber|rust|coral',
  yellow: 'yellow|mustard|honey|ochre|butter',
  purple: 'purple|plum|lilac|heather',
  brown: 'brown|tan|cognac|walnut|cocoa|clay',
  beige: 'beige|oat|sand|natural|flax|cream',
  white: 'white|chalk|ivory|cream',
  grey: 'grey|gray|charcoal|graphite|slate|stone|ash|mist',
  black: 'black|ink|charcoal',
  gold: 'gold|brass|honey',
  silver: 'silver|steel',
  turquoise: 'turquoise|teal|aqua|lagoon',
  burgundy: 'burgundy|plum|berry',
}

/**
 * Reads which variant a message asks for. `colours` and `sizes` are the entities' values ("blue", "M", "EU 42", "27.5 cm"); a product's own
 * option values said in the message count as well ("smoked", "2 m"), by what they are called in the shopper's language too (`read`).
 */
export function readOptions(
  product: CatalogueProduct,
  message: string,
  said: { readonly colours: readonly string[]; readonly sizes: readonly string[] },
  read: OptionReader = (_, value) => value,
): AskedOptions {
  const values = optionValues(product)
  const folded = foldPhrase(message.normalize('NFKC'))
  const options: Record<string, string> = {}
  const words: string[] = []
  for (const [option, list] of values) {
    const found = longestSaid(folded, option, list, read)
    if (found === null) continue
    options[option] = found.value
    words.push(found.words)
  }
  const unknown: string[] = []
  for (const colour of said.colours) {
    if (options.colour !== undefined) continue
    const shade = shadeOf(colour, values.get('colour') ?? [])
    if (shade === null) unknown.push(colour)
    else options.colour = shade
  }
  for (const size of said.sizes) {
    const fit = sizeOf(size, values)
    if (fit) options[fit.option] = fit.value
    else if (!Object.values(options).some((value) => value.toLowerCase() === size.toLowerCase())) unknown.push(size)
  }
  if (said.sizes.length === 0) Object.assign(options, numberSaid(folded, values))
  return { options, unknown, words }
}

/** Every value of each option that a message says: "M or L". Values that others hold are said only where they stand alone. */
export function saidValues(
  product: CatalogueProduct,
  message: string,
  said: { readonly colours: readonly string[]; readonly sizes: readonly string[] },
  read: OptionReader,
): ReadonlyMap<string, ReadonlySet<string>> {
  const values = optionValues(product)
  const found = new Map<string, Set<string>>()
  const add = (option: string, value: string) => found.set(option, (found.get(option) ?? new Set()).add(value))
  let left = foldPhrase(message.normalize('NFKC'))
  for (const [option, list] of values) {
    for (let next = longestSaid(left, option, list, read); next; next = longestSaid(left, option, list, read)) {
      add(option, next.value)
      left = left.replace(next.words, ' ')
    }
  }
  for (const colour of said.colours) {
    const shade = found.has('colour') ? null : shadeOf(colour, values.get('colour') ?? [])
    if (shade !== null) add('colour', shade)
  }
  for (const size of said.sizes) {
    const fit = sizeOf(size, values)
    if (fit) add(fit.option, fit.value)
  }
  return found
}

/** The value of an option a message says; the longest where one holds another ("sea green"). A number alone is read from the entities. */
function longestSaid(
  folded: string,
  option: string,
  list: readonly string[],
  read: OptionReader,
): { readonly value: string; readonly words: string } | null {
  const found = list.flatMap((value) => {
    const words = saidValue(folded, value, false) ?? saidValue(folded, read(option, value), true)
    return words === null || isPlainNumber(value) ? [] : [{ value, words }]
  })
  return found.toSorted((a, b) => b.words.length - a.words.length)[0] ?? null
}

/** "Available in 42?": a number that is one of the sizes and no price, measure or count of days. */
function numberSaid(text: string, values: ReadonlyMap<string, readonly string[]>): Record<string, string> {
  for (const match of text.matchAll(STANDALONE)) {
    const fit = sizeOf(match[0], values)
    if (fit && isPlainNumber(fit.value)) return { [fit.option]: fit.value }
  }
  return {}
}

const STANDALONE =
  /(?<![\d.,€$£¥第\p{Script=Latin}\p{Script=Arabic}])\d{2,3}(?![.,]?\d|\p{Script=Latin}|\s?(?:€|%|cm|mm|ml|kg|g|l|euros?|eur|days?|weeks?|months?|years?|pairs?|d[ií]as?|jours?|tage?n?|anos|ans|jahre|zoll|pulgadas|pouces|polegadas|岁|天|元|块|厘米|毫升|日|円|歳|يوم|ايام|سنه|يورو)(?!\p{Script=Latin}))/giu

function isPlainNumber(value: string): boolean {
  return /^\d{1,3}$/.test(value)
}

function shadeOf(colour: string, values: readonly string[]): string | null {
  const known = new Map(values.map((value) => [value.toLowerCase(), value]))
  const shades = (SHADES[colour.toLowerCase()] ?? colour.toLowerCase()).split('|')
  const shade = shades.find((name) => known.has(name))
  if (shade !== undefined) return known.get(shade) ?? null
  const named = values.find((value) => value.toLowerCase().split(' ').includes(colour.toLowerCase()))
  return named ?? values.find((value) => plainColour(value) === colour.toLowerCase()) ?? null
}

/** The plain colour a value is written as, for catalogues in other languages: "rot" is red. */
function plainColour(value: string): string | null {
  return extractEntities(value).find(({ type }) => type === 'colour')?.value ?? null
}

/** What Brazilian shops write for a size in letters. */
const BRAZILIAN: Readonly<Record<string, string>> = { xs: 'pp', s: 'p', l: 'g', xl: 'gg', '2xl': 'xgg' }

/** Options that hold sizes; the first one that fits is meant. */
function sizeOf(
  size: string,
  values: ReadonlyMap<string, readonly string[]>,
): { option: string; value: string } | null {
  const plain = size.replace(/^(?:EU|FR|DE|IT) /, '').toLowerCase()
  const letters = [plain, size.toLowerCase(), BRAZILIAN[plain] ?? plain]
  for (const [option, list] of values) {
    if (option === 'colour' || option === 'scent') continue
    const exact = list.find((value) => letters.includes(value.toLowerCase()))
    const value = exact ?? list.find((range) => isWithin(plain, range))
    if (value !== undefined) return { option, value }
  }
  return null
}

/** "40" is within "39-41", "M" within "S/M". */
function isWithin(size: string, range: string): boolean {
  const [, from, to] = /^(\d{1,3})-(\d{1,3})$/.exec(range) ?? []
  if (from !== undefined && to !== undefined) return Number(size) >= Number(from) && Number(size) <= Number(to)
  return range.toLowerCase().split('/').includes(size)
}
