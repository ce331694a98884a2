import { useEffect, useRef, useState } from 'preact/hooks'
import type { Product } from '../../../worker/protocol/catalogue'
import { type Cart, MAX_PER_LINE, type PricedLine, priceCart, setQuantity } from '../logic/cart'
import { formatMoney, localise } from '../logic/format'
import { optionsText } from '../logic/options'
import { paths } from '../logic/route'
import { CartIcon, MinusIcon, PlusIcon } from '../parts/icons'
import { PageHeading } from '../parts/page'
import { Picture } from '../parts/picture'
import { EmptyState, Loaded, Skeleton } from '../parts/states'
import { Summary } from '../parts/summary'
import { cartStore, saveCart } from '../state/cart'
import { useTexts } from '../state/texts'
import { useProducts } from '../state/use-resource'
import { useStore } from '../state/use-store'

type LineProps = { readonly line: PricedLine; readonly onRemove: () => void }

function Stepper({ line, name, onRemove }: LineProps & { readonly name: string }) {
  const t = useTexts()
  const most = Math.min(line.variant.stock, MAX_PER_LINE)
  const change = (quantity: number): void => {
    if (quantity < 1) onRemove()
    else saveCart(setQuantity(cartStore.get(), line, quantity, most))
  }
  const atMost = line.quantity >= most
  return (
    <div class="stepper-box">
      <fieldset class="stepper" aria-label={t('quantity_of', { name })}>
        <button type="button" aria-label={t('fewer', { name })} onClick={() => change(line.quantity - 1)}>
          <MinusIcon size={16} />
        </button>
        <output aria-live="polite">{line.quantity}</output>
        <button
          type="button"
          aria-label={t('more', { name })}
          aria-disabled={atMost}
          onClick={() => atMost || change(line.quantity + 1)}
        >
          <PlusIcon size={16} />
        </button>
      </fieldset>
      {atMost && <p class="small muted">{t('most_in_stock')}</p>}
    </div>
  )
}

function Line({ line, onRemove }: LineProps) {
  const t = useTexts()
  const name = localise(line.product.name, t.language)
  const options = optionsText(line.variant.options, t.language)
  return (
    <li class="cart-line">
      <Picture src={line.product.image_url} alt="" size={96} />
      <div class="cart-what">
        <a class="strong" href={paths.product(line.product_id)}>
          {name}
        </a>
        <p class="small muted">{options}</p>
        <button type="button" class="link-button" aria-label={t('remove_name', { name })} onClick={onRemove}>
          {t('remove')}
        </button>
      </div>
      <Stepper line={line} name={`${name}, ${options}`} onRemove={onRemove} />
      <p class="cart-price">{formatMoney(line.total, t.language)}</p>
    </li>
  )
}

type Removed = { readonly sku: string; readonly name: string; readonly cart: Cart }

function Undo({ removed, onUndo }: { readonly removed: Removed; readonly onUndo: () => void }) {
  const t = useTexts()
  const button = useRef<HTMLButtonElement>(null)
  // The button that had the focus went with its line.
  useEffect(() => button.current?.focus(), [])
  return (
    <p class="notice" role="status">
      {t('removed', { name: removed.name })}{' '}
      <button ref={button} type="button" class="link-button" onClick={onUndo}>
        {t('undo')}
      </button>
    </p>
  )
}

function EmptyCart() {
  const t = useTexts()
  return (
    <EmptyState title={t('cart_empty_title')} text={t('cart_empty_text')} icon={<CartIcon size={28} />}>
      <a class="button button-main" href={paths.home}>
        {t('start_shopping')}
      </a>
    </EmptyState>
  )
}

function Content({ products }: { readonly products: readonly Product[] }) {
  const t = useTexts()
  const cart = useStore(cartStore)
  const { lines, changed } = priceCart(cart, products)
  const [corrected, setCorrected] = useState(changed)
  const [removed, setRemoved] = useState<Removed | null>(null)
  useEffect(() => {
    if (!changed) return
    setCorrected(true)
    saveCart(lines.map(({ product_id, sku, quantity }) => ({ product_id, sku, quantity })))
  })
  const remove = (line: PricedLine): void => {
    setRemoved({ sku: line.sku, name: localise(line.product.name, t.language), cart })
    saveCart(cart.filter(({ sku }) => sku !== line.sku))
  }
  const undo = (): void => {
    if (removed) saveCart(removed.cart)
    setRemoved(null)
    // The button goes with its notice: the focus must not fall back to the top of the window.
    document.getElementById('content')?.focus({ preventScroll: true })
  }
  return (
    <>
      {corrected && <p class="notice">{t('cart_changed')}</p>}
      {removed && <Undo key={removed.sku} removed={removed} onUndo={undo} />}
      {lines.length === 0 ? (
        <EmptyCart />
      ) : (
        <div class="cart">
          <ul class="cart-lines">
            {lines.map((line) => (
              <Line key={line.sku} line={line} onRemove={() => remove(line)} />
            ))}
          </ul>
          <Summary lines={lines} />
        </div>
      )}
    </>
  )
}

const skeleton = (
  <div class="cart">
    <div class="cart-lines">
      <Skeleton class="skeleton-row" count={3} />
    </div>
    <Skeleton class="skeleton-box" />
  </div>
)

export function CartPage() {
  const t = useTexts()
  return (
    <>
      <PageHeading>{t('cart_title')}</PageHeading>
      <Loaded resource={useProducts()} skeleton={skeleton}>
        {(products) => <Content products={products} />}
      </Loaded>
    </>
  )
}
