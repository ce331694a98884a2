import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Format } from '../format'
import { useTranslate } from '../i18n'
import { Curve, LEFT, RIGHT, TimeAxis, ValueAxis } from './parts'
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
const TURNS = { top: 24, bottom: 150 }
const REPLY = { top: 190, bottom: 270 }
const HEIGHT = 296
/** Part of an hour's width between two columns. */
const COLUMN_GAP = 0.3

type Props = { readonly hours: readonly Hour[]; readonly format: Format }

/** Turns as columns, reply times as lines below. The pointer or the arrow keys pick an hour and show its figures. */
export function DayChart({ hours, format }: Props) {
  const t = useTranslate()
  const frame = useRef<HTMLDivElement>(null)
  const width = useWidth(frame)
  const slot = Math.max(1, width - LEFT - RIGHT) / Math.max(1, hours.length)
  const { active, handlers } = useHourPicker(hours, slot)
  const now = latest(hours)
  const hour = active === null ? undefined : hours[active]
  const shown = hour ?? hours[now]
  return (
    <div
      ref={frame}
      className="day-chart"
      style={{ minBlockSize: HEIGHT }}
      role="slider"
      tabIndex={0}
      aria-label={`${t('chart_title')}. ${t('chart_keys')}`}
      aria-valuemin={0}
      aria-valuemax={hours.length - 1}
      aria-valuenow={active ?? now}
      aria-valuetext={shown && spoken(shown, format, t('turns'), t('p95'))}
      {...handlers}
    >
      {width > 0 && <Drawing hours={hours} active={active} width={width} slot={slot} format={format} />}
      {hour && <Tooltip hour={hour} x={place(active ?? now, slot)} slot={slot} width={width} format={format} />}
    </div>
  )
}

/** Which hour is looked at, by pointer or by keys. */
function useHourPicker(hours: readonly Hour[], slot: number) {
  const [active, setActive] = useState<number | null>(null)
  const onPointer = (event: PointerEvent): void => {
    const left = event.currentTarget.getBoundingClientRect().left
    const i = Math.floor((event.clientX - left - LEFT) / slot)
    setActive(i >= 0 && i < hours.length ? i : null)
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') setActive(null)
    const next = hourAfterKey(event.key, active, hours)
    if (next === null) return
    event.preventDefault()
    setActive(next)
  }
  const clear = (): void => setActive(null)
  const handlers = {
    onPointerMove: onPointer,
    onPointerDown: onPointer,
    onPointerLeave: clear,
    onBlur: clear,
    onKeyDown,
  }
  return { active, handlers }
}

type DrawingProps = Props & { readonly active: number | null; readonly width: number; readonly slot: number }

function Drawing({ hours, active, width, slot, format }: DrawingProps) {
  const t = useTranslate()
  const x = (i: number): number => place(i, slot)
  const turns = valueScale(
    hours.flatMap((hour) => [hour.turns, hour.before]),
    TURNS.top,
    TURNS.bottom,
    4,
  )
  const reply = valueScale(
    hours.flatMap((hour) => [hour.p50, hour.p95]),
    REPLY.top,
    REPLY.bottom,
    10,
  )
  return (
    <svg width={width} height={HEIGHT} aria-hidden="true">
      {active !== null && (
        <rect
          className="cursor"
          x={x(active) - slot / 2}
          width={slot}
          y={TURNS.top - 8}
          height={REPLY.bottom - TURNS.top + 8}
        />
      )}
      <ValueAxis title={t('turns_per_hour')} scale={turns} top={TURNS.top} width={width} text={format.count} />
      <ValueAxis title={t('reply_ms')} scale={reply} top={REPLY.top} width={width} text={format.count} />
      <TimeAxis labels={hours.map(({ at }) => format.hour(at))} x={x} slot={slot} y={HEIGHT - 6} />
      <Columns hours={hours} x={x} slot={slot} scale={turns} />
      <Curve className="before" points={hours.map(({ before }, i) => [x(i), before])} scale={turns} />
      <Curve className="p50" points={hours.map(({ p50 }, i) => [x(i), p50])} scale={reply} dots />
      <Curve className="p95" points={hours.map(({ p95 }, i) => [x(i), p95])} scale={reply} dots />
    </svg>
  )
}

type ColumnsProps = Pick<DrawingProps, 'hours' | 'slot'> & { readonly x: (i: number) => number; readonly scale: Scale }

function Columns({ hours, x, slot, scale }: ColumnsProps) {
  const width = slot * (1 - COLUMN_GAP)
  return hours.map(({ at, turns, current }, i) => (
    <rect
      key={at}
      className={current ? 'turns current' : 'turns'}
      x={x(i) - width / 2}
      width={width}
      y={scale.y(turns ?? 0)}
      height={TURNS.bottom - scale.y(turns ?? 0)}
    />
  ))
}

/** The middle of an hour. */
function place(i: number, slot: number): number {
  return LEFT + slot * (i + 0.5)
}

function latest(hours: readonly Hour[]): number {
  return Math.max(
    0,
    hours.findLastIndex(({ turns }) => turns !== null),
  )
}

function hourAfterKey(key: string, active: number | null, hours: readonly Hour[]): number | null {
  const last = hours.length - 1
  if (key === 'Home') return 0
  if (key === 'End') return last
  const step = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[key]
  if (step === undefined) return null
  return active === null ? latest(hours) : Math.min(last, Math.max(0, active + step))
}

function spoken({ at, turns, p95 }: Hour, format: Format, turnsName: string, p95Name: string): string {
  return `${format.hour(at)}: ${turnsName} ${format.count(turns)}, ${p95Name} ${format.ms(p95)} ms`
}
