import { describe, expect, test } from 'vitest'
import products from '../../../worker/demo-shop/products.json'
import en from '../texts/en.json'
import zh from '../texts/zh.json'
import { optionName, optionsText, optionValue } from './options'

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

describe('message files', () => {
  test('have the same keys in the same order', () => expect(Object.keys(zh)).toEqual(Object.keys(en)))
  test('have the same placeholders', () => {
    const of = (texts: Record<string, string>) =>
      Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, placeholders(text)]))
    expect(of(zh)).toEqual(of(en))
  })
  test('name every category of the catalogue', () => {
    for (const { category } of products) expect(en).toHaveProperty(`category_${category}`)
  })
})

describe('options in Chinese', () => {
  const pairs = products.flatMap(({ variants }) =>
    variants.flatMap(({ options }) => Object.entries(options as Record<string, string>)),
  )
  test('every name and every value with a word in it is translated', () => {
    const bare = pairs.filter(([name, value]) => {
      const isWord = /[a-z]{2}/.test(value)
      return !/\p{Script=Han}/u.test(optionName(name, 'zh')) || (isWord && optionValue(name, value, 'zh') === value)
    })
    expect(bare).toEqual([])
  })
  test('the same word may differ by what it names', () => {
    expect(optionValue('colour', 'natural', 'zh')).toBe('原木色')
    expect(optionValue('edge', 'natural', 'zh')).toBe('自然边')
  })
})

test('options in English begin with a capital', () => {
  expect(optionsText({ colour: 'sea green', size: '45 x 45 cm' }, 'en')).toBe('Sea green · 45 × 45 cm')
})
