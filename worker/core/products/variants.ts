import type { CatalogueProduct, CatalogueVariant } from '../domain'

/** What a message asks of a product's variants: values by option name, as the product has them, and what it has no option for. */
export type AskedOptions = {
  readonly options: Readonly<Record<string, string>>
  /** Colours and sizes said that the product does not come in, as they were said. */
  readonly unknown: readonly string[]
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
 * option values said in the message count as well ("smoked", "2 m"), in the shop's language too (`names`, value ▸ how it is shown).
 */
export function readOptions(
  product: CatalogueProduct,
  message: string,
  said: { readonly colours: readonly string[]; readonly sizes: readonly string[] },
  names: Readonly<Record<string, string>> = {},
): AskedOptions {
  const values = optionValues(product)
  const options: Record<string, string> = {}
  const text = ` ${message.normalize('NFKC').toLowerCase()} `
  for (const [option, list] of values) {
    const found = list.filter((value) => isSaid(text, value) || isSaid(text, names[value] ?? value))
    const longest = found.sort((a, b) => b.length - a.length)[0]
    if (longest !== undefined && !isPlainNumber(longest)) options[option] = longest
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
  if (said.sizes.length === 0) Object.assign(options, numberSaid(text, values))
  return { options, unknown }
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
  /(?<![\d.,€$£¥\p{L}])\d{2,3}(?![.,]?\d|\p{Script=Latin}|\s?(?:€|%|cm|mm|ml|kg|g|l|euros?|eur|days?|weeks?|months?|years?|pairs?|岁|天|元|块|厘米|毫升)(?!\p{Script=Latin}))/giu

/** Values by option in the order they are first sold. */
export function optionValues({ variants }: CatalogueProduct): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>()
  for (const { options } of variants)
    for (const [option, value] of Object.entries(options)) {
      const list = values.get(option) ?? []
      values.set(option, list.includes(value) ? list : [...list, value])
    }
  return values
}

/** Whole words, or any place in Chinese. A number alone is read from the entities: "38" may be anything. */
function isSaid(text: string, value: string): boolean {
  const wanted = value.toLowerCase()
  if (/[\u3040-\u30FF\u4E00-\u9FFF]/.test(wanted)) return text.includes(wanted)
  // A letter alone is a size only where the entities say so: "I'm", "L'article".
  if (wanted.length < 3 && !/\d/.test(wanted)) return false
  const at = text.indexOf(wanted)
  return at > 0 && !/[\p{L}\p{N}]/u.test(text.charAt(at - 1)) && !/[\p{L}\p{N}]/u.test(text.charAt(at + wanted.length))
}

function isPlainNumber(value: string): boolean {
  return /^\d{1,3}$/.test(value)
}

function shadeOf(colour: string, values: readonly string[]): string | null {
  const known = new Map(values.map((value) => [value.toLowerCase(), value]))
  const shades = (SHADES[colour.toLowerCase()] ?? colour.toLowerCase()).split('|')
  const shade = shades.find((name) => known.has(name))
  if (shade !== undefined) return known.get(shade) ?? null
  return values.find((value) => value.toLowerCase().split(' ').includes(colour.toLowerCase())) ?? null
}

/** Options that hold sizes; the first one that fits is meant. */
function sizeOf(
  size: string,
  values: ReadonlyMap<string, readonly string[]>,
): { option: string; value: string } | null {
  const plain = size.replace(/^(?:EU|FR|DE|IT) /, '').toLowerCase()
  for (const [option, list] of values) {
    if (option === 'colour' || option === 'scent') continue
    const exact = list.find((value) => value.toLowerCase() === plain || value.toLowerCase() === size.toLowerCase())
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

/** The variants that have every one of these options. */
export function variantsWith(
  { variants }: CatalogueProduct,
  options: Readonly<Record<string, string>>,
): readonly CatalogueVariant[] {
  return variants.filter((variant) => Object.entries(options).every(([name, value]) => variant.options[name] === value))
}

/** Variants in stock that differ least from those asked for: first the ones that keep more of it. */
export function alternatives(
  product: CatalogueProduct,
  options: Readonly<Record<string, string>>,
): readonly CatalogueVariant[] {
  const shared = (variant: CatalogueVariant) =>
    Object.entries(options).filter(([name, value]) => variant.options[name] === value).length
  return product.variants.filter(({ stock }) => stock > 0).toSorted((a, b) => shared(b) - shared(a))
}

export function isInStock({ variants }: CatalogueProduct): boolean {
  return variants.some(({ stock }) => stock > 0)
}

/** The first day (YYYY-MM-DD) one of these is expected back, or null. */
export function restockDay(variants: readonly CatalogueVariant[]): string | null {
  return variants.flatMap(({ stock, restockOn }) => (stock === 0 && restockOn ? [restockOn] : [])).sort()[0] ?? null
}
