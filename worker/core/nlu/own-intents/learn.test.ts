import { describe, expect, it } from 'vitest'
import { learnOwnIntents, MAX_LEARNED_EXAMPLES, type OwnExamples, type ReferenceMessage } from './learn'
import { scoreOwnIntents } from './score'

const MODEL = 'model-1'
const UNSURE = { name: 'nlu_fallback', confidence: 0.2 }

/** An encoder without knowledge: every message looks alike to it, so that the words alone must do. */
const vector = [1, 0, 0, 0]
const own = (name: string, texts: readonly string[], reading = UNSURE): OwnExamples => ({
  name,
  examples: texts.map((text) => ({ text, vector, reading })),
})
const everyday = (intent: string, texts: readonly string[], confidence = 0.95): ReferenceMessage[] =>
  texts.map((text) => ({ text, vector, intent, reading: { name: intent, confidence } }))

const ENGRAVING = own('engraving', [
  'can you engrave my name',
  'engraving of two initials',
  'is engraving free',
  'please engrave a date inside',
  'how long does engraving take',
])
const PIANO = own('piano', [
  'do you tune pianos',
  'my piano needs tuning',
  'piano out of tune',
  'tune the grand piano please',
  'how often should a piano be tuned',
])
const REFERENCE = [
  ...everyday('track_order', ['where is my order', 'where is my parcel', 'track order 1001', 'has it been shipped']),
  ...everyday('return_item', ['i want to return it', 'send the shoes back', 'how do i return this', 'return label']),
  ...everyday('delivery_time', ['how long does delivery take', 'when will it be here', 'is delivery fast', 'two days']),
  ...everyday('out_of_scope', ['what is the capital of france', 'tell me a joke', 'who won the match']),
]
const learn = (intents: readonly OwnExamples[], reference = REFERENCE) =>
  learnOwnIntents({ modelVersion: MODEL, intents, reference })
const taken = (head: ReturnType<typeof learn>['head'], text: string, reading = UNSURE) => {
  const [best] = scoreOwnIntents(head, text, vector, reading)
  return best?.taken ? best.name : null
}

describe('what was learned', () => {
  const { head, report } = learn([ENGRAVING, PIANO])

  it('takes messages like the examples and leaves the others', () => {
    expect(taken(head, 'could you engrave the ring?')).toBe('engraving')
    expect(taken(head, 'I need my piano tuned')).toBe('piano')
    for (const text of ['where is my parcel?', 'how do I return the shoes', 'hello'])
      expect(taken(head, text, { name: 'track_order', confidence: 0.9 }), text).toBeNull()
  })

  it('scores an example all but certain, and the threshold as one half', () => {
    const [best] = scoreOwnIntents(head, 'my piano needs tuning', vector, UNSURE)
    expect(best?.confidence).toBeGreaterThan(0.8)
    for (const { confidence, taken: is } of scoreOwnIntents(head, 'piano?', vector, UNSURE))
      expect(is).toBe(confidence >= 0.5)
  })

  it('needs more to overrule a built-in intent the model is sure of', () => {
    const text = 'is the tuning free'
    const scores = [UNSURE, { name: 'price_question', confidence: 1 }].map(
      (reading) => scoreOwnIntents(head, text, vector, reading)[0]?.confidence ?? 0,
    )
    expect(scores[0]).toBeGreaterThan(scores[1] ?? 0)
  })

  it('is estimated by leaving each example out', () => {
    expect(report.intents.map(({ name, examples }) => [name, examples])).toEqual([
      ['engraving', 5],
      ['piano', 5],
    ])
    expect(report.recall).toBeGreaterThanOrEqual(0.8)
    expect(report.everydayTaken).toBe(0)
  })

  it('is the same bit for bit when learned again', () => {
    expect(JSON.stringify(learn([ENGRAVING, PIANO]))).toBe(JSON.stringify({ head, report }))
  })

  it('survives JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(head))).toEqual(head)
  })

  it('takes vectors of any length', () => {
    const wide = (texts: OwnExamples): OwnExamples => ({
      ...texts,
      examples: texts.examples.map((one) => ({ ...one, vector: new Float32Array(300).fill(0.1) })),
    })
    const reference = REFERENCE.map((one) => ({ ...one, vector: new Float32Array(300).fill(0.1) }))
    const other = learn([wide(ENGRAVING), wide(PIANO)], reference).head
    expect(other.weights[0]).toHaveLength(300 + other.rarity.length)
  })
})

describe('the report', () => {
  it('warns where an intent is built in already, with the messages that show it', () => {
    const mine = own('parcels', ['where is my parcel now', 'where is the order', 'track my order', 'order shipped'], {
      name: 'track_order',
      confidence: 0.9,
    })
    const { report, head } = learn([mine, PIANO])
    const collision = report.collisions.find(({ intent }) => intent === 'parcels')
    expect(collision).toMatchObject({ with: 'track_order', own: false, severity: 'high' })
    expect(collision?.examples.length).toBeGreaterThan(0)
    // The other intent does not pay for it.
    expect(taken(head, 'I need my piano tuned')).toBe('piano')
    expect(report.everydayTaken).toBeLessThanOrEqual(0.01)
  })

  it('warns where two own intents sound alike, once for the pair', () => {
    const twin = own('keys', ['piano keys out of tune', 'tune my piano', 'piano tuning needed', 'do you tune a piano'])
    const { report } = learn([twin, PIANO])
    const pair = report.collisions.filter(({ own: isOwn }) => isOwn)
    expect(pair).toHaveLength(1)
    expect(pair[0]).toMatchObject({ intent: 'keys', with: 'piano' })
  })

  it('tells as what each misread example is read', () => {
    const odd = own('engraving', [...ENGRAVING.examples.map(({ text }) => text), 'zzz'])
    const { report } = learn([odd, PIANO])
    expect(report.intents[0]?.misread).toContainEqual({ text: 'zzz', as: 'nlu_fallback', own: false })
  })

  it('agrees with learning really done without the example', () => {
    const examples = ENGRAVING.examples
    const { report } = learn([ENGRAVING, PIANO])
    const misread = new Set(report.intents[0]?.misread.map(({ text }) => text))
    for (const example of examples) {
      const rest = { ...ENGRAVING, examples: examples.filter((one) => one !== example) }
      // The rarity of words and the threshold differ a little without it: only clear cases must agree.
      const [best] = scoreOwnIntents(learn([rest, PIANO]).head, example.text, vector, UNSURE)
      const margin = Math.abs((best?.confidence ?? 0) - 0.5)
      if (margin > 0.15) expect(best?.taken && best.name === 'engraving', example.text).toBe(!misread.has(example.text))
    }
  })
})

it('learns from an equal share of very many examples', () => {
  const many = Array.from({ length: 30 }, (_, k) =>
    own(
      `i${k}`,
      Array.from({ length: 40 }, (_unused, i) => `word${k} question ${i}`),
    ),
  )
  const { report } = learn(many)
  const used = report.intents.reduce((sum, { examples }) => sum + examples, 0)
  expect(used).toBeLessThanOrEqual(MAX_LEARNED_EXAMPLES)
  expect(new Set(report.intents.map(({ examples }) => examples))).toEqual(new Set([33]))
})
