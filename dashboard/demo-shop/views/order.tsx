import { useEffect, useRef, useState } from 'preact/hooks'
import type { OrderCard } from '../../../worker/protocol/message'
import { paths } from '../logic/route'
import { AlertIcon } from '../parts/icons'
import { Order } from '../parts/order'
import { type Asked, OrderForm } from '../parts/order-form'
import { PageHeading } from '../parts/page'
import { EmptyState, ErrorState, Loading, Skeleton } from '../parts/states'
import { ApiError, lookUpOrder } from '../state/api'
import { navigate, placeStore } from '../state/navigation'
import { useTexts } from '../state/texts'

type Result =
  | { readonly state: 'none' | 'loading' }
  | { readonly state: 'found'; readonly order: OrderCard }
  | { readonly state: 'failed'; readonly status: number; readonly fields: readonly string[] }

const asFailure = (error: unknown): Result =>
  error instanceof ApiError
    ? { state: 'failed', status: error.status, fields: error.fields }
    : { state: 'failed', status: 0, fields: [] }

/** Looks up what was asked for, and again when the language changes: the card speaks it. */
const useLookup = (asked: Asked | null, attempt: number): Result => {
  const { language } = useTexts()
  const [result, setResult] = useState<Result>({ state: 'none' })
  const shown = useRef<Asked | null>(null)
  useEffect(() => {
    if (!asked) return
    let left = false
    const settle = (next: Result): void => {
      if (!left) setResult(next)
    }
    if (shown.current !== asked || attempt > 0) setResult({ state: 'loading' })
    shown.current = asked
    lookUpOrder(asked.number, asked.email, language).then(
      (order) => settle({ state: 'found', order }),
      (error: unknown) => settle(asFailure(error)),
    )
    return () => {
      left = true
    }
  }, [asked, attempt, language])
  return result
}

function Failure({ status, retry }: { readonly status: number; readonly retry: () => void }) {
  const t = useTexts()
  if (status === 404 || status === 429) {
    const key = status === 404 ? 'order_not_found' : 'too_many'
    return (
      <div role="alert">
        <EmptyState title={t(`${key}_title`)} text={t(`${key}_text`)} icon={<AlertIcon size={28} />} />
      </div>
    )
  }
  return <ErrorState retry={retry} />
}

const skeleton = (
  <div class="order">
    <Skeleton class="skeleton-title" />
    <Skeleton class="skeleton-box" />
  </div>
)

export function OrderPage() {
  const t = useTexts()
  const [asked, setAsked] = useState<Asked | null>(null)
  const [attempt, setAttempt] = useState(0)
  const result = useLookup(asked, attempt)
  const ask = (next: Asked): void => {
    // The number may stand in the address, the e-mail never.
    navigate(`${paths.order}?number=${encodeURIComponent(next.number)}`, { replace: true })
    setAttempt(0)
    setAsked(next)
  }
  const wrong = result.state === 'failed' && (result.status === 400 || result.status === 422) ? result.fields : []
  const started = new URLSearchParams(placeStore.get().search).get('number') ?? ''
  return (
    <div class="narrow">
      <PageHeading>{t('order_title')}</PageHeading>
      <p class="lead">{t('order_lead')}</p>
      <OrderForm number={started} busy={result.state === 'loading'} wrong={wrong} onAsk={ask} />
      {result.state === 'loading' && <Loading>{skeleton}</Loading>}
      {result.state === 'found' && <Order key={result.order.order_number} order={result.order} />}
      {result.state === 'failed' && wrong.length === 0 && (
        <Failure status={result.status} retry={() => setAttempt(attempt + 1)} />
      )}
    </div>
  )
}
