import type { Card, ProductCard as Product } from '../../../../worker/protocol'
import { each } from '../each'
import { ArticleCard } from './article-card'
import { OrderCard } from './order-card'
import { ProductCard } from './product-card'

/** Products side by side when there are several; the rest one below the other. A card of an unknown type is left out. */
export function Cards({ cards }: { cards: readonly Card[] }) {
  const products = cards.filter((card): card is Product => card.type === 'product')
  return (
    <>
      {each(cards, (card) => {
        if (card.type === 'order') return <OrderCard order={card} />
        return card.type === 'article' ? <ArticleCard article={card} /> : null
      })}
      {products.length > 0 && (
        <div class={products.length > 1 ? 'products products-many' : 'products'}>
          {each(products, (product) => (
            <ProductCard product={product} />
          ))}
        </div>
      )}
    </>
  )
}
