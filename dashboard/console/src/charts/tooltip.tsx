import type { Format } from '../format'
import { useTranslate } from '../i18n'
import type { Hour } from './day-chart'

const HOUR_MS = 3_600_000
/** The width of the box and its distance from the hour, in pixels. */
const BOX = 192
const GAP = 8

type Props = { hour: Hour; x: number; slot: number; width: number; format: Format }

/**
 * The figures of the hour under the pointer: beside it, on the side with room, so that the hour itself stays in sight.
 */
export function Tooltip({ hour, x, slot, width, format }: Props) {
  const t = useTranslate()
  const right = x + slot / 2 + GAP
  const left = right + BOX <= width ? right : Math.max(0, x - slot / 2 - GAP - BOX)
  const lines = [
    ['turns', t('turns'), format.count(hour.turns)],
    ['before', `${t('turns')}, ${t('turns_yesterday')}`, format.count(hour.before)],
    ['p50', `p50, ${t('ms')}`, format.ms(hour.p50)],
    ['p95', `p95, ${t('ms')}`, format.ms(hour.p95)],
  ] as const
  return (
    <div className="tooltip" style={{ insetInlineStart: left, inlineSize: BOX }}>
      <strong>
        {format.hour(hour.at)} – {format.hour(hour.at + HOUR_MS)} {hour.current && <span>({t('so_far')})</span>}
      </strong>
      <dl>
        {lines.map(([id, name, value]) => (
          <div key={id}>
            <dt className={`key ${id}`}>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
