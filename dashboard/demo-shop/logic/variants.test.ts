import { describe, expect, test } from 'vitest'
import { chooseOption, firstVariant, inStock, optionGroups, stockState, type Variant } from './variants'

const variant = (colour: string, size: string, stock: number): Variant => ({
  sku: `${colour}-${size}`,
  options: { colour, size },
  stock,
  restock_on: null,
})
const variants = [variant('blue', 'S', 0), variant('blue', 'M', 4), variant('white', 'S', 9)]
const [blueS, blueM, whiteS] = variants as [Variant, Variant, Variant]

test('stockState', () => expect([0, 4, 5].map(stockState)).toEqual(['out_of_stock', 'few_left', 'in_stock']))
test('opens with what can be bought', () => {
  expect(firstVariant(variants)).toBe(blueM)
  expect(firstVariant([blueS])).toBe(blueS)
  expect(inStock({ variants: [blueS] })).toBe(false)
})

describe('options', () => {
  test('availability follows the other choices', () => {
    expect(optionGroups(variants, whiteS)).toEqual([
      {
        name: 'colour',
        values: [
          { value: 'blue', available: false },
          { value: 'white', available: true },
        ],
      },
      {
        name: 'size',
        values: [
          { value: 'S', available: true },
          { value: 'M', available: false },
        ],
      },
    ])
  })
  test('a tap keeps the other choices where that exists', () => {
    expect(chooseOption(variants, whiteS, 'colour', 'blue')).toBe(blueS)
    expect(chooseOption(variants, whiteS, 'size', 'M')).toBe(blueM)
    expect(chooseOption(variants, whiteS, 'size', 'XXL')).toBe(whiteS)
  })
})
