import { describe, expect, it } from 'vitest'
import { extractEntities } from './entities'

/** The texts of a list written with bars between them. */
function list(texts: string): readonly string[] {
  return texts.split(' | ')
}

/** "type|slice of the original|value" of each thing found. */
function read(text: string): string[] {
  return extractEntities(text).map((e) => `${e.type}|${text.slice(e.start, e.end)}|${e.value}`)
}

describe('spans', () => {
  it('are sorted and apart', () => {
    const text = '订单1001，两件，ana@example.com，13812345678，99元，昨天，SF1234567890123'
    const found = extractEntities(text)
    expect(found.map((e) => e.type)).toEqual([
      'order_number',
      'quantity',
      'email',
      'phone',
      'money',
      'date',
      'tracking_number',
    ])
    for (const [i, next] of found.slice(1).entries()) {
      expect(next.start).toBeGreaterThanOrEqual(found[i]?.end ?? Number.POSITIVE_INFINITY)
    }
  })
  it('stay those of the original beside emoji and astral characters', () => {
    expect(read('😀😀 #1001 𠮷１００２')).toEqual(['order_number|#1001|1001', 'order_number|１００２|1002'])
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

// Quadratic work on 100 kB runs into the runner's time limit; the figures are the bench's matter.
describe('hostile input is read to its end', () => {
  const units = list(
    'a | 1 | @ |   | - | . | 一 | 周 | 订单 | 号 | # | + | ( | $ | a@ | @a | a. | a@a. | 1. | 1  | 1- | 1, | 1/ | ' +
      '11  | 1001  | +1 | 00 1  | 1Z | AA1 | order  | order no  | track  | phone  | x | x1 | street  | Street A | ' +
      'two  | a  | last  | in 3  | 一十 | １ | ＠ | É | 😀 | \n | A B C  | 138 | +351 912 345 678  | ' +
      "A 1001 B Main Street | a- | a' | total is  | postcode  | sku 1 | 9400  | 号1 | 地址 | 快递 | no. | jan | " +
      'letzten | vor zwei | hace tres | size 9 or | quatre vingt | calle a 1 | 12 g o | 3 de | el lunes pasado | en | ' +
      'dos y | قبل | و | ١ | مقاس | 3 ديسمبر | 先週の | 月 | 3日 | 黒 | M | S/ | XL | EU 4 | 34/ | 12/1 | 9. | am 9. | ' +
      'rojo de | twenty | dozen of | error | 1万 | ノ | of the in',
  )
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      for (const text of [long, `${long.slice(0, 3_998)} ${long}`]) {
        for (const { start, end } of extractEntities(text)) expect(start).toBeLessThan(end)
      }
    })
  }
})
