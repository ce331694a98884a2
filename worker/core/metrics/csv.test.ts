import { describe, expect, it } from 'vitest'
import { reportCsv } from './csv'

const EMPTY = { report: 'overview', from: '', to: '', tz: 'UTC', summary: {}, series: [], rows: [] }

describe('reportCsv', () => {
  it('puts summary, series and rows in one table with the figures as they are', () => {
    const csv = reportCsv({
      ...EMPTY,
      summary: { turns: 3, fallback_share: 1 / 3 },
      series: [{ at: '2026-11-24T00:00:00.000Z', values: { turns: 3, reply_p95_ms: null } }],
      rows: [{ dimension: 'intent', value: 'track_order', turns: 3 }],
    })
    expect(csv.split('\r\n')).toEqual([
      'part,at,dimension,value,turns,fallback_share,reply_p95_ms',
      'summary,,,,3,0.3333333333333333,',
      'series,2026-11-24T00:00:00.000Z,,,3,,',
      'rows,,intent,track_order,3,,',
      '',
    ])
  })

  it('quotes what needs it and disarms formulas', () => {
    const csv = reportCsv({ ...EMPTY, rows: [{ value: 'a,"b"\n' }, { value: '=HYPERLINK(1)' }] })
    expect(csv).toContain('"a,""b""\n"')
    expect(csv).toContain(`'=HYPERLINK(1)`)
  })
})
