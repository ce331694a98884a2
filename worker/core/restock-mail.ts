import type { CatalogueProduct, ShopSettings } from './domain'
import { optionReader } from './products/option-texts'
import { withDetail } from './responses/format'
import { type TextOverrides, text } from './responses/render'

/** One who waits for a product to be there again; `sku` null waits for any variant of it. */
export type StockWish = { readonly email: string; readonly locale: string; readonly sku: string | null }

/** Whether what the shopper waits for can be bought now. */
export function isBack(product: CatalogueProduct, { sku }: StockWish): boolean {
  return product.variants.some((variant) => variant.stock > 0 && (sku === null || variant.sku === sku))
}

/** The one mail about it, in the shopper's language. */
export function restockMail(
  product: CatalogueProduct,
  wish: StockWish,
  shop: { readonly settings: ShopSettings; readonly texts?: TextOverrides },
): { readonly subject: string; readonly text: string } {
  const { locale } = wish
  const name = product.name[locale] ?? product.name[shop.settings.defaultLocale] ?? product.name.en ?? product.id
  const variant = product.variants.find(({ sku }) => sku === wish.sku)
  const read = optionReader(shop.settings.optionTexts, locale, shop.settings.defaultLocale)
  const values = Object.entries(variant?.options ?? {}).map(([option, value]) => read(option, value))
  const options = product.variants.length > 1 ? values.join(' / ') : ''
  const title = options === '' ? name : withDetail(name, options, locale)
  const said = (key: string, values: Record<string, string>) => text(key, locale, values, 'neutral', shop.texts)
  // A relative address leads nowhere from a mail; then the name alone must do.
  const link = product.url && /^https?:\/\//.test(product.url) ? product.url : ''
  return {
    subject: said('restock_mail_subject', { title }),
    text: said('restock_mail_text', { title, shop: shop.settings.name, link }).replace(/\n{3,}/g, '\n\n'),
  }
}
