import type { Product } from '../../../worker/protocol/catalogue'
import { categoriesOf, type ListQuery, listProducts, readQuery, SORTS, type Sort, writeQuery } from '../logic/catalogue'
import { paths } from '../logic/route'
import { AssistantNote } from '../parts/assistant-note'
import { PageHeading } from '../parts/page'
import { GridSkeleton, ProductGrid } from '../parts/product-card'
import { SearchField } from '../parts/search-field'
import { EmptyState, Loaded } from '../parts/states'
import { navigate, placeStore } from '../state/navigation'
import { isTextKey, type Translate, useTexts } from '../state/texts'
import { useProducts } from '../state/use-resource'
import { useStore } from '../state/use-store'

const DEMO_EMAIL = 'ana@example.com'
const hrefOf = (query: ListQuery): string => paths.home + writeQuery(query)
const CATEGORIES = ['home', 'kitchen', 'clothing', 'shoes', 'outdoor', 'electronics', 'kids', 'beauty']

export const categoryName = (t: Translate, category: string): string => {
  const key = `category_${category}`
  return isTextKey(key) ? t(key) : category
}

function Categories({ query, categories }: { readonly query: ListQuery; readonly categories: readonly string[] }) {
  const t = useTexts()
  return (
    <nav class="pills" aria-label={t('categories_label')}>
      {['', ...categories].map((category) => (
        <a
          key={category}
          class="pill"
          href={hrefOf({ ...query, category })}
          aria-current={category === query.category ? 'page' : undefined}
        >
          {category === '' ? t('category_all') : categoryName(t, category)}
        </a>
      ))}
    </nav>
  )
}

function Tools({ query }: { readonly query: ListQuery }) {
  const t = useTexts()
  const change = (part: Partial<ListQuery>): void => navigate(hrefOf({ ...query, ...part }), { replace: true })
  return (
    <div class="tools">
      <SearchField label={t('search_products')} value={query.q} onChange={(q) => change({ q })} />
      <label class="check">
        <input
          type="checkbox"
          checked={query.sale}
          onChange={(event) => change({ sale: event.currentTarget.checked })}
        />
        {t('only_sale')}
      </label>
      <select
        class="select"
        aria-label={t('sort_label')}
        value={query.sort}
        onChange={(event) => change({ sort: event.currentTarget.value as Sort })}
      >
        {SORTS.map((sort) => (
          <option key={sort} value={sort}>
            {t(`sort_${sort}`)}
          </option>
        ))}
      </select>
    </div>
  )
}

function List({ products, query }: { readonly products: readonly Product[]; readonly query: ListQuery }) {
  const t = useTexts()
  const found = listProducts(products, query)
  return (
    <>
      <p class="count" role="status">
        {t.count('product_count', found.length)}
      </p>
      {found.length > 0 ? (
        <ProductGrid products={found} />
      ) : (
        <EmptyState title={t('no_products_title')} text={t('no_products_text')}>
          <a class="button" href={paths.home}>
            {t('show_all')}
          </a>
        </EmptyState>
      )}
    </>
  )
}

export function HomePage() {
  const t = useTexts()
  const query = readQuery(new URLSearchParams(useStore(placeStore).search))
  const products = useProducts()
  const categories = products.state === 'ready' ? categoriesOf(products.data) : CATEGORIES
  const name = query.category ? categoryName(t, query.category) : ''
  return (
    <>
      <AssistantNote>{t('demo_note', { email: DEMO_EMAIL })}</AssistantNote>
      <div class="hero">
        <PageHeading title={name ? `${name} · ${t('shop_name')}` : t('shop_name')}>{t('home_title')}</PageHeading>
        <p class="lead">{t('home_lead')}</p>
      </div>
      <div class="filters">
        <Categories query={query} categories={categories} />
        <Tools query={query} />
      </div>
      <Loaded resource={products} skeleton={<GridSkeleton count={12} />}>
        {(data) => <List products={data} query={query} />}
      </Loaded>
    </>
  )
}
