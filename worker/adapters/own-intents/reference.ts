import reference from '../../../wasm/model/reference.tsv'
import type { ReferenceMessage } from '../../core/nlu/own-intents/learn'
import type { ModelNlu } from '../onnx/create-nlu'

/** Everyday messages learned against at most, over all languages of a shop: bounds the time. */
const MAX_REFERENCE = 600

type Row = { readonly language: string; readonly intent: string; readonly text: string }

const rows: readonly Row[] = reference
  .split('\n')
  .slice(1)
  .flatMap((line) => {
    const [language, intent, text] = line.split('\t')
    return language && intent && text ? [{ language, intent, text }] : []
  })

/** Read once per model: the values, never the promises, which die with the request that made them. */
const known = new WeakMap<ModelNlu, Map<Row, ReferenceMessage | null>>()

/** The everyday messages, in the languages of a shop, as this model reads them. */
export async function readReference(nlu: ModelNlu, locales: readonly string[]): Promise<readonly ReferenceMessage[]> {
  const languages = new Set(locales.map((locale) => locale.toLowerCase().split('-')[0]))
  const spoken = rows.filter(({ language }) => languages.has(language))
  const step = Math.max(1, spoken.length / MAX_REFERENCE)
  const picked = spoken.filter((_, i) => Math.floor(i / step) !== Math.floor((i - 1) / step))
  const read = known.get(nlu) ?? new Map<Row, ReferenceMessage | null>()
  known.set(nlu, read)
  const messages: ReferenceMessage[] = []
  for (const row of picked) {
    let message = read.get(row)
    if (message === undefined) {
      const made = await nlu.readMessage(row.text)
      message = made && { ...made, intent: row.intent }
      read.set(row, message)
    }
    if (message) messages.push(message)
  }
  return messages
}
