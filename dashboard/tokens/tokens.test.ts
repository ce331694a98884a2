import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
const tokens = new Map([...css.matchAll(/(--k-[\w-]+):\s*([^;]+);/g)].map(([, name = '', value = '']) => [name, value]))

/** The colour of a token in the light (0) or dark (1) scheme. */
function color(name: string, scheme: number): string {
  const value = tokens.get(`--k-${name}`) ?? ''
  const side = /light-dark\((.+),\s*(.+)\)/.exec(value)?.[scheme + 1] ?? value
  const other = /var\(--k-(.+)\)/.exec(side)?.[1]
  return other ? color(other, scheme) : side.trim()
}

function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((i) => Number.parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05]
  return Math.max(x, y) / Math.min(x, y)
}

const surfaces = ['bg', 'bg-raised', 'bg-sunken', 'bg-hover']
const statuses = ['success', 'warning', 'danger', 'info']
const inks = ['text', 'text-muted', 'accent-ink', ...statuses]
const onFills = [
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['on-accent-soft', 'accent-soft'],
  ['text', 'accent-soft'],
  ...statuses.map((status) => [status, `${status}-soft`]),
]
const readable = [...inks.flatMap((ink) => surfaces.map((surface) => [ink, surface])), ...onFills]
const edges = ['border-strong', 'focus', ...[1, 2, 3, 4, 5, 6].map((n) => `chart-${n}`)]
const visible = edges.flatMap((edge) => surfaces.slice(0, 3).map((surface) => [edge, surface]))

describe.each([
  ['light', 0],
  ['dark', 1],
])('%s colours', (_, scheme) => {
  it.each(readable)('%s reads on %s (4.5:1)', (ink = '', surface = '') => {
    expect(contrast(color(ink, scheme), color(surface, scheme))).toBeGreaterThanOrEqual(4.5)
  })

  it.each(visible)('%s is seen on %s (3:1)', (edge = '', surface = '') => {
    expect(contrast(color(edge, scheme), color(surface, scheme))).toBeGreaterThanOrEqual(3)
  })
})
