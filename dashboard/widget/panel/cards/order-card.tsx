import type { OrderCard as Order } from '../../../../worker/protocol'
import { fill } from '../../texts/fill'
import { useView } from '../context'
import { each } from '../each'
import { formatDate, formatDay, formatMoney } from '../format'
import { Link } from '../rich-text'
import { Parcel } from './parcel'
import { expectedDay, orderTone } from './progress'
import { Thumb } from './thumb'

const LINES_SHOWN = 3

function Expected({ order }: { order: Order }) {
  const { words, locale } = useView()
  const expected = expectedDay(order)
  if (!expected) return null
  return (
    <p class="expected">
      <span class="muted">{words.expected}</span>
      <span class="expected-day">{formatDay(expected.day, locale)}</span>
      {expected.late && <span class="pill tone-danger">{words.late}</span>}
    </p>
  )
}

function Lines({ order }: { order: Order }) {
  const { words } = useView()
  const hidden = order.lines.length - LINES_SHOWN
  return (
    <ul class="lines">
      {each(order.lines.slice(0, LINES_SHOWN), (line) => (
        <li class="line">
          <Thumb src={line.image_url} class="thumb-line" />
          <span class="line-title" dir="auto">
            {line.title}
          </span>
          <span class="muted num">× {line.quantity}</span>
        </li>
      ))}
      {hidden > 0 && <li class="muted">{fill(words.moreLines, { n: hidden })}</li>}
    </ul>
  )
}

export function OrderCard({ order }: { order: Order }) {
  const { words, locale } = useView()
  return (
    <article class="card">
      <header class="card-head">
        <div>
          <h3 class="card-title">{fill(words.order, { number: order.order_number })}</h3>
          <p class="muted">{fill(words.placed, { date: formatDate(order.placed_at, locale) })}</p>
        </div>
        <span class={`pill tone-${orderTone(order)}`}>{order.status_label}</span>
      </header>
      <Expected order={order} />
      {each(order.shipments, (parcel, i) => (
        <Parcel parcel={parcel} n={i + 1} total={order.shipments.length} />
      ))}
      {order.lines.length > 0 && <Lines order={order} />}
      <footer class="card-foot">
        <span class="muted">{words.total}</span>
        <strong class="num">{formatMoney(order.total, locale)}</strong>
      </footer>
      {order.url && (
        <Link href={order.url} class="card-action">
          {words.viewOrder}
        </Link>
      )}
    </article>
  )
}
