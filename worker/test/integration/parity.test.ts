import { expect, test } from 'vitest'
import manifest from '../../../wasm/model/manifest.json'
import parity from '../../../wasm/model/parity.tsv'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { softmax } from '../../core/nlu/interpret'

const rows = parity
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => line.split('\t'))

test('the model says in workerd what it said when it was exported', async () => {
  const nlu = await loadWorkerNlu()
  expect(rows.length).toBeGreaterThan(40)
  for (const [text = '', intent = '', probability] of rows) {
    const chances = softmax((await nlu.read(text))?.intent ?? [], 1)
    const best = Math.max(...chances)
    expect(manifest.intents[chances.indexOf(best)], text).toBe(intent)
    expect(best, text).toBeCloseTo(Number(probability), 3)
  }
})
