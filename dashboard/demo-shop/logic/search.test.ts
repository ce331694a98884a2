import { describe, expect, test } from 'vitest'
import { fold, search } from './search'

const items = [
  { id: 'mug', texts: ['Café Mug', '咖啡杯', 'coffee kitchen'] },
  { id: 'grinder', texts: ['Hand Grinder', '手摇咖啡磨豆机', 'mug-sized coffee'] },
  { id: 'lamp', texts: ['Alder Table Lamp', '桤木台灯', 'lighting'] },
]
const find = (query: string) => search(items, query, ({ texts }) => texts).map(({ id }) => id)

test('fold drops case and accents', () => expect(fold('CAFÉ')).toBe('cafe'))

describe('search', () => {
  test('a blank query keeps all, in order', () => expect(find('  ,')).toEqual(['mug', 'grinder', 'lamp']))
  test('a hit in an earlier field comes first', () => expect(find('mug')).toEqual(['mug', 'grinder']))
  test('every word must be found, by its beginning', () => {
    expect(find('tab lam')).toEqual(['lamp'])
    expect(find('table mug')).toEqual([])
    expect(find('able')).toEqual([])
  })
  test('Chinese matches inside a word', () => expect(find('咖啡')).toEqual(['mug', 'grinder']))
  test('accents do not matter', () => expect(find('cafe')).toEqual(['mug']))
})
