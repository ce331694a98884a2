import { type CartSum, type PricedLine, sumCart } from '../logic/cart'
import { formatMoney } from '../logic/format'
import { paths } from '../logic/route'
import { useTexts } from '../state/texts'
import { CheckIcon } from './icons'

function FreeDelivery({ sum }: { readonly sum: CartSum }) {
  const t = useTexts()
  const reached = sum.missing.cents === 0
  const text = reached ? t('free_reached') : t('free_missing', { amount: formatMoney(sum.missing, t.language) })
  return (
    <div class={reached ? 'free free-reached' : 'free'}>
      <p class="free-text">
        {reached && <CheckIcon size={16} />}
        {text}
      </p>
      <progress aria-label={t('free_progress')} max={1} value={sum.progress} />
    </div>
  )
}

/** The sums, and the honest end of the way: there is nothing to pay here. */
export function Summary({ lines }: { readonly lines: readonly PricedLine[] }) {
  const t = useTexts()
  const sum = sumCart(lines)
  const delivery = sum.delivery.cents === 0 ? t('free') : formatMoney(sum.delivery, t.language)
  return (
    <section class="summary" aria-labelledby="summary-title">
      <h2 class="section-title" id="summary-title">
        {t('summary')}
      </h2>
      <FreeDelivery sum={sum} />
      <dl class="sums">
        <dt>{t('subtotal')}</dt>
        <dd>{formatMoney(sum.subtotal, t.language)}</dd>
        <dt>{t('delivery')}</dt>
        <dd>{delivery}</dd>
        <dt class="sums-total">{t('total')}</dt>
        <dd class="sums-total">{formatMoney(sum.total, t.language)}</dd>
      </dl>
      <button type="button" class="button button-main button-two-lines" aria-disabled aria-describedby="checkout-why">
        {t('checkout')}
        <span class="small">{t('checkout_honest')}</span>
      </button>
      <p class="small muted" id="checkout-why">
        {t('checkout_text')} <a href={`${paths.order}?number=1001`}>{t('nav_order')}</a>
      </p>
    </section>
  )
}
