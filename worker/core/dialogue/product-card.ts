import type { ProductCard } from '../../protocol'
import type { CatalogueProduct } from '../domain'
import type { TurnContext } from './context'

/** A product as the shopper sees it. */
export function productCard(ctx: TurnContext, product: CatalogueProduct): ProductCard {
  const { currency } = product
  return {
    type: 'product',
    product_id: product.id,
    title: productTitle(product, ctx.input.locale),
    price: { cents: product.priceCents, currency },
    compare_at: product.compareAtCents === null ? null : { cents: product.compareAtCents, currency },
    image_url: product.imageUrl,
    url: product.url,
    in_stock: product.variants.some((variant) => variant.stock > 0),
  }
}

export function productTitle(product: CatalogueProduct, locale: string): string {
  return product.name[locale] ?? product.name.en ?? product.id
}
