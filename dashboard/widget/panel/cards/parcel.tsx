import type { ShipmentCard } from '../../../../worker/protocol'
import { fill } from '../../texts/fill'
import { useView } from '../context'
import { each } from '../each'
import { formatDateTime } from '../format'
import { Link } from '../rich-text'
import { progressOf, STEPS } from './progress'

interface ParcelProps {
  parcel: ShipmentCard
  n: number
  total: number
}

export function Parcel({ parcel, n, total }: ParcelProps) {
  const { words, locale } = useView()
  const { done, tone } = progressOf(parcel.status)
  const event = parcel.last_event
  return (
    <section class="parcel">
      {total > 1 && <h4 class="parcel-n">{fill(words.parcel, { n, total })}</h4>}
      <div class={`steps tone-${tone}`} role="img" aria-label={parcel.status_label}>
        {each(STEPS, (step) => (
          <span class={step <= done ? 'step step-done' : 'step'} />
        ))}
      </div>
      <p class="parcel-state">
        <span class={`tone-text tone-${tone}`}>{parcel.status_label}</span>
        {total > 1 && parcel.late && <span class="pill tone-danger">{words.late}</span>}
      </p>
      {event && (
        <p class="muted">{[event.text, event.place, formatDateTime(event.at, locale)].filter(Boolean).join(' · ')}</p>
      )}
      <p class="parcel-track">
        <span class="muted">{parcel.carrier}</span>
        <Link href={parcel.tracking_url} class="mono">
          <span class="sr-only">{words.tracking} </span>
          {parcel.tracking_number}
        </Link>
      </p>
    </section>
  )
}
