import { defaultDevice, init } from '@jax-js/jax'
import { beforeAll, describe, expect, it } from 'vitest'
import { normaliseText, PRETOKEN } from '../../../worker/core/nlu/normalise'
import { trainBpe } from '../text/bpe-train'
import type { Example } from '../text/labels'
import { makeRng } from '../text/rng'
import { startState } from './loop'
import { initialise, type Parameters } from './parameters'
import { prepareRun, type Run } from './run'
import { DEFAULTS, type TrainSettings } from './settings'

const SETTINGS: TrainSettings = {
  ...DEFAULTS,
  epochs: 40,
  batch: 8,
  moodWeight: 1,
  featureDropout: 0.2,
  learningRate: 0.02,
  unitDim: 8,
  filters: 8,
  bag: { buckets: 256, maxGram: 5 },
  bagDim: 8,
  vectorDim: 8,
  units: { buckets: 64, minGram: 2, maxGram: 5, maxUnits: 32 },
  vocabulary: 300,
}

const texts = [
  ['where is my order', '我的快递到哪了', 'track my parcel', '包裹到哪里了'],
  ['i want my money back', '给我退款', 'refund me please', '我要退钱'],
]
const EXAMPLES: readonly Example[] = texts.flatMap((group, intent) =>
  group.map((text, i) => ({ text, intent, mood: intent === 0 ? 2 : 0, language: i % 2 })),
)

async function trained(run: Run): Promise<{ parameters: Parameters; losses: number[] }> {
  const parameters = initialise(SETTINGS, run.shapes, run.tokens.length, makeRng(1))
  const state = startState(parameters, SETTINGS)
  const losses: number[] = []
  const { examples, encoder } = run
  for (let epoch = 0; epoch < SETTINGS.epochs; epoch += 1) {
    losses.push(await run.epoch(parameters, state, { examples, encoder, epoch, member: 0 }))
  }
  return { parameters, losses }
}

let run: Run
beforeAll(async () => {
  await init()
  defaultDevice('wasm')
  const { tokens } = trainBpe(
    EXAMPLES.map(({ text }) => normaliseText(text)),
    PRETOKEN,
    SETTINGS.vocabulary,
    2,
  )
  run = prepareRun({ settings: SETTINGS, intents: 2, examples: EXAMPLES, dev: EXAMPLES, tokens, checkpoints: false })
}, 60_000)

describe('training', () => {
  it('learns a handful of messages, in every head', { timeout: 60_000 }, async () => {
    const { parameters, losses } = await trained(run)
    expect(losses.at(-1)).toBeLessThan((losses[0] ?? 0) / 2)
    const logits = await run.predict(parameters, run.encodedDev)
    EXAMPLES.forEach(({ intent, mood, language }, i) => {
      const [a = 0, b = 0, ...others] = logits[i] ?? []
      const felt = others.slice(0, 4)
      const spoken = others.slice(4)
      expect(b > a ? 1 : 0).toBe(intent)
      expect(felt.indexOf(Math.max(...felt))).toBe(mood)
      expect(spoken.indexOf(Math.max(...spoken))).toBe(language)
    })
  })

  it('gives the same weights for the same seed', { timeout: 60_000 }, async () => {
    const [first, second] = [await trained(run), await trained(run)]
    expect(second.losses).toEqual(first.losses)
    expect(second.parameters).toEqual(first.parameters)
  })
})
