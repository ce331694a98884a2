import { describe, expect, it } from 'vitest'
import { COUNTED, type CountedId, countedOf, DIMENSIONS } from './definitions'
import { REPORTS } from './reports'
import { compileSqlite } from './sqlite'
import { zoneSegments } from './time-buckets'

const RANGE = { shop: `x' OR '1'='1`, from: 1_000, to: 9_000_000_000 }
const ALL = Object.keys(COUNTED) as CountedId[]

describe('compileSqlite', () => {
  it('binds every value: no literal text or input stands in the statement', () => {
    for (const column of DIMENSIONS) {
      for (const { sql, params } of compileSqlite(ALL, { by: 'dimension', column }, RANGE)) {
        expect(sql).not.toContain(`'`)
        expect(params).toContain(RANGE.shop)
      }
    }
  })

  it('numbers its parameters densely, within the limit of D1', () => {
    const segments = zoneSegments('Africa/Casablanca', RANGE.from, RANGE.to)
    for (const { sql, params } of compileSqlite(ALL, { by: 'time', interval: 'hour', segments }, RANGE)) {
      const used = new Set([...sql.matchAll(/\?(\d+)/g)].map(([, n]) => Number(n)))
      expect([...used].sort((a, b) => a - b)).toEqual(params.map((_, i) => i + 1))
      expect(params.length).toBeLessThanOrEqual(100)
    }
  })

  it('ranks a column once for all its quantiles', () => {
    const [points] = compileSqlite(['reply_p50_ms', 'reply_p95_ms', 'nlu_p95_ms'], { by: 'nothing' }, RANGE)
    expect(points?.sql.match(/AS rank_\d/g)).toEqual(['AS rank_0', 'AS rank_1'])
  })

  it('asks for conversations by the place they stand at, and not at all when nothing does', () => {
    expect(compileSqlite(ALL, { by: 'nothing' }, RANGE)).toHaveLength(3)
    expect(compileSqlite(['conversations'], { by: 'nothing' }, RANGE)).toHaveLength(1)
    expect(compileSqlite(['turns'], { by: 'nothing' }, RANGE)).toHaveLength(1)
  })

  it('counts the parts of a share, each once', () => {
    expect(countedOf(['fallbacks', 'fallback_share', 'handoff_share'])).toEqual([
      'fallbacks',
      'answered_turns',
      'handed_off',
      'conversations',
    ])
  })

  it('knows every figure of every report', () => {
    for (const { summary, series, rows } of Object.values(REPORTS)) {
      for (const id of countedOf([...summary, ...series, ...rows.metrics])) expect(ALL).toContain(id)
    }
  })
})
