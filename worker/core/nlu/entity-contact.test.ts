import { describe, expect, it } from 'vitest'
import { extractEntities } from './entities'

/** "type|slice of the original|value" of each thing found. */
function read(text: string): string[] {
  return extractEntities(text).map((e) => `${e.type}|${text.slice(e.start, e.end)}|${e.value}`)
}

/** A message, then what is found in it. */
type Case = readonly [text: string, ...found: string[]]

function table(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const [text, ...found] of cases) it(JSON.stringify(text), () => expect(read(text)).toEqual(found))
  })
}

table('e-mails', [
  ['ana@example.com', 'email|ana@example.com|ana@example.com'],
  ['Ana.B+shop@Example.CO.uk.', 'email|Ana.B+shop@Example.CO.uk|ana.b+shop@example.co.uk'],
  ['(ana@example.com),', 'email|ana@example.com|ana@example.com'],
  ['<ana@example.com>!', 'email|ana@example.com|ana@example.com'],
  ['邮箱是ana@example.com谢谢', 'email|ana@example.com|ana@example.com'],
  ['我的邮箱：ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ。', 'email|ａｎａ＠ｅｘａｍｐｌｅ．ｃｏｍ|ana@example.com'],
  ['ana＠example.com', 'email|ana＠example.com|ana@example.com'],
  ['1001 ana@example.com', 'order_number|1001|1001', 'email|ana@example.com|ana@example.com'],
  ['1001, ana1234@qq.com', 'order_number|1001|1001', 'email|ana1234@qq.com|ana1234@qq.com'],
  ['123456789@qq.com', 'email|123456789@qq.com|123456789@qq.com'],
  ['ana@example.com.Thanks', 'email|ana@example.com|ana@example.com'],
  ['ana@example.com.br', 'email|ana@example.com.br|ana@example.com.br'],
  ['email...ana@example.com', 'email|ana@example.com|ana@example.com'],
  ['ana @ example . com', 'email|ana @ example . com|ana@example.com'],
  ['my email is ana @example.com', 'email|ana @example.com|ana@example.com'],
  ['ana@gmail,com', 'email|ana@gmail,com|ana@gmail.com'],
  ['ana@example。com', 'email|ana@example。com|ana@example.com'],
  ['ana at example dot com', 'email|ana at example dot com|ana@example.com'],
  ['ana (at) example (dot) com', 'email|ana (at) example (dot) com|ana@example.com'],
  ['ana@example.com. Net price?', 'email|ana@example.com|ana@example.com'],
  ['a@b.co c@d.io', 'email|a@b.co|a@b.co', 'email|c@d.io|c@d.io'],
  ['a@b@c.com'],
  ['me @ example.com'],
  ['ana@example'],
  ['@example.com'],
  ['write me @example.com'],
  ['I am at home dot'],
  ['josé@'],
])

table('phones', [
  ['+351 912 345 678', 'phone|+351 912 345 678|+351912345678'],
  ['+351 912 345 678 1001', 'phone|+351 912 345 678|+351912345678', 'order_number|1001|1001'],
  ['call +1 (415) 555-2671 please', 'phone|+1 (415) 555-2671|+14155552671'],
  ['0044 20 7946 0958', 'phone|0044 20 7946 0958|+442079460958'],
  ['＋８６ １３８１２３４５６７８', 'phone|＋８６ １３８１２３４５６７８|+8613812345678'],
  ['13812345678', 'phone|13812345678|+8613812345678'],
  ['我的手机13812345678打给我', 'phone|13812345678|+8613812345678'],
  ['138-1234-5678', 'phone|138-1234-5678|+8613812345678'],
  ['138 1234 5678', 'phone|138 1234 5678|+8613812345678'],
  ['8613812345678', 'phone|8613812345678|+8613812345678'],
  ['包裹放门口打电话13812345678', 'phone|13812345678|+8613812345678'],
  ['(415) 555-2671', 'phone|(415) 555-2671|4155552671'],
  ['415-555-2671', 'phone|415-555-2671|4155552671'],
  ['my phone is 4155552671', 'phone|4155552671|4155552671'],
  ['phone number: 912345678', 'phone|912345678|912345678'],
  ['电话021-12345678', 'phone|021-12345678|02112345678'],
  ['06 12 34 56 78', 'phone|06 12 34 56 78|0612345678'],
  ['0171 1234567', 'phone|0171 1234567|01711234567'],
  ['I bought a phone, order 1001', 'order_number|1001|1001'],
])
