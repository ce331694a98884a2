import type { Product } from '../../../worker/protocol/catalogue'
import { formatMoney, formatRating, percentOff } from '../logic/format'
import { useTexts } from '../state/texts'
import { StarIcon } from './icons'

type Priced = Pick<Product, 'price' | 'compare_at'>

export function Price({ product }: { readonly product: Priced }) {
  const t = useTexts()
  const before = percentOff(product.price, product.compare_at) === null ? null : product.compare_at
  if (!before) return <span class="price">{formatMoney(product.price, t.language)}</span>
  return (
    <span class="price">
      <span class="visually-hidden">{t('price_now')} </span>
      <span class="price-sale">{formatMoney(product.price, t.language)}</span>{' '}
      <span class="visually-hidden">{t('price_before')} </span>
      <s class="price-before">{formatMoney(before, t.language)}</s>
    </span>
  )
}

export function SaleMark({ product }: { readonly product: Priced }) {
  const t = useTexts()
  const percent = percentOff(product.price, product.compare_at)
  return percent === null ? null : <span class="mark mark-sale">{t('sale_mark', { percent })}</span>
}

export function Rating({ rating }: { readonly rating: number }) {
  const t = useTexts()
  const shown = formatRating(rating, t.language)
  return (
    <span class="rating">
      <StarIcon size={14} />
      <span aria-hidden="true">{shown}</span>
      <span class="visually-hidden">{t('rating', { rating: shown })}</span>
    </span>
  )
}
