import { describe, expect, it } from 'vitest'
import { readProductName, wordsSaid, wordWeights } from './product-name'

function read(name: string) {
  const { words = new Map(), kind, details = new Set() } = readProductName(name) ?? {}
  return { words: [...words.keys()], kind, details: [...details] }
}

function said(name: string, ...message: string[]): string[] {
  const product = readProductName(name)
  return product ? [...wordsSaid(product, message)] : []
}

describe('readProductName', () => {
  it.each([
    ['Hearth Frying Pan 26 cm', ['hearth', 'fry', 'pan'], ['26', 'cm']],
    ['Simmer Milk Pan 1.4 l', ['simmer', 'milk', 'pan'], ['1', '4', 'l']],
    ['Linen Tea Towels, Set of 3', ['linen', 'tea', 'towel'], ['set', '3']],
    ['Everyday Socks, 3 Pairs', ['everyday', 'sock'], ['3', 'pair']],
    ['Cedar Shoe Trees, Pair', ['cedar', 'shoe', 'tree'], ['pair']],
    ['Pocket Power Bank 10,000 mAh', ['pocket', 'power', 'bank'], ['10', '000', 'mah']],
    ['Lark 2-Person Tent', ['lark', 'person', 'tent'], ['2']],
    ['Pair Programming Mug', ['pair', 'program', 'mug'], []],
    ['蜡笔（12 色）', ['蜡笔'], ['12', '色']],
    ['清溪玻璃茶壶 1 升', ['清溪', '溪玻', '玻璃', '璃茶', '茶壶'], ['1', '升']],
  ])('reads "%s"', (name, words, details) => {
    expect(read(name)).toEqual({ words, kind: words.at(-1), details })
  })

  it('takes numbers for the name where there is nothing else', () => {
    expect(read('501')).toEqual({ words: ['501'], kind: '501', details: [] })
  })

  it('reads nothing in a name without words', () => {
    expect(readProductName('')).toBeNull()
    expect(readProductName('- !')).toBeNull()
  })

  it('takes no longer than the name deserves', () => {
    const started = performance.now()
    for (const name of ['('.repeat(20_000), '1'.repeat(20_000), '1,'.repeat(20_000), 'set of '.repeat(5_000)])
      readProductName(name)
    expect(performance.now() - started).toBeLessThan(1_000)
  })
})

describe('wordsSaid', () => {
  it('counts a common word only right beside another of the name, in its order', () => {
    const name = 'Linden Hand Wash 300 ml'
    expect(said(name, 'how', 'hand', 'wash', 'cost')).toEqual(['hand', 'wash'])
    expect(said(name, 'wash', 'hand')).toEqual([])
    expect(said(name, 'hand', 'made', 'wash')).toEqual([])
    expect(said(name, 'linden', 'wash')).toEqual(['linden', 'wash'])
    expect(said(name, 'linden')).toEqual(['linden'])
  })
})

describe('wordWeights', () => {
  it('weighs a word less the more names share it, and less when it is common', () => {
    const names = ['Pebble Mug', 'Harbour Mug', 'Hand Cream'].flatMap((name) => readProductName(name) ?? [])
    const weight = wordWeights(names)
    expect(weight('pebble')).toBe(1)
    expect(weight('mug')).toBeCloseTo(1 / Math.sqrt(2))
    expect(weight('hand')).toBe(0.5)
  })
})
