import { type Learned, learnOwnIntents, type ReadMessage } from '../../core/nlu/own-intents/learn'
import { err, ok, type Result } from '../../core/result'
import type { ModelNlu } from '../onnx/create-nlu'
import { readReference } from './reference'

export type Taught = { readonly name: string; readonly examples: readonly string[] }
/** An example of which the model sees nothing: symbols alone, say. */
export type Unreadable = { readonly intent: string; readonly index: number }

/** Reads all examples and learns from them; null where there are none. About a millisecond an example, and half a second of computing. */
export async function learnFrom(
  nlu: ModelNlu,
  intents: readonly Taught[],
  locales: readonly string[],
): Promise<Result<Learned | null, Unreadable>> {
  if (intents.length === 0) return ok(null)
  const read: { name: string; examples: ReadMessage[] }[] = []
  for (const { name, examples } of intents) {
    const messages: ReadMessage[] = []
    for (const [index, text] of examples.entries()) {
      const message = await nlu.readMessage(text)
      if (!message) return err({ intent: name, index })
      messages.push(message)
    }
    read.push({ name, examples: messages })
  }
  const reference = await readReference(nlu, locales)
  return ok(learnOwnIntents({ modelVersion: nlu.modelVersion, intents: read, reference }))
}
