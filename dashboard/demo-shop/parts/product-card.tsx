import type { Product } from '../../../worker/protocol/catalogue'
import { localise } from '../logic/format'
import { paths } from '../logic/route'
import { inStock } from '../logic/variants'
import { useTexts } from '../state/texts'
import { Picture } from './picture'
import { Price, Rating, SaleMark } from './price'
import { places, Skeleton } from './states'

type CardProps = { readonly product: Product; readonly eager?: boolean; readonly level?: 'h2' | 'h3' }

export function ProductCard({ product, eager = false, level: Heading = 'h2' }: CardProps) {
  const t = useTexts()
  const available = inStock(product)
  return (
    <article class={available ? 'card' : 'card card-sold-out'}>
      <div class="card-tile">
        <Picture src={product.image_url} alt="" size={320} eager={eager} />
        <span class="card-marks">
          {available ? <SaleMark product={product} /> : <span class="mark">{t('sold_out')}</span>}
        </span>
      </div>
      <Heading class="card-name">
        <a href={paths.product(product.product_id)}>{localise(product.name, t.language)}</a>
      </Heading>
      <p class="card-facts">
        <Price product={product} />
        <Rating rating={product.rating} />
      </p>
    </article>
  )
}

export function ProductGrid({ products, level }: { readonly products: readonly Product[]; readonly level?: 'h3' }) {
  return (
    <ul class="grid">
      {products.map((product, at) => (
        <li key={product.product_id}>
          <ProductCard product={product} eager={at < 8} level={level ?? 'h2'} />
        </li>
      ))}
    </ul>
  )
}

export function GridSkeleton({ count }: { readonly count: number }) {
  return (
    <div class="grid">
      {places(count).map((place) => (
        <div key={place} class="card">
          <Skeleton class="skeleton-tile" />
          <Skeleton class="skeleton-line" />
          <Skeleton class="skeleton-line skeleton-short" />
        </div>
      ))}
    </div>
  )
}
