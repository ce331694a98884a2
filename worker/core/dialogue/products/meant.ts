import type { CatalogueProduct } from '../../domain'
import { readMention } from '../../nlu/reference/mention'
import { namesNothing } from '../../nlu/reference/questions'
import { pickChoice } from '../choices'
import type { TurnContext } from '../context'
import { productById, productsById, withoutName } from './show'

/** The products a message is about. `named`: by their names; `kind`: by the kind of thing; `spoken_of`: by what was shown before. */
export type Meant = {
  readonly by: 'named' | 'kind' | 'place' | 'spoken_of'
  readonly products: readonly CatalogueProduct[]
}
const NOTHING: Meant = { by: 'named', products: [] }

/** Longest message that can be a product's name and nothing else, in UTF-16 units. */
const MAX_NAME_CHARS = 60
/** Messages after which a product spoken of is no longer meant by "it". */
const MEMORY_MESSAGES = 8
/** In languages whose words the index was not made for, a name must be said nearly whole: French "son" is no sound. */
const FOREIGN_MATCH = 0.66
const INDEXED = new Set(['en', 'zh', 'und'])

/** The choice of a product that this message took, if it took one. */
export function pickedProduct(
  ctx: TurnContext,
): { product: CatalogueProduct; intent: string; question: string } | null {
  const effect = pickChoice(ctx.input.text, ctx.tracker.choices)?.effect
  if (effect?.kind !== 'product') return null
  const product = productById(ctx, effect.product)
  return product ? { product, intent: effect.intent, question: effect.question } : null
}

/** The question of the turn: the message, or the one asked before a product was chosen for it. */
export function questionOf(ctx: TurnContext): string {
  return pickedProduct(ctx)?.question ?? ctx.input.text
}

/** Products the conversation was about lately, the last list first; empty when that is long ago. */
export function spokenOf(ctx: TurnContext): { listed: CatalogueProduct[]; recent: CatalogueProduct[] } {
  const { listed, recent, at } = ctx.tracker.products
  if (ctx.tracker.shopperMessages - at > MEMORY_MESSAGES) return { listed: [], recent: [] }
  return { listed: productsById(ctx, listed), recent: productsById(ctx, recent) }
}

/** Products by their names in a text, best first. */
export function namedIn(ctx: TurnContext, text: string): CatalogueProduct[] {
  const { language, entities } = ctx.input.understanding
  const index = ctx.deps.catalogue(ctx.input.locale)
  const hits = index.find(text).filter(({ match }) => INDEXED.has(language) || match >= FOREIGN_MATCH)
  const isWhole = text === ctx.input.text
  const ids = isWhole ? entities.flatMap(({ type, value }) => (type === 'product' ? [value] : [])) : []
  const read = productsById(ctx, [...new Set(ids)])
  const found = hits.map(({ product }) => product)
  if (found.length === 0) return read
  const agreed = read.filter((product) => found.includes(product))
  return agreed.length > 0 && found.length > agreed.length && read.length === agreed.length ? agreed : found
}

/**
 * What a message is about: products it names, the kind of thing it speaks of among those spoken of lately ("the lamp"), "the second one",
 * "both", "it", or nothing that says otherwise: the caller judges whether the message can be about what was spoken of. `wantsKind`: whether a kind alone ("any blankets?") asks for such products.
 */
export function productsMeant(ctx: TurnContext, text: string, wantsKind: boolean): Meant {
  const picked = pickedProduct(ctx)
  if (picked) return { by: 'named', products: [picked.product] }
  const { listed, recent } = spokenOf(ctx)
  const mention = readMention(text)
  const named = namedIn(ctx, text)
  if (named.length > 0) return { by: 'named', products: narrowed(named, recent) }
  const place = mention.kind === 'place' ? listed.at(mention.place < 0 ? -1 : mention.place - 1) : undefined
  if (place) return { by: 'place', products: [place] }
  const ofKind = ctx.deps.catalogue(ctx.input.locale).allOfKind(text)
  const known = recent.filter((product) => ofKind.includes(product))
  // "Any lamps?" after a lamp asks for all of them; "the lamp" for that one.
  if (ofKind.length > 0 && wantsKind) return { by: 'kind', products: ofKind }
  if (known.length > 0) return { by: 'spoken_of', products: inList(known, listed) }
  if (ofKind.length > 0) return NOTHING
  return { by: 'spoken_of', products: listed }
}

/** "The lamp" fits three lamps by name; the one just shown is meant. */
function narrowed(
  named: readonly CatalogueProduct[],
  recent: readonly CatalogueProduct[],
): readonly CatalogueProduct[] {
  if (named.length === 1) return named
  const known = named.filter((product) => recent.includes(product))
  return known.length > 0 ? known : named
}

/** Of several spoken of, those of the last list come before. */
function inList(known: readonly CatalogueProduct[], listed: readonly CatalogueProduct[]): readonly CatalogueProduct[] {
  const current = known.filter((product) => listed.includes(product))
  return current.length > 0 ? current : known.slice(0, 1)
}

/** "Pebble mug": a name and nothing that is asked or wanted. */
export function onlyNamesProduct(ctx: TurnContext): boolean {
  const { text } = ctx.input
  const [product] = text.length <= MAX_NAME_CHARS ? namedIn(ctx, text) : []
  return product !== undefined && namesNothing(withoutName(text, product), []) && !/\d/.test(withoutName(text, product))
}

/** Colours and sizes as the entities give them. */
export function saidOptions(ctx: TurnContext): { colours: string[]; sizes: string[]; words: string[] } {
  const of = (type: string) => ctx.input.understanding.entities.filter((entity) => entity.type === type)
  const both = [...of('colour'), ...of('size')]
  return {
    colours: of('colour').map(({ value }) => value),
    sizes: of('size').map(({ value }) => value),
    words: both.map(({ start, end }) => ctx.input.text.slice(start, end)),
  }
}
