import type { CatalogueProduct } from '../../domain'
import { readMention } from '../../nlu/reference/mention'
import { readWishCues } from '../../nlu/reference/wishes'
import type { TurnContext } from '../context'
import { namedIn, spokenOf } from './meant'

/** Products put beside each other at once. */
const MAX_COMPARED = 3
const OR =
  /\s(?:or|and|vs\.?|versus|o|u|y|e|ou|et|oder|und|than|als|than the)\s|[,，、]|还是|和|跟|与|比|とか|と|か、|\s(?:او|أو|ام|أم|و)\s?/iu

/** The products a message wants compared: two it names, or those shown last; empty when it compares nothing. */
export function productsCompared(ctx: TurnContext, question: string): CatalogueProduct[] {
  if (!readWishCues(question).has('compare')) return []
  const named = new Set<CatalogueProduct>()
  for (const part of question.split(OR)) {
    const [best] = part ? namedIn(ctx, part) : []
    if (best) named.add(best)
  }
  const { entities } = ctx.input.understanding
  const read = entities.flatMap(({ type, value }) => (type === 'product' ? [value] : []))
  for (const product of ctx.deps.bundle.products) if (read.includes(product.id)) named.add(product)
  const { listed } = spokenOf(ctx)
  if (named.size >= 2) return [...named].slice(0, MAX_COMPARED)
  // "Is it bigger than the milk pan?": the one spoken of and the one named.
  const [one] = named
  if (one) return listed.length === 1 && listed[0] !== one ? [...listed, one] : []
  const all = readMention(question).kind
  return listed.length >= 2 && (all === 'all' || all === 'pronoun' || all === 'none')
    ? listed.slice(0, MAX_COMPARED)
    : []
}
