import { MAX_NLU_CHARS } from '../../config'
import { extractEntities } from '../../core/nlu/entities'
import { bagOf } from '../../core/nlu/features'
import { FALLBACK_INTENT, type Ranking, rankIntents, readSentiment, withOwnIntents } from '../../core/nlu/interpret'
import { detectLanguage } from '../../core/nlu/language'
import type { ModelManifest } from '../../core/nlu/manifest'
import { normaliseText } from '../../core/nlu/normalise'
import type { ReadMessage } from '../../core/nlu/own-intents/learn'
import { scoreOwnIntents } from '../../core/nlu/own-intents/score'
import type { ShopReading } from '../../core/nlu/shop-reading'
import type { Nlu } from '../../core/ports'
import type { Entity, Understanding } from '../../protocol'
import type { ModelOutput, ModelRunner } from './session'
import type { Tokenizer } from './tokenizer'

/** The `Nlu` port, and the model's raw answer for whoever needs the sentence vector. */
export type ModelNlu = Nlu & {
  /** Logits and sentence vector of a text; null where nothing is left of it (blank, control characters). */
  read(text: string): Promise<ModelOutput | null>
  /** A text as own intents are learned from it; null as above. */
  readMessage(text: string): Promise<ReadMessage | null>
}

export type NluParts = { readonly manifest: ModelManifest; readonly tokenize: Tokenizer; readonly run: ModelRunner }

/** Pieces of a normalised text with the padding piece at both ends; never fewer than one in between. */
function paddedPieces(normalised: string, { tokenize, manifest }: NluParts): Int32Array {
  const pieces = tokenize(normalised).subarray(0, manifest.maxPieces)
  const padded = new Int32Array(Math.max(1, pieces.length) + 2).fill(manifest.padPiece)
  padded.set(pieces, 1)
  return padded
}

/** True when nothing but punctuation is left beside the entities. */
function isOnlyEntities(text: string, entities: readonly Entity[]): boolean {
  let rest = ''
  let from = 0
  for (const { start, end } of entities) {
    rest += text.slice(from, start)
    from = end
  }
  return entities.length > 0 && !/[\p{L}\p{N}]/u.test(rest + text.slice(from))
}

/** Assembles the `Nlu` port from a manifest, a tokenizer and a model: the same for the Worker and for Node. */
export function createNlu(parts: NluParts): ModelNlu {
  const { manifest, run } = parts
  const read = async (text: string): Promise<ModelOutput | null> => {
    const normalised = normaliseText(text.slice(0, MAX_NLU_CHARS))
    if (normalised === '') return null
    return run(paddedPieces(normalised, parts), bagOf(normalised, manifest.bag))
  }
  const readMessage = async (text: string): Promise<ReadMessage | null> => {
    const output = await read(text)
    // The runtime reuses nothing of a run's output, so the vector may be kept.
    return output && { text, vector: output.vector, reading: rankIntents(output.intent, manifest).intent }
  }
  const understand = async (text: string, shop?: ShopReading): Promise<Understanding> => {
    const capped = text.slice(0, MAX_NLU_CHARS)
    const seen = { language: detectLanguage(capped), entities: extractEntities(capped, shop?.entities) }
    // An order number or an e-mail alone says what, never why: the dialogue knows what it asked for.
    const output = isOnlyEntities(capped, seen.entities) ? null : await read(capped)
    if (output === null) return { ...NOTHING_READ, ...seen }
    const { intent, alternatives } = compete(rankIntents(output.intent, manifest), capped, output, shop)
    const sentiment = readSentiment(output.sentiment, manifest.sentimentTemperature)
    return { intent, alternatives: [...alternatives], sentiment, ...seen }
  }
  /** A head of another model is left alone: to it these vectors mean something else. */
  const compete = (ranking: Ranking, text: string, { vector }: ModelOutput, shop?: ShopReading): Ranking => {
    const head = shop?.ownIntents
    if (head?.modelVersion !== manifest.version) return ranking
    return withOwnIntents(ranking, scoreOwnIntents(head, text, vector, ranking.intent))
  }
  return { modelVersion: manifest.version, understand, read, readMessage }
}

const NOTHING_READ = {
  intent: { name: FALLBACK_INTENT, confidence: 0 },
  alternatives: [],
  sentiment: { label: 'neutral', score: 0 },
} satisfies Partial<Understanding>
