import type { TurnContext } from '../dialogue/context'
import { saidOptions } from '../dialogue/products/meant'
import { optionTexts, optionWords, productCard, remember, titleOf } from '../dialogue/products/show'
import type { CatalogueProduct, CatalogueVariant } from '../domain'
import { saidValues } from '../products/asked-options'
import { formatDay, withDetail } from '../responses/format'
import type { Action, OptionsProvider } from './registry'

/** What stands for every variant of a product; no shop has such a SKU. */
const ANY = 'any variant'
const MAX_NAMED = 3

function productById(ctx: TurnContext, id: string | undefined): CatalogueProduct | undefined {
  return ctx.deps.bundle.products.find((product) => product.id === id)
}

/** Products the message names; without a name what was shown last. */
function candidates(ctx: TurnContext): CatalogueProduct[] {
  const named = ctx.deps
    .catalogue(ctx.input.locale)
    .find(ctx.input.text)
    .map(({ product }) => product)
  if (named.length > 0) return named.slice(0, MAX_NAMED)
  return ctx.tracker.products.listed.flatMap((id) => productById(ctx, id) ?? []).slice(0, MAX_NAMED)
}

const findAlertProduct: Action = {
  name: 'find_alert_product',
  outcomes: ['found', 'ask'],
  async run(ctx) {
    if (productById(ctx, ctx.tracker.slots.product)) return 'found'
    const [only, ...others] = candidates(ctx)
    ctx.setSlot('product', only && others.length === 0 ? only.id : null)
    return only && others.length === 0 ? 'found' : 'ask'
  },
}

/** The variants that agree with every option the message names; all of them where it names none. */
function variantsMeant(ctx: TurnContext, product: CatalogueProduct): readonly CatalogueVariant[] {
  const said = saidValues(product, ctx.input.text, saidOptions(ctx), optionTexts(ctx))
  return product.variants.filter(({ options }) => [...said].every(([name, values]) => values.has(options[name] ?? '')))
}

const checkAlertStock: Action = {
  name: 'check_alert_stock',
  outcomes: ['in_stock', 'choose', 'sold_out', 'gone'],
  async run(ctx) {
    const product = productById(ctx, ctx.tracker.slots.product)
    if (!product) return 'gone'
    const picked = product.variants.find(({ sku }) => sku === ctx.tracker.slots.sku)
    const meant = picked ? [picked] : variantsMeant(ctx, product)
    const soldOut = meant.filter(({ stock }) => stock <= 0)
    if (soldOut.length === 0 && meant.length > 0) {
      const [only] = meant
      const title = meant.length === 1 && only ? titled(ctx, product, only) : titleOf(product, ctx.input.locale)
      remember(ctx, [product])
      ctx.say({ key: 'alert_in_stock', values: { title }, cards: [productCard(ctx, product)] })
      return 'in_stock'
    }
    const [only] = soldOut
    const wanted = soldOut.length === 1 ? only : undefined
    ctx.setSlot('item', wanted ? titled(ctx, product, wanted) : titleOf(product, ctx.input.locale))
    if (!wanted && ctx.tracker.slots.sku !== ANY) return 'choose'
    ctx.setSlot('sku', wanted?.sku ?? ANY)
    return 'sold_out'
  },
}

function titled(ctx: TurnContext, product: CatalogueProduct, variant: CatalogueVariant): string {
  const options = product.variants.length > 1 ? optionWords(ctx, variant.options) : ''
  const title = titleOf(product, ctx.input.locale)
  return options === '' ? title : withDetail(title, options, ctx.input.locale)
}

const subscribeStock: Action = {
  name: 'subscribe_stock',
  outcomes: ['subscribed', 'already', 'late', 'gone'],
  async run(ctx) {
    const { email = '', item = '', sku } = ctx.tracker.slots
    const product = productById(ctx, ctx.tracker.slots.product)
    if (!product) return 'gone'
    const made = await ctx.deps.shoppers.subscribeStock({
      email,
      productId: product.id,
      sku: sku === undefined || sku === ANY ? null : sku,
      locale: ctx.input.locale,
      key: ctx.changeKey('subscribe_stock'),
      now: ctx.input.now,
    })
    if (!made.ok) return 'late'
    if (made.value === 'already') {
      ctx.say({ key: 'alert_already', values: { title: item, email } })
      return 'already'
    }
    ctx.emit({ type: 'shopper_changed', change: 'stock_alert_set', reference: sku ?? product.id })
    const day = product.variants
      .filter((variant) => sku === ANY || variant.sku === sku)
      .flatMap((variant) => variant.restockOn ?? [])
      .sort()[0]
    const values = { title: item, email }
    if (day) ctx.say({ key: 'alert_set', values: { ...values, day: formatDay(day, ctx.input.locale) } })
    else ctx.say({ key: 'alert_set_no_day', values })
    return 'subscribed'
  },
}

export const alertActions: readonly Action[] = [findAlertProduct, checkAlertStock, subscribeStock]

/** The products in question; a message that names one of the catalogue answers too, though it is never shown. */
const alertProducts: OptionsProvider = async (ctx) => {
  const named = candidates(ctx)
  const offers = named.map((product) => ({ title: titleOf(product, ctx.input.locale), value: product.id }))
  const [only] = named
  return only && named.length === 1 ? [...offers, { title: ctx.input.text.trim(), value: only.id }] : offers
}

/** The sold-out variants, and any of them. A message that names one in other words answers too. */
const alertVariants: OptionsProvider = async (ctx) => {
  const product = productById(ctx, ctx.tracker.slots.product)
  if (!product) return []
  const soldOut = product.variants.filter(({ stock }) => stock <= 0)
  const offers = soldOut.map((variant) => ({ title: optionWords(ctx, variant.options), value: variant.sku }))
  const any = { title: ctx.text('choice_any_variant'), value: ANY }
  const meant = variantsMeant(ctx, product)
  const [only] = meant
  const said = ctx.input.text.trim()
  const isSaid = only !== undefined && meant.length === 1 && !offers.some(({ title }) => title === said)
  return isSaid ? [...offers, any, { title: said, value: only.sku }] : [...offers, any]
}

export const alertOptions: Readonly<Record<string, OptionsProvider>> = {
  alert_products: alertProducts,
  alert_variants: alertVariants,
}
