import { useState } from 'preact/hooks'
import type { Product } from '../../../worker/protocol/catalogue'
import { addToCart, CURRENCY, FREE_DELIVERY_FROM_CENTS, quantityOf } from '../logic/cart'
import { formatDay, formatMoney, localise } from '../logic/format'
import { optionName, optionValue } from '../logic/options'
import { paths } from '../logic/route'
import { chooseOption, firstVariant, type OptionGroup, optionGroups, stockState, type Variant } from '../logic/variants'
import { CheckIcon, ReturnIcon, TruckIcon } from '../parts/icons'
import { Breadcrumb, PageHeading, Section } from '../parts/page'
import { Picture } from '../parts/picture'
import { Price, Rating, SaleMark } from '../parts/price'
import { ProductGrid } from '../parts/product-card'
import { Loaded, Skeleton } from '../parts/states'
import { cartStore, saveCart } from '../state/cart'
import { useTexts } from '../state/texts'
import { useProduct, useProducts } from '../state/use-resource'
import { useStore } from '../state/use-store'
import { categoryName } from './home'

type OptionsProps = {
  readonly group: OptionGroup
  readonly chosen: Variant
  readonly onChoose: (value: string) => void
}

function Options({ group, chosen, onChoose }: OptionsProps) {
  const t = useTexts()
  return (
    <fieldset class="options">
      <legend>{optionName(group.name, t.language)}</legend>
      {group.values.map(({ value, available }) => {
        const text = optionValue(group.name, value, t.language)
        return (
          <label key={value} class={available ? 'option' : 'option option-out'}>
            <input
              type="radio"
              name={group.name}
              value={value}
              checked={chosen.options[group.name] === value}
              aria-label={available ? text : t('option_out', { value: text })}
              onChange={() => onChoose(value)}
            />
            <span>{text}</span>
          </label>
        )
      })}
    </fieldset>
  )
}

function Stock({ variant }: { readonly variant: Variant }) {
  const t = useTexts()
  const state = stockState(variant.stock)
  const outText = variant.restock_on
    ? t('back_on', { day: formatDay(variant.restock_on, t.language) })
    : t('out_of_stock')
  const text = {
    in_stock: t('in_stock'),
    few_left: t('few_left', { count: variant.stock }),
    out_of_stock: outText,
  }[state]
  return (
    <p class={`stock stock-${state}`} role="status">
      {text}
    </p>
  )
}

function AddToCart({ product, variant }: { readonly product: Product; readonly variant: Variant }) {
  const t = useTexts()
  const cart = useStore(cartStore)
  const [added, setAdded] = useState('')
  const out = variant.stock <= 0
  const full = !out && quantityOf(cart, variant.sku) >= variant.stock
  const add = (): void => {
    saveCart(addToCart(cart, product.product_id, variant))
    setAdded(variant.sku)
  }
  return (
    <div class="buy">
      <button type="button" class="button button-main" aria-disabled={out || full} onClick={() => out || full || add()}>
        {t(out ? 'out_of_stock' : full ? 'cart_has_all' : 'add_to_cart')}
      </button>
      <p class="added" role="status">
        {added === variant.sku && (
          <>
            <CheckIcon size={18} />
            {t('added_title')} <a href={paths.cart}>{t('view_cart')}</a>
          </>
        )}
      </p>
    </div>
  )
}

function Promises() {
  const t = useTexts()
  const amount = formatMoney({ cents: FREE_DELIVERY_FROM_CENTS, currency: CURRENCY }, t.language)
  return (
    <ul class="promises">
      <li>
        <TruckIcon size={18} />
        <a href={paths.article('free-delivery')}>{t('promise_delivery', { amount })}</a>
      </li>
      <li>
        <ReturnIcon size={18} />
        <a href={paths.article('return-period')}>{t('promise_returns')}</a>
      </li>
    </ul>
  )
}

function Details({ product }: { readonly product: Product }) {
  const t = useTexts()
  const [sku, setSku] = useState(firstVariant(product.variants)?.sku)
  const variant = product.variants.find((one) => one.sku === sku)
  const groups = variant ? optionGroups(product.variants, variant) : []
  const material = localise(product.material, t.language)
  return (
    <div class="product-facts">
      <PageHeading>{localise(product.name, t.language)}</PageHeading>
      <p class="product-price">
        <Price product={product} />
        <SaleMark product={product} />
        <Rating rating={product.rating} />
      </p>
      <p class="product-text">{localise(product.description, t.language)}</p>
      {variant && (
        <>
          {groups.map((group) => (
            <Options
              key={group.name}
              group={group}
              chosen={variant}
              onChoose={(value) => setSku(chooseOption(product.variants, variant, group.name, value).sku)}
            />
          ))}
          <Stock variant={variant} />
          <AddToCart product={product} variant={variant} />
        </>
      )}
      {material && (
        <p class="material">
          <span class="muted">{t('material')}</span> {material}
        </p>
      )}
      <Promises />
    </div>
  )
}

function GoesWith({ product }: { readonly product: Product }) {
  const t = useTexts()
  const products = useProducts()
  if (products.state !== 'ready') return null
  const others = product.goes_with.flatMap((id) => products.data.find((other) => other.product_id === id) ?? [])
  if (others.length === 0) return null
  return (
    <Section title={t('goes_with')}>
      <ProductGrid products={others} level="h3" />
    </Section>
  )
}

const skeleton = (
  <>
    <Skeleton class="skeleton-crumbs" />
    <div class="product">
      <Skeleton class="skeleton-tile" />
      <div class="product-facts">
        <Skeleton class="skeleton-title" />
        <Skeleton class="skeleton-line" count={4} />
        <Skeleton class="skeleton-button" />
      </div>
    </div>
  </>
)

export function ProductPage({ id }: { readonly id: string }) {
  const t = useTexts()
  return (
    <Loaded resource={useProduct(id)} skeleton={skeleton}>
      {(product) => (
        <>
          <Breadcrumb
            crumbs={[
              { href: paths.home, label: t('nav_products') },
              { href: `${paths.home}?category=${product.category}`, label: categoryName(t, product.category) },
            ]}
          />
          <div class="product">
            <div class="product-tile">
              <Picture src={product.image_url} alt={localise(product.name, t.language)} size={560} eager />
            </div>
            <Details product={product} />
          </div>
          <GoesWith product={product} />
        </>
      )}
    </Loaded>
  )
}
