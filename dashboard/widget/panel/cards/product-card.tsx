import type { ProductCard as Product } from '../../../../worker/protocol'
import { fill } from '../../texts/fill'
import { useView } from '../context'
import { formatMoney } from '../format'
import { Link } from '../rich-text'
import { Thumb } from './thumb'

export function ProductCard({ product }: { product: Product }) {
  const { words, locale } = useView()
  const before = product.compare_at && formatMoney(product.compare_at, locale)
  return (
    <article class={product.in_stock ? 'product' : 'product product-out'}>
      <Thumb src={product.image_url} class="thumb-product" />
      <div class="product-body">
        <Link href={product.url} class="product-title">
          {product.title}
        </Link>
        {product.reason && <p class="muted">{product.reason}</p>}
        <p class="price">
          <strong class="num">{formatMoney(product.price, locale)}</strong>
          {before && (
            <s class="muted num">
              <span class="sr-only">{fill(words.was, { price: before })}</span>
              <span aria-hidden="true">{before}</span>
            </s>
          )}
        </p>
        <p class={`tone-text tone-${product.in_stock ? 'success' : 'neutral'}`}>
          {product.in_stock ? words.inStock : words.outOfStock}
        </p>
      </div>
    </article>
  )
}
