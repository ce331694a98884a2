import { expect, test } from 'vitest'
import { byTopic, topicOf } from './topics'

test('the first tag decides, unknown ones belong to the shop', () => {
  expect(topicOf(['refunds', 'delivery'])).toBe('returns')
  expect(topicOf(['something_new'])).toBe('shop')
  expect(topicOf([])).toBe('shop')
})

test('byTopic leaves out what is empty and loses nothing', () => {
  const items = [
    { id: 1, tags: ['shop'] },
    { id: 2, tags: ['delivery'] },
    { id: 3, tags: ['delivery', 'shop'] },
  ]
  const groups = byTopic(items)
  expect(groups.map(({ topic }) => topic)).toEqual(['delivery', 'shop'])
  expect(groups.flatMap((group) => group.items.map(({ id }) => id))).toEqual([2, 3, 1])
})
