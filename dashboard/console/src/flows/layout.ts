import { Graph, layout as place } from '@dagrejs/dagre'
import type { Flow, FlowState } from '../../../../worker/protocol'

export type Point = { readonly x: number; readonly y: number }
export type Way = { readonly from: string; readonly to: string; readonly labels: readonly string[] }
/** A state as it stands in the drawing; x and y are its middle, all in units of the drawing. */
export type StateBox = Point & {
  readonly id: string
  readonly kind: FlowState['kind']
  /** What it does, in the names of the flow. */
  readonly detail: string
  readonly width: number
  readonly height: number
}
export type WayLine = Way & { readonly points: readonly Point[]; readonly labelAt: Point | null }
export type Drawing = {
  readonly boxes: readonly StateBox[]
  readonly lines: readonly WayLine[]
  readonly width: number
  readonly height: number
}

const BOX_HEIGHT = 46
const MIN_BOX = 96
const MAX_BOX = 220
/** Widest a character of the two lines of a box is taken to be, by eye, and of a label. */
const NAME_CHAR = 7.6
const DETAIL_CHAR = 6.4
const LABEL_CHAR = 6.2
const LABEL_LINE = 14
const MARGIN = 16
/** Outcomes told on one line; more are counted. */
const MAX_LABELS = 3

/** Where each state leads, the ways between the same two states joined, with the outcomes that take them. */
export function waysOf({ states }: Pick<Flow, 'states'>): Way[] {
  const ways = new Map<string, { from: string; to: string; labels: string[] }>()
  for (const [from, state] of Object.entries(states))
    for (const [label, to] of leads(state)) {
      const key = JSON.stringify([from, to])
      const way = ways.get(key) ?? { from, to, labels: [] }
      if (label) way.labels.push(label)
      ways.set(key, way)
    }
  return [...ways.values()]
}

function leads(state: FlowState): [string, string][] {
  switch (state.kind) {
    case 'collect':
    case 'say':
    case 'set':
      return [['', state.next]]
    case 'confirm':
      return [
        ['yes', state.yes],
        ['no', state.no],
      ]
    case 'action':
    case 'call':
      return Object.entries(state.outcomes)
    case 'handoff':
    case 'end':
      return []
  }
}

/** What a state does, in the names of the flow. */
export function detailOf(state: FlowState): string {
  switch (state.kind) {
    case 'collect':
      return state.slot
    case 'confirm':
      return state.prompt
    case 'action':
      return state.tool ? `${state.action}: ${state.tool}` : state.action
    case 'call':
      return state.flow
    case 'say':
      return state.say
    case 'set':
      return Object.keys(state.slots).join(', ')
    case 'handoff':
      return state.reason
    case 'end':
      return state.outcome
  }
}

/** The words beside a way. */
export function labelOf({ labels }: Pick<Way, 'labels'>): string {
  const shown = labels.slice(0, MAX_LABELS).join(', ')
  return labels.length > MAX_LABELS ? `${shown} +${labels.length - MAX_LABELS}` : shown
}

/** Text cut to what fits a box. */
export function fitted(text: string, width: number, isName = false): string {
  const most = Math.floor((width - 28) / (isName ? NAME_CHAR : DETAIL_CHAR))
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`
}

/** Lays the states of a flow out in layers, the start on top. The same flow always gives the same drawing. */
export function layoutFlow(flow: Pick<Flow, 'states' | 'start'>): Drawing {
  const graph = new Graph()
  graph.setGraph({ rankdir: 'TB', nodesep: 28, edgesep: 14, ranksep: 34, marginx: MARGIN, marginy: MARGIN })
  graph.setDefaultEdgeLabel(() => ({}))
  const ids = [flow.start, ...Object.keys(flow.states).filter((id) => id !== flow.start)]
  const known = ids.filter((id) => Object.hasOwn(flow.states, id))
  for (const id of known) {
    const state = flow.states[id]
    if (state) graph.setNode(id, { width: widthOf(id, detailOf(state)), height: BOX_HEIGHT })
  }
  // A way to nowhere is the validator's to tell; a loop on itself would be drawn over its own box.
  const ways = waysOf(flow).filter(({ from, to }) => from !== to && known.includes(to))
  for (const way of ways) {
    const label = labelOf(way)
    const size = label ? { width: label.length * LABEL_CHAR + 10, height: LABEL_LINE, labelpos: 'c' } : {}
    graph.setEdge(way.from, way.to, size)
  }
  place(graph)
  return drawingOf(graph, flow, known, ways)
}

function widthOf(id: string, detail: string): number {
  const wanted = 30 + Math.max(id.length * NAME_CHAR, detail.length * DETAIL_CHAR)
  return Math.min(MAX_BOX, Math.max(MIN_BOX, Math.ceil(wanted)))
}

function drawingOf(graph: Graph, flow: Pick<Flow, 'states'>, ids: readonly string[], ways: readonly Way[]): Drawing {
  const boxes = ids.flatMap((id): StateBox[] => {
    const state = flow.states[id]
    if (!state) return []
    const { x = 0, y = 0, width = MIN_BOX, height = BOX_HEIGHT } = numbersOf(graph.node(id))
    return [{ id, kind: state.kind, detail: detailOf(state), x, y, width, height }]
  })
  const lines = ways.map((way): WayLine => {
    const edge: unknown = graph.edge(way.from, way.to)
    const { x, y } = numbersOf(edge)
    const hasLabel = way.labels.length > 0 && x !== undefined && y !== undefined
    return { ...way, points: pointsOf(edge), labelAt: hasLabel ? { x, y } : null }
  })
  const { width = 0, height = 0 } = numbersOf(graph.graph())
  return { boxes, lines, width, height }
}

type Measures = Partial<Record<'x' | 'y' | 'width' | 'height', number>>

/** The library leaves its figures on labels of any shape. */
function numbersOf(label: unknown): Measures {
  if (typeof label !== 'object' || label === null) return {}
  const measures: Measures = {}
  for (const name of ['x', 'y', 'width', 'height'] as const) {
    const value: unknown = Reflect.get(label, name)
    if (typeof value === 'number' && Number.isFinite(value)) measures[name] = value
  }
  return measures
}

function pointsOf(label: unknown): Point[] {
  const points: unknown = typeof label === 'object' && label !== null ? Reflect.get(label, 'points') : []
  if (!Array.isArray(points)) return []
  return points.flatMap((point) => {
    const { x, y } = numbersOf(point)
    return x === undefined || y === undefined ? [] : [{ x, y }]
  })
}

/** A smooth line through points, as an SVG path. */
export function curveThrough(points: readonly Point[]): string {
  const [first, ...rest] = points
  if (!first) return ''
  const last = rest.at(-1) ?? first
  let path = `M${first.x},${first.y}`
  for (let i = 0; i < rest.length - 1; i += 1) {
    const [here, next] = [rest[i], rest[i + 1]]
    if (here && next) path += `Q${here.x},${here.y} ${(here.x + next.x) / 2},${(here.y + next.y) / 2}`
  }
  return `${path}L${last.x},${last.y}`
}
