import type { Bin } from './calibrate.ts'
import type { Judged } from './metrics.ts'

/** Colours that read on light and on dark pages alike. */
const INK = '#7a8794'
const BLUE = '#3b82f6'
const RED = '#ef4444'

function svg(width: number, height: number, label: string, body: string): string {
  const style = `font-family="system-ui, sans-serif" font-size="11" fill="${INK}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${label}" ${style}>\n${body}\n</svg>\n`
}

/** Reliability diagram: a dot per bin at (mean confidence, accuracy), its area growing with the bin; on the diagonal confidence is accuracy. */
export function reliabilityPlot(bins: readonly Bin[], error: number): string {
  const [size, left, top] = [300, 44, 16]
  const x = (share: number) => left + share * size
  const y = (share: number) => top + (1 - share) * size
  const largest = Math.max(1, ...bins.map(({ n }) => n))
  const ticks = [0, 0.25, 0.5, 0.75, 1].map(
    (t) =>
      `<path d="M${x(t)} ${y(0)}V${y(1)}M${x(0)} ${y(t)}H${x(1)}" stroke="${INK}" stroke-opacity=".2"/>` +
      `<text x="${x(t)}" y="${y(0) + 16}" text-anchor="middle">${t}</text><text x="${x(0) - 8}" y="${y(t) + 4}" text-anchor="end">${t}</text>`,
  )
  const dots = bins.map(({ n, confidence, accuracy }) => {
    const radius = (3 + 9 * Math.sqrt(n / largest)).toFixed(1)
    const title = `${n} messages: confidence ${confidence.toFixed(2)}, accuracy ${accuracy.toFixed(2)}`
    return `<circle cx="${x(confidence).toFixed(1)}" cy="${y(accuracy).toFixed(1)}" r="${radius}" fill="${BLUE}" fill-opacity=".7"><title>${title}</title></circle>`
  })
  const body = [
    ...ticks,
    `<path d="M${x(0)} ${y(0)}L${x(1)} ${y(1)}" stroke="${INK}" stroke-dasharray="4 4"/>`,
    ...dots,
    `<text x="${x(0.5)}" y="${y(0) + 34}" text-anchor="middle">confidence (ECE ${error.toFixed(3)})</text>`,
    `<text x="12" y="${y(0.5)}" text-anchor="middle" transform="rotate(-90 12 ${y(0.5)})">accuracy</text>`,
  ]
  return svg(left + size + 16, top + size + 44, 'Reliability diagram', body.join('\n'))
}

/** Confusion plot: rows are true labels, columns what was said; the diagonal blue, mistakes red, deeper with their share of the row. */
export function confusionPlot(judged: readonly Judged[], labels: readonly string[]): string {
  const [cell, left, top] = [13, 118, 118]
  const totals = new Map<string, number>()
  const counts = new Map<string, number>()
  for (const { truth, predicted } of judged) {
    totals.set(truth, (totals.get(truth) ?? 0) + 1)
    counts.set(`${truth}\t${predicted}`, (counts.get(`${truth}\t${predicted}`) ?? 0) + 1)
  }
  const names = labels.flatMap((label, i) => {
    const at = (i + 0.5) * cell
    return [
      `<text x="${left - 4}" y="${top + at + 3}" text-anchor="end" font-size="9">${label}</text>`,
      `<text transform="translate(${left + at + 3} ${top - 4}) rotate(-90)" font-size="9">${label}</text>`,
    ]
  })
  const cells = labels.flatMap((truth, row) =>
    labels.flatMap((predicted, column) => {
      const n = counts.get(`${truth}\t${predicted}`) ?? 0
      if (n === 0) return []
      const opacity = Math.min(1, 0.15 + (n / (totals.get(truth) ?? 1)) * (row === column ? 0.85 : 4))
      const place = `x="${left + column * cell}" y="${top + row * cell}" width="${cell - 1}" height="${cell - 1}"`
      const colour = row === column ? BLUE : RED
      return [
        `<rect ${place} fill="${colour}" fill-opacity="${opacity.toFixed(2)}"><title>${truth} read as ${predicted}: ${n} of ${totals.get(truth)}</title></rect>`,
      ]
    }),
  )
  const extent = labels.length * cell
  return svg(left + extent + 8, top + extent + 8, 'Confusion plot', [...names, ...cells].join('\n'))
}
