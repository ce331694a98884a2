import type { Product } from '../../../worker/protocol/catalogue'
import { percentOff } from './format'
import { search } from './search'

export const SORTS = ['featured', 'price_up', 'price_down', 'rating'] as const
export type Sort = (typeof SORTS)[number]
export type ListQuery = { readonly category: string; readonly q: string; readonly sale: boolean; readonly sort: Sort }

/** The list's state lives in the address, so that back, reload and a sent link show the same. */
export const readQuery = (params: URLSearchParams): ListQuery => ({
  category: params.get('category') ?? '',
  q: params.get('q') ?? '',
  sale: params.get('sale') === '1',
  sort: SORTS.find((sort) => sort === params.get('sort')) ?? 'featured',
})

export const writeQuery = (query: ListQuery): string => {
  const params = new URLSearchParams()
  if (query.category) params.set('category', query.category)
  if (query.q) params.set('q', query.q)
  if (query.sale) params.set('sale', '1')
  if (query.sort !== 'featured') params.set('sort', query.sort)
  return params.size > 0 ? `?${params}` : ''
}

/** Both languages are searched: a shopper may know a thing by either name. */
const fieldsOf = (product: Product): string[] => [
  Object.values(product.name).join(' '),
  [product.category, ...product.tags, ...Object.values(product.material)].join(' '),
  Object.values(product.description).join(' '),
]

const COMPARE: Readonly<Record<Sort, ((a: Product, b: Product) => number) | null>> = {
  featured: null,
  price_up: (a, b) => a.price.cents - b.price.cents,
  price_down: (a, b) => b.price.cents - a.price.cents,
  rating: (a, b) => b.rating - a.rating,
}

export const categoriesOf = (products: readonly Product[]): string[] => [
  ...new Set(products.map(({ category }) => category)),
]

/** One of each category in turn, so that the front page shows the breadth of the shop. */
export const interleave = (products: readonly Product[]): Product[] => {
  const shelves = categoriesOf(products).map((category) => products.filter((product) => product.category === category))
  const longest = Math.max(0, ...shelves.map(({ length }) => length))
  return Array.from({ length: longest }, (_, row) => shelves.flatMap((shelf) => shelf[row] ?? [])).flat()
}

export const listProducts = (products: readonly Product[], query: ListQuery): Product[] => {
  const shown = products.filter(
    (product) =>
      (!query.category || product.category === query.category) &&
      (!query.sale || percentOff(product.price, product.compare_at) !== null),
  )
  const ordered = query.category || query.q ? shown : interleave(shown)
  const found = search(ordered, query.q, fieldsOf)
  const compare = COMPARE[query.sort]
  return compare ? found.sort(compare) : found
}
