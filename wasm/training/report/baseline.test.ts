import { expect, it } from 'vitest'
import { trainSvm } from './baseline'

it('tells intents by their words and by parts of them', () => {
  const examples = [
    { text: 'where is my parcel', intent: 0 },
    { text: 'my parcel has not come', intent: 0 },
    { text: 'give me a refund', intent: 1 },
    { text: 'I want my money refunded', intent: 1 },
  ]
  const score = trainSvm(examples, 2)
  const read = (text: string) => {
    const scores = score(text)
    return scores.indexOf(Math.max(...scores))
  }
  expect(examples.map(({ text }) => read(text))).toEqual([0, 0, 1, 1])
  expect(read('the parcels')).toBe(0)
  expect(read('refunds please')).toBe(1)
})
