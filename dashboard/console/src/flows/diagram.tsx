import { Maximize, Minus, Plus } from 'lucide-react'
import {
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Flow } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { type Drawing, layoutFlow } from './layout'
import { BoxMark, LineMark } from './marks'
import type { PathStep } from './path'

type Props = {
  readonly flow: Flow
  readonly selected: string | null
  /** The states of a conversation up to the step in view, in order. */
  readonly path: readonly PathStep[]
  readonly onSelect: (state: string) => void
}

const ZOOMS = [0.4, 0.5, 0.65, 0.8, 1, 1.25, 1.6]
const SMALLEST_FIT = 0.65

/** A flow as a drawing: scrolled or dragged about, zoomed, its states reached by the keyboard. */
export function Diagram({ flow, selected, path, onSelect }: Props) {
  const t = useTranslate()
  const drawing = useMemo(() => layoutFlow(flow), [flow])
  const frame = useRef<HTMLDivElement>(null)
  const [zoom, setZoom] = useState<number | null>(null)
  const fitted = useFit(frame, drawing)
  const scale = zoom ?? fitted
  const drag = useDrag(frame)
  const step = (by: 1 | -1): void => setZoom(nextZoom(scale, by))
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === '+' || event.key === '=') step(1)
    else if (event.key === '-') step(-1)
    else if (event.key === '0') setZoom(null)
  }
  const here = path.at(-1)?.state
  useIntoView(frame, drawing, here ?? flow.start, scale)
  return (
    <div className="diagram">
      <Tools onStep={step} onFit={() => setZoom(null)} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dragging is one more way to scroll, keys one more way to zoom */}
      <div ref={frame} className="diagram-frame" onKeyDown={onKeyDown} {...drag}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot hold SVG marks */}
        <svg
          width={drawing.width * scale}
          height={drawing.height * scale}
          viewBox={`0 0 ${drawing.width} ${drawing.height}`}
          role="group"
          aria-label={t('flow_diagram_label')}
        >
          <Arrowheads />
          {drawing.lines.map((line) => (
            <LineMark key={`${line.from} ${line.to}`} line={line} taken={isTaken(path, line.from, line.to)} />
          ))}
          {drawing.boxes.map((box) => (
            <BoxMark
              key={box.id}
              box={box}
              isStart={box.id === flow.start}
              isSelected={box.id === selected}
              isHere={box.id === here}
              visits={path.flatMap(({ state }, i) => (state === box.id ? [i + 1] : []))}
              onSelect={onSelect}
            />
          ))}
        </svg>
      </div>
    </div>
  )
}

type ToolsProps = { readonly onStep: (by: 1 | -1) => void; readonly onFit: () => void }

function Tools({ onStep, onFit }: ToolsProps) {
  const t = useTranslate()
  return (
    <div className="diagram-tools">
      <button type="button" className="icon-button" aria-label={t('flow_zoom_out')} onClick={() => onStep(-1)}>
        <Minus />
      </button>
      <button type="button" className="icon-button" aria-label={t('flow_zoom_in')} onClick={() => onStep(1)}>
        <Plus />
      </button>
      <button type="button" className="icon-button" aria-label={t('flow_zoom_fit')} onClick={onFit}>
        <Maximize />
      </button>
    </div>
  )
}

function isTaken(path: readonly PathStep[], from: string, to: string): boolean {
  return path.some((step) => step.from === from && step.state === to)
}

function nextZoom(scale: number, by: 1 | -1): number {
  const near = by === 1 ? ZOOMS.find((zoom) => zoom > scale + 0.01) : ZOOMS.findLast((zoom) => zoom < scale - 0.01)
  return near ?? scale
}

/** Heads of the lines, in the two colours they come in. */
function Arrowheads() {
  return (
    <defs>
      {['plain', 'taken'].map((name) => (
        <marker
          key={name}
          id={`arrow-${name}`}
          className={`arrow ${name}`}
          viewBox="0 0 8 8"
          refX="7"
          refY="4"
          markerWidth="7"
          markerHeight="7"
          markerUnits="userSpaceOnUse"
          orient="auto"
        >
          <path d="M0,0L8,4L0,8Z" />
        </marker>
      ))}
    </defs>
  )
}

/** The scale at which the whole width is seen, unless it would be too small to read. */
function useFit(frame: RefObject<HTMLDivElement | null>, { width }: Drawing): number {
  const [room, setRoom] = useState(0)
  useLayoutEffect(() => {
    const element = frame.current
    if (!element) return
    const observer = new ResizeObserver(() => setRoom(element.clientWidth))
    observer.observe(element)
    setRoom(element.clientWidth)
    return () => observer.disconnect()
  }, [frame])
  if (room === 0 || width === 0) return 1
  return Math.min(1, Math.max(SMALLEST_FIT, room / width))
}

/** Scrolls with a dragged mouse; fingers scroll by themselves. */
function useDrag(frame: RefObject<HTMLDivElement | null>) {
  const from = useRef<{ readonly x: number; readonly y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      const isOnState = event.target instanceof Element && event.target.closest('.box') !== null
      if (event.pointerType === 'mouse' && event.button === 0 && !isOnState)
        from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerMove: (event: PointerEvent) => {
      if (!from.current) return
      frame.current?.scrollBy({ left: from.current.x - event.clientX, top: from.current.y - event.clientY })
      from.current = { x: event.clientX, y: event.clientY }
    },
    onPointerUp: () => {
      from.current = null
    },
    onPointerLeave: () => {
      from.current = null
    },
  }
}

/** Keeps the start, or the state that a conversation has come to, in view, inside the frame alone: the page stays where it is. */
function useIntoView(
  frame: RefObject<HTMLDivElement | null>,
  drawing: Drawing,
  state: string | undefined,
  scale: number,
): void {
  useLayoutEffect(() => {
    const box = drawing.boxes.find(({ id }) => id === state)
    const element = frame.current
    if (!box || !element) return
    element.scrollTo({ left: box.x * scale - element.clientWidth / 2, top: box.y * scale - element.clientHeight / 2 })
  }, [frame, drawing, state, scale])
}
