import { line } from 'd3-shape'
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Format } from '../format'
import { useTranslate } from '../i18n'
import { type Scale, valueScale } from './scale'
import { Tooltip } from './tooltip'
import { useWidth } from './use-width'

/** An hour of the day. null: not yet, or nothing to measure. */
export type Hour = {
  readonly at: number
  readonly turns: number | null
  readonly before: number | null
  readonly p50: number | null
  readonly p95: number | null
  /** The hour that is not over yet. */
  readonly current: boolean
}

/** Places in the drawing, in pixels: two charts above one time axis. */
const LEFT = 44
const RIGHT = 8
const TURNS = { top: 24, bottom: 150 }
const REPLY = { top: 190, bottom: 270 }
const HEIGHT = 296
/** Room a time label needs. */
const LABEL_WIDTH = 56
const BAR_GAP = 0.3

export function DayChart({ hours, format }: { hours: readonly Hour[]; format: Format }) {
  const t = useTranslate()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const [active, setActive] = useState<number | null>(null)
  const slot = Math.max(0, width - LEFT - RIGHT) / Math.max(1, hours.length)
  const x = (i: number): number => LEFT + slot * (i + 0.5)
  const turns = valueScale(hours.flatMap((hour) => [hour.turns, hour.before]), TURNS.top, TURNS.bottom, 4)
  const reply = valueScale(hours.flatMap((hour) => [hour.p50, hour.p95]), REPLY.top, REPLY.bottom, 10)
  const onPointer = (event: PointerEvent<SVGSVGElement>): void => {
    const i = Math.floor((event.clientX - event.currentTarget.getBoundingClientRect().left - LEFT) / slot)
    setActive(i >= 0 && i < hours.length ? i : null)
  }
  const onKey = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (event.key === 'Escape') setActive(null)
    if (!step) return
    event.preventDefault()
    setActive((i) => Math.min(hours.length - 1, Math.max(0, i === null ? latest(hours) : i + step)))
  }
  const hour = active === null ? undefined : hours[active]
  if (width === 0) return <div ref={frame} className="day-chart" style={{ minBlockSize: HEIGHT }} />
  return (
    <div ref={frame} className="day-chart">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the arrow keys move along the hours */}
      <svg
        role="img" aria-label={`${t('chart_title')}. ${t('chart_keys')}`} tabIndex={0} width={width} height={HEIGHT}
        onPointerMove={onPointer} onPointerDown={onPointer} onPointerLeave={() => setActive(null)} onKeyDown={onKey} onBlur={() => setActive(null)}
      >
        <Axis title={t('turns_per_hour')} scale={turns} place={TURNS} width={width} text={format.count} />
        <Axis title={t('reply_ms')} scale={reply} place={REPLY} width={width} text={(value) => format.count(value)} />
        <Times hours={hours} x={x} slot={slot} format={format} />
        {hour && active !== null && <rect className="cursor" x={x(active) - slot / 2} width={slot} y={TURNS.top - 8} height={REPLY.bottom - TURNS.top + 8} />}
        {hours.map(({ at, turns: value, current }, i) => value !== null && value > 0 && (
          <rect
            key={at} className={current ? 'turns current' : 'turns'} x={x(i) - (slot * (1 - BAR_GAP)) / 2} width={slot * (1 - BAR_GAP)}
            y={turns.y(value)} height={TURNS.bottom - turns.y(value)}
          />
        ))}
        <Curve className="before" points={hours.map(({ before }, i) => [x(i), before])} scale={turns} />
        <Curve className="p50" points={hours.map(({ p50 }, i) => [x(i), p50])} scale={reply} dots />
        <Curve className="p95" points={hours.map(({ p95 }, i) => [x(i), p95])} scale={reply} dots />
      </svg>
      {hour && active !== null && <Tooltip hour={hour} x={x(active)} slot={slot} width={width} format={format} />}
    </div>
  )
}

type AxisProps = { title: string; scale: Scale; place: { top: number; bottom: number }; width: number; text: (value: number) => string }

function Axis({ title, scale, place, width, text }: AxisProps) {
  return (
    <g className="axis">
      <text className="axis-title" x={0} y={place.top - 12}>
        {title}
      </text>
      {scale.ticks.map((value) => (
        <g key={value}>
          <line x1={LEFT} x2={width - RIGHT} y1={scale.y(value)} y2={scale.y(value)} />
          <text x={LEFT - 8} y={scale.y(value)} dy="0.32em" textAnchor="end">
            {text(value)}
          </text>
        </g>
      ))}
    </g>
  )
}

function Times({ hours, x, slot, format }: { hours: readonly Hour[]; x: (i: number) => number; slot: number; format: Format }) {
  const every = [1, 2, 3, 4, 6, 12].find((n) => n * slot >= LABEL_WIDTH) ?? 24
  return (
    <g className="axis">
      {hours.map(({ at }, i) => i % every === 0 && (
        <text key={at} x={x(i)} y={HEIGHT - 6} textAnchor="middle">
          {format.hour(at)}
        </text>
      ))}
    </g>
  )
}

type Place = readonly [x: number, value: number | null]

/** A line through what is known, broken where nothing is; lone points would be invisible, so points get dots. */
function Curve({ className, points, scale, dots = false }: { className: string; points: readonly Place[]; scale: Scale; dots?: boolean }) {
  const draw = line<Place>().defined(([, value]) => value !== null).x(([x]) => x).y(([, value]) => scale.y(value ?? 0))
  return (
    <g className={`curve ${className}`}>
      <path d={draw([...points]) ?? ''} />
      {dots && points.map(([x, value], i) => value !== null && <circle key={i} cx={x} cy={scale.y(value)} r={2.5} />)}
    </g>
  )
}

function latest(hours: readonly Hour[]): number {
  return Math.max(0, hours.findLastIndex(({ turns }) => turns !== null))
}
