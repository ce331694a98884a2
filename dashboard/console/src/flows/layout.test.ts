import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Flow } from '../../../../worker/protocol'
import { curveThrough, labelOf, layoutFlow, waysOf } from './layout'

const FLOWS_AT = new URL('../../../../worker/core/dialogue/flows/', import.meta.url)
const BUILT_IN: [string, Flow][] = readdirSync(FLOWS_AT)
  .filter((file) => file.endsWith('.json'))
  .map((file) => {
    const flow: Flow = JSON.parse(readFileSync(new URL(file, FLOWS_AT), 'utf8'), (key, value) =>
      key === 'states'
        ? Object.fromEntries(Object.entries<object>(value).map(([id, state]) => [id, { choices: [], ...state }]))
        : value,
    )
    return [file, flow]
  })

const END = { kind: 'end', outcome: 'completed', offer_person: false } as const

describe('the drawing of a flow', () => {
  it.each(BUILT_IN)('%s: every state once, none over another, all inside', (_file, flow) => {
    const { boxes, width, height } = layoutFlow(flow)
    expect(boxes.map(({ id }) => id).sort()).toEqual(Object.keys(flow.states).sort())
    for (const [i, one] of boxes.entries()) {
      expect(one.x - one.width / 2).toBeGreaterThanOrEqual(0)
      expect(one.x + one.width / 2).toBeLessThanOrEqual(width)
      expect(one.y + one.height / 2).toBeLessThanOrEqual(height)
      for (const other of boxes.slice(i + 1)) {
        const apart =
          Math.abs(one.x - other.x) >= (one.width + other.width) / 2 ||
          Math.abs(one.y - other.y) >= (one.height + other.height) / 2
        expect({ one: one.id, other: other.id, apart }).toMatchObject({ apart: true })
      }
    }
  })

  it.each(BUILT_IN)('%s: a line for every way, from box to box', (_file, flow) => {
    const { boxes, lines } = layoutFlow(flow)
    const wanted = waysOf(flow).filter(({ from, to }) => from !== to)
    expect(lines.map(({ from, to }) => [from, to])).toEqual(wanted.map(({ from, to }) => [from, to]))
    const touches = (id: string, point: { x: number; y: number } | undefined) => {
      const box = boxes.find((one) => one.id === id)
      if (!box || !point) return false
      const near = 1
      return Math.abs(point.x - box.x) <= box.width / 2 + near && Math.abs(point.y - box.y) <= box.height / 2 + near
    }
    for (const { from, to, points } of lines)
      expect({ from, to, ok: touches(from, points[0]) && touches(to, points.at(-1)) }).toMatchObject({ ok: true })
  })

  it('is the same each time', () => {
    for (const [, flow] of BUILT_IN) expect(layoutFlow(flow)).toEqual(layoutFlow(flow))
  })

  it('puts the start on top, and survives a flow that is still wrong', () => {
    const states = {
      last: END,
      spin: { kind: 'say', say: 'x', next: 'spin' },
      first: { kind: 'confirm', prompt: 'sure', yes: 'last', no: 'nowhere' },
    } as const
    const { boxes, lines } = layoutFlow({ start: 'first', states })
    const top = boxes.find(({ id }) => id === 'first')
    expect(top?.y).toBe(Math.min(...boxes.map(({ y }) => y)))
    expect(lines.map(({ from, to }) => `${from} ${to}`)).toEqual(['first last'])
    expect(layoutFlow({ start: 'gone', states: {} }).boxes).toEqual([])
  })

  it('joins the outcomes that lead to the same state', () => {
    const outcomes = { a: 'last', b: 'last', c: 'last', d: 'last' }
    const [way] = waysOf({ states: { go: { kind: 'action', action: 'x', outcomes }, last: END } })
    expect(way?.labels).toEqual(['a', 'b', 'c', 'd'])
    expect(labelOf({ labels: way?.labels ?? [] })).toBe('a, b, c +1')
  })

  it('draws a line through all its points', () => {
    const path = curveThrough([
      { x: 0, y: 0 },
      { x: 1, y: 1 },
      { x: 3, y: 1 },
    ])
    expect(path).toBe('M0,0Q1,1 2,1L3,1')
    expect(curveThrough([])).toBe('')
  })
})
