import type { KeyboardEvent } from 'react'
import { useTranslate } from '../i18n'
import { curveThrough, fitted, labelOf, type StateBox, type WayLine } from './layout'

type BoxProps = {
  readonly box: StateBox
  readonly isStart: boolean
  readonly isSelected: boolean
  readonly isHere: boolean
  /** Numbers of the steps at which a conversation came here. */
  readonly visits: readonly number[]
  readonly onSelect: (state: string) => void
}

/** A state: its kind in shape and colour, its name, and what it does. */
export function BoxMark({ box, isStart, isSelected, isHere, visits, onSelect }: BoxProps) {
  const t = useTranslate()
  const { id, kind, detail, x, y, width, height } = box
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' && event.key !== ' ') return
    event.preventDefault()
    onSelect(id)
  }
  const classes = ['box', kind, isSelected && 'selected', visits.length > 0 && 'visited', isHere && 'here']
  const name = [
    `${t(`flow_kind_${kind}`)}: ${id}`,
    detail,
    isStart && t('flow_start'),
    visits.length > 0 && t('flow_visited', { steps: visits.join(', ') }),
  ]
  return (
    // biome-ignore lint/a11y/useSemanticElements: SVG has no button element
    <g
      className={classes.filter(Boolean).join(' ')}
      transform={`translate(${x - width / 2} ${y - height / 2})`}
      role="button"
      tabIndex={0}
      aria-pressed={isSelected}
      aria-label={name.filter(Boolean).join(', ')}
      onClick={() => onSelect(id)}
      onKeyDown={onKeyDown}
    >
      <path className="shape" d={shapeOf(kind, width, height)} />
      {(kind === 'call' || kind === 'action') && <path className="inner" d={innerOf(kind, width, height)} />}
      {isStart && <circle className="start" cx={10} cy={0} r={6} />}
      <text className="name" x={width / 2} y={19} textAnchor="middle">
        {fitted(id, width, true)}
      </text>
      <text className="detail" x={width / 2} y={35} textAnchor="middle">
        {fitted(detail, width)}
      </text>
      {visits.length > 0 && (
        <g className="visits" transform={`translate(${width - 4} 0)`}>
          <rect
            x={-11 - 3.5 * (visitText(visits).length - 1)}
            y={-9}
            width={15 + 7 * (visitText(visits).length - 1)}
            height={18}
            rx={9}
          />
          <text x={-3.5} y={4} textAnchor="middle">
            {visitText(visits)}
          </text>
        </g>
      )}
    </g>
  )
}

/** The last visits, so that the mark stays small. */
function visitText(visits: readonly number[]): string {
  return visits.length > 2 ? `…${visits.slice(-1)}` : visits.join(',')
}

/** The outline of each kind, so that it can be told without its colour. */
function shapeOf(kind: StateBox['kind'], w: number, h: number): string {
  const [cut, slant] = [14, 10]
  switch (kind) {
    case 'confirm':
      return `M${cut},0H${w - cut}L${w},${h / 2}L${w - cut},${h}H${cut}L0,${h / 2}Z`
    case 'set':
      return `M${slant},0H${w}L${w - slant},${h}H0Z`
    case 'say':
      return `${rounded(w, h, 10)}M${w / 2 - 7},${h}L${w / 2 - 12},${h + 7}L${w / 2 + 3},${h}Z`
    case 'collect':
      return rounded(w, h, 12)
    case 'handoff':
    case 'end':
      return rounded(w, h, h / 2)
    case 'action':
    case 'call':
      return rounded(w, h, 3)
  }
}

function rounded(w: number, h: number, r: number): string {
  return `M${r},0H${w - r}A${r},${r} 0 0 1 ${w},${r}V${h - r}A${r},${r} 0 0 1 ${w - r},${h}H${r}A${r},${r} 0 0 1 0,${h - r}V${r}A${r},${r} 0 0 1 ${r},0Z`
}

/** An action has a bar at its side, a called flow a frame within its frame. */
function innerOf(kind: 'action' | 'call', w: number, h: number): string {
  return kind === 'action' ? `M6,0V${h}` : `M6,0V${h}M${w - 6},0V${h}`
}

/** A way from one state to another, with the outcomes that take it. */
export function LineMark({ line, taken }: { readonly line: WayLine; readonly taken: boolean }) {
  const { labels, labelAt, points } = line
  const label = labelOf(line)
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing of SVG takes the focus by itself
    <g className={taken ? 'way taken' : 'way'} aria-hidden="true">
      <path d={curveThrough(points)} markerEnd={`url(#arrow-${taken ? 'taken' : 'plain'})`} />
      {labelAt && (
        <text x={labelAt.x} y={labelAt.y + 4} textAnchor="middle">
          {label}
          {labels.length > 1 && <title>{labels.join(', ')}</title>}
        </text>
      )}
    </g>
  )
}
