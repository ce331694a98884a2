import { describe, expect, it } from 'vitest'
import { extractEntities } from './entities'

/** A message, then what is found in it as "type|slice of the original|value". */
export type EntityCase = readonly [text: string, ...found: string[]]

const SHORT: Readonly<Record<string, string>> = {
  order_number: 'order', tracking_number: 'track', email: 'email', phone: 'phone', money: 'money', date: 'date',
  quantity: 'qty',
}

export function readEntities(text: string): string[] {
  return extractEntities(text).map((e) => `${SHORT[e.type]}|${text.slice(e.start, e.end)}|${e.value}`)
}

export function entityTable(name: string, cases: readonly EntityCase[]): void {
  describe(name, () => {
    for (const [text, ...found] of cases) it(JSON.stringify(text), () => expect(readEntities(text)).toEqual(found))
  })
}
