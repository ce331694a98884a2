import { line } from 'd3-shape'
import type { Scale } from './scale'

/** The drawing's margins, in pixels: room for the numbers of the value axes. */
export const LEFT = 44
export const RIGHT = 8
/** Room a label of the time axis needs. */
const LABEL_WIDTH = 56

type AxisProps = {
  readonly title: string
  readonly scale: Scale
  readonly top: number
  readonly width: number
  readonly text: (value: number) => string
}

export function ValueAxis({ title, scale, top, width, text }: AxisProps) {
  return (
    <g className="axis">
      <text className="axis-title" x={0} y={top - 12}>
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

type TimeProps = {
  readonly labels: readonly string[]
  readonly x: (i: number) => number
  readonly slot: number
  readonly y: number
}

/** As many labels as fit, at round distances. */
export function TimeAxis({ labels, x, slot, y }: TimeProps) {
  const every = [1, 2, 3, 4, 6, 12].find((n) => n * slot >= LABEL_WIDTH) ?? 24
  const shown = labels.map((label, i) => ({ label, at: x(i), fits: i % every === 0 })).filter(({ fits }) => fits)
  return (
    <g className="axis">
      {shown.map(({ label, at }) => (
        <text key={at} x={at} y={y} textAnchor="middle">
          {label}
        </text>
      ))}
    </g>
  )
}

type Place = readonly [x: number, value: number | null]
type CurveProps = {
  readonly className: string
  readonly points: readonly Place[]
  readonly scale: Scale
  readonly dots?: boolean
}

/** A line through what is known, broken where nothing is; a lone point would be invisible, so points may have dots. */
export function Curve({ className, points, scale, dots = false }: CurveProps) {
  const known = points.flatMap(([x, value]) => (value === null ? [] : [{ x, y: scale.y(value) }]))
  const draw = line<Place>()
    .defined(([, value]) => value !== null)
    .x(([x]) => x)
    .y(([, value]) => scale.y(value ?? 0))
  const path = draw([...points]) ?? ''
  return (
    <g className={`curve ${className}`}>
      <path className="halo" d={path} />
      <path d={path} />
      {dots && known.map(({ x, y }) => <circle key={x} cx={x} cy={y} r={2.5} />)}
    </g>
  )
}
