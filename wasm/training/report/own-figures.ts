import type { ModelNlu } from '../../../worker/adapters/onnx/create-nlu.ts'
import { learnOwnIntents, type OwnExamples, type ReadMessage } from '../../../worker/core/nlu/own-intents/learn.ts'
import { scoreOwnIntents } from '../../../worker/core/nlu/own-intents/score.ts'
import type { OwnIntentsHead } from '../../../worker/core/nlu/shop-reading.ts'
import { filesOf } from '../text/corpus.ts'
import { makeRng, shuffle } from '../text/rng.ts'
import { readTsv } from '../text/rows.ts'

export type OwnFigures = {
  /** Of the messages of the intents: taken for any of them, and for the right one. */
  readonly recall: number
  /** The right one of those taken for any. */
  readonly precision: number
  /** Everyday messages of the built-in intents that an own intent takes. */
  readonly everydayTaken: number
  /** Milliseconds of learning, the reading of messages aside. */
  readonly learnMs: number
}

type Setup = { readonly train: string; readonly test: string; readonly intents: number; readonly seed: number }

/** Languages of a shop such as the demo shop. */
const LANGUAGES = ['en', 'zh']

async function readAll(nlu: ModelNlu, texts: readonly string[]): Promise<ReadMessage[]> {
  const read: ReadMessage[] = []
  for (const text of texts) {
    const message = await nlu.readMessage(text)
    if (message !== null) read.push(message)
  }
  return read
}

async function reference(nlu: ModelNlu) {
  const file = new URL('../../model/reference.tsv', import.meta.url).pathname
  const rows = readTsv(file, ['language', 'intent', 'text']).filter((row) => LANGUAGES.includes(row.language ?? ''))
  const found = []
  for (const row of rows) {
    const message = await nlu.readMessage(row.text ?? '')
    if (message !== null) found.push({ ...message, intent: row.intent ?? '' })
  }
  return found
}

function taken(head: OwnIntentsHead, { text, vector, reading }: ReadMessage): string | null {
  const best = scoreOwnIntents(head, text, vector, reading)[0]
  return best?.taken ? best.name : null
}

/** Teaches the first intents of a file from `count` examples each, beside the built-in ones, as a merchant would, and measures them. */
export async function ownFigures(
  nlu: ModelNlu,
  { train, test, intents, seed }: Setup,
  count: number,
): Promise<OwnFigures> {
  const all = readTsv(train, ['text', 'intent'])
  const names = [...new Set(all.map((row) => row.intent as string))].sort().slice(0, intents)
  const shuffled = shuffle([...all], makeRng(seed))
  const taught: OwnExamples[] = []
  for (const name of names) {
    const texts = shuffled.filter((row) => row.intent === name).map((row) => row.text as string)
    taught.push({ name, examples: await readAll(nlu, texts.slice(0, count)) })
  }
  const against = await reference(nlu)
  const started = performance.now()
  const { head } = learnOwnIntents({ modelVersion: nlu.modelVersion, intents: taught, reference: against })
  const learnMs = performance.now() - started
  let [asked, caught, right] = [0, 0, 0]
  for (const row of readTsv(test, ['text', 'intent'])) {
    if (!names.includes(row.intent as string)) continue
    const [message] = await readAll(nlu, [row.text as string])
    const name = message ? taken(head, message) : null
    asked += 1
    caught += name === null ? 0 : 1
    right += name === row.intent ? 1 : 0
  }
  const everyday = filesOf('test').filter((file) => LANGUAGES.some((one) => file.endsWith(`/${one}-everyday.tsv`)))
  const messages = await readAll(
    nlu,
    everyday.flatMap((file) => readTsv(file, ['text']).map((row) => row.text as string)),
  )
  const lost = messages.filter((message) => taken(head, message) !== null).length
  return {
    recall: right / asked,
    precision: caught === 0 ? 1 : right / caught,
    everydayTaken: lost / messages.length,
    learnMs,
  }
}
