import { describe, expect, it } from 'vitest'
import { compileAnalytics } from './analytics-sql'
import { COUNTED, type CountedId } from './definitions'

const RANGE = { dataset: 'kefu_turns', shop: 'demo', from: 1_000_000, to: 2_000_000 }
const ALL = Object.keys(COUNTED) as CountedId[]

describe('compileAnalytics', () => {
  it('weights counts, sums and quantiles by the sampling interval', () => {
    const [sql] = compileAnalytics(['turns', 'messages', 'reply_p95_ms'], { by: 'nothing' }, RANGE)
    expect(sql).toBe(
      `SELECT '' AS split_key, sum(if(double6 > 0, _sample_interval, 0)) AS turns, ` +
        'sum(_sample_interval * (double6 + double7)) AS messages, ' +
        'quantileExactWeighted(0.95)(double4, if(double6 > 0 AND double7 > 0, _sample_interval, 0)) AS reply_p95_ms ' +
        `FROM kefu_turns WHERE index1 = 'demo' AND timestamp >= toDateTime(1000) AND timestamp < toDateTime(174800) ` +
        'AND double1 >= 1000000 AND double1 < 2000000 GROUP BY split_key',
    )
  })

  it('asks for conversations by the place they stand at', () => {
    const queries = compileAnalytics(ALL, { by: 'dimension', column: 'channel' }, RANGE)
    expect(queries).toHaveLength(3)
    expect(queries[1]).toContain('argMin(blob4, if(double6 > 0, double1, 9000000000000)) AS split_key')
    expect(queries[2]).toContain('argMax(blob4, double1) AS split_key')
  })

  it('lets the store part days of a zone', () => {
    const [sql] = compileAnalytics(['turns'], { by: 'time', interval: 'day', tz: 'Asia/Shanghai' }, RANGE)
    expect(sql).toContain(
      `toStartOfInterval(toDateTime(intDiv(double1, 1000)), INTERVAL '1' DAY, 'Asia/Shanghai') AS split_key`,
    )
  })

  it.each([
    [{ ...RANGE, shop: `demo' OR 1=1` }, 'UTC'],
    [{ ...RANGE, dataset: 'a; b' }, 'UTC'],
    [{ ...RANGE, from: Number.NaN }, 'UTC'],
    [RANGE, `UTC'`],
  ])('refuses names that are not on the allow-list (%#)', (range, tz) => {
    expect(() => compileAnalytics(['turns'], { by: 'time', interval: 'hour', tz }, range)).toThrow(RangeError)
  })
})
