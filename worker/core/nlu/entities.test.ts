import { describe, expect, it } from 'vitest'
import { extractEntities } from './entities'
import { readEntities } from './entity-table'

describe('spans', () => {
  it('are sorted and apart', () => {
    const text = '订单1001，两件，ana@example.com，13812345678，99元，昨天，SF1234567890123'
    const found = extractEntities(text)
    expect(found.map((e) => e.type)).toEqual([
      'order_number', 'quantity', 'email', 'phone', 'money', 'date', 'tracking_number',
    ])
    for (let i = 1; i < found.length; i += 1) expect(found[i]!.start).toBeGreaterThanOrEqual(found[i - 1]!.end)
  })
  it('stay those of the original beside emoji and astral characters', () => {
    expect(readEntities('😀😀 #1001 𠮷１００２')).toEqual(['order|#1001|1001', 'order|１００２|1002'])
  })
  it('end where the reading ends, without cutting a number', () => {
    const text = `${'ab '.repeat(1_332)} 1001234`
    expect(text.slice(0, 4_000).endsWith(' 100')).toBe(true)
    expect(extractEntities(text)).toEqual([])
  })
  it('of nothing are none', () => {
    for (const text of ['', ' ', '\n', '😀', '\uD800', '@', '#', 'ok']) expect(extractEntities(text)).toEqual([])
  })
})

describe('hostile input takes linear time', () => {
  const units = [
    'a', '1', '@', ' ', '-', '.', '一', '周', '订单', '号', '#', '+', '(', '$', 'a@', '@a', 'a.', 'a@a.', '1.', '1 ', '1-',
    '1,', '1/', '11 ', '1001 ', '+1', '00 1 ', '1Z', 'AA1', 'order ', 'order no ', 'track ', 'phone ', 'x', 'x1', 'street ',
    'Street A', 'two ', 'a ', 'last ', 'in 3 ', '一十', '１', '＠', 'É', '😀', '\n', 'A B C ', '138', '+351 912 345 678 ',
    'A 1001 B Main Street', 'a-', "a'", 'total is ', 'postcode ', 'sku 1', '9400 ', '号1', '地址', '快递', 'no.', 'jan ',
  ]
  extractEntities('warm +351 912 345 678')
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      for (const text of [long, `${long.slice(0, 3_998)} ${long}`]) {
        const before = performance.now()
        extractEntities(text)
        expect(performance.now() - before).toBeLessThan(50)
      }
    })
  }
})
