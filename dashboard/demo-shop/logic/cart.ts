import type { Product } from '../../../worker/protocol/catalogue'
import type { Money } from '../../../worker/protocol/message'

export type CartLine = { readonly product_id: string; readonly sku: string; readonly quantity: number }
export type Cart = readonly CartLine[]
type Variant = Product['variants'][number]

export const MAX_PER_LINE = 99
/** Standard delivery in Portugal and Spain, as the help page says it. */
export const FREE_DELIVERY_FROM_CENTS = 5_000
export const DELIVERY_CENTS = 390
export const CURRENCY = 'EUR'

export const countItems = (cart: Cart): number => cart.reduce((sum, line) => sum + line.quantity, 0)

export const quantityOf = (cart: Cart, sku: string): number => cart.find((line) => line.sku === sku)?.quantity ?? 0

const clamp = (quantity: number, most: number): number =>
  Math.max(0, Math.min(Math.trunc(quantity) || 0, most, MAX_PER_LINE))

/** Sets a line's quantity within the stock; none left removes the line. */
export const setQuantity = (cart: Cart, target: Omit<CartLine, 'quantity'>, quantity: number, stock: number): Cart => {
  const next = clamp(quantity, stock)
  if (next === 0) return cart.filter((line) => line.sku !== target.sku)
  const line = { product_id: target.product_id, sku: target.sku, quantity: next }
  if (!cart.some(({ sku }) => sku === target.sku)) return [...cart, line]
  return cart.map((old) => (old.sku === target.sku ? line : old))
}

export const addToCart = (cart: Cart, productId: string, variant: Pick<Variant, 'sku' | 'stock'>): Cart =>
  setQuantity(cart, { product_id: productId, sku: variant.sku }, quantityOf(cart, variant.sku) + 1, variant.stock)

export type PricedLine = CartLine & { readonly product: Product; readonly variant: Variant; readonly total: Money }

/** The cart against today's catalogue: what the shop no longer has is dropped, more than the stock is lowered. */
export const priceCart = (cart: Cart, products: readonly Product[]): { lines: PricedLine[]; changed: boolean } => {
  const lines: PricedLine[] = []
  for (const line of cart) {
    const product = products.find(({ product_id }) => product_id === line.product_id)
    const variant = product?.variants.find(({ sku }) => sku === line.sku)
    const quantity = clamp(line.quantity, variant?.stock ?? 0)
    if (!product || !variant || quantity === 0) continue
    const total = { cents: product.price.cents * quantity, currency: product.price.currency }
    lines.push({ ...line, quantity, product, variant, total })
  }
  return {
    lines,
    changed: lines.length !== cart.length || lines.some((line, at) => line.quantity !== cart[at]?.quantity),
  }
}

export type CartSum = {
  readonly subtotal: Money
  readonly delivery: Money
  readonly total: Money
  /** What is missing to free delivery; 0 cents when it is reached. */
  readonly missing: Money
  /** 0 to 1. */
  readonly progress: number
}

export const sumCart = (lines: readonly Pick<PricedLine, 'total'>[]): CartSum => {
  const euros = (cents: number): Money => ({ cents, currency: CURRENCY })
  const subtotal = lines.reduce((sum, line) => sum + line.total.cents, 0)
  const missing = Math.max(0, FREE_DELIVERY_FROM_CENTS - subtotal)
  const delivery = missing === 0 || lines.length === 0 ? 0 : DELIVERY_CENTS
  return {
    subtotal: euros(subtotal),
    delivery: euros(delivery),
    total: euros(subtotal + delivery),
    missing: euros(missing),
    progress: Math.min(1, subtotal / FREE_DELIVERY_FROM_CENTS),
  }
}

const isLine = (value: unknown): value is CartLine => {
  if (typeof value !== 'object' || value === null) return false
  const { product_id, sku, quantity } = value as Record<string, unknown>
  return typeof product_id === 'string' && typeof sku === 'string' && Number.isInteger(quantity) && Number(quantity) > 0
}

/** Reads what storage holds; anything odd is an empty cart, never an exception. */
export const parseCart = (stored: string | null): Cart => {
  if (!stored) return []
  try {
    const value: unknown = JSON.parse(stored)
    return Array.isArray(value) ? value.filter(isLine) : []
  } catch {
    return []
  }
}
