import { describe, expect, it } from 'vitest'
import { extractEntities } from './entities'
import { isOnlyValues } from './values'

const only = (text: string) => isOnlyValues(text, extractEntities(text))

describe('isOnlyValues', () => {
  it.each([
    '1001',
    'ana@example.com',
    '#1001, ana@example.com!',
    'and 1003?',
    'what about 1003',
    'y el 1003',
    '那1003呢',
  ])('finds nothing asked in %j', (text) => {
    expect(only(text)).toBe(true)
  })

  it.each(['cancel 1003', 'where is 1003?', '1003到哪了', 'is 1003 late', 'hello', '', 'and?'])(
    'leaves %j to the model',
    (text) => {
      expect(only(text)).toBe(false)
    },
  )
})
