import { MAX_NLU_CHARS } from '../../config'
import { type Clause, splitClauses } from '../../core/nlu/clauses'
import { extractEntities } from '../../core/nlu/entities'
import { bagOf } from '../../core/nlu/features'
import {
  confidencesOf,
  FALLBACK_INTENT,
  type Ranking,
  rankIntents,
  readSentiment,
  withOwnIntents,
} from '../../core/nlu/interpret'
import { chooseLanguage, detectLanguage } from '../../core/nlu/language'
import type { ModelManifest } from '../../core/nlu/manifest'
import { normaliseText } from '../../core/nlu/normalise'
import type { ReadMessage } from '../../core/nlu/own-intents/learn'
import { scoreOwnIntents } from '../../core/nlu/own-intents/score'
import { type ReadClause, readRequests, SURE_OF_ONE } from '../../core/nlu/requests'
import type { ShopReading } from '../../core/nlu/shop-reading'
import { unitsOf } from '../../core/nlu/units'
import { isOnlyValues } from '../../core/nlu/values'
import type { Nlu } from '../../core/ports'
import type { Entity, Request, Understanding } from '../../protocol'
import type { ModelOutput, ModelRunner } from './session'
import type { Tokenizer } from './tokenizer'

/** The `Nlu` port, and the model's raw answer for whoever needs the sentence vector. */
export type ModelNlu = Nlu & {
  /** `understand`, and the sentence vectors that the same runs gave. */
  hear(text: string, shop?: ShopReading): Promise<Heard>
  /** Logits and sentence vector of a text; null where nothing is left of it (blank, control characters). */
  read(text: string): Promise<ModelOutput | null>
  /** A text as own intents are learned from it; null as above. */
  readMessage(text: string): Promise<ReadMessage | null>
}

/** `vectors` by text: the message's own and, where it was read in parts, each part's; empty where the model read nothing. */
export type Heard = { readonly understanding: Understanding; readonly vectors: ReadonlyMap<string, Float32Array> }

export type NluParts = { readonly manifest: ModelManifest; readonly tokenize: Tokenizer; readonly run: ModelRunner }

/** Assembles the `Nlu` port from a manifest, a tokenizer and a model: the same for the Worker and for Node. */
export function createNlu(parts: NluParts): ModelNlu {
  const { manifest, run, tokenize } = parts
  const read = async (text: string): Promise<ModelOutput | null> => {
    const normalised = normaliseText(text.slice(0, MAX_NLU_CHARS))
    if (normalised === '') return null
    const units = unitsOf(normalised, tokenize.cut(normalised), tokenize.lengths, manifest.units)
    return units.rows.length === 0 ? null : run(units, bagOf(normalised, manifest.bag))
  }
  const readMessage = async (text: string): Promise<ReadMessage | null> => {
    const output = await read(text)
    // The runtime reuses nothing of a run's output, so the vector may be kept.
    return output && { text, vector: output.vector, reading: rankIntents(output.intent, manifest).intent }
  }
  const hear = async (text: string, shop?: ShopReading): Promise<Heard> => {
    const capped = text.slice(0, MAX_NLU_CHARS)
    const entities = extractEntities(capped, shop?.entities)
    const heard = detectLanguage(capped)
    // An order number or an e-mail alone says what, never why: the dialogue knows what it asked for.
    const output = isOnlyValues(capped, entities) ? null : await read(capped)
    if (output === null) return { understanding: { ...NOTHING_READ, language: heard, entities }, vectors: new Map() }
    const ranking = rankIntents(output.intent, manifest)
    const { intent, alternatives } = compete(ranking, capped, output, shop)
    const vectors = new Map([[text, output.vector]])
    const requests = ranking.intent.confidence >= SURE_OF_ONE ? [] : await requestsIn(capped, entities, output, vectors)
    const understanding = {
      intent,
      alternatives: [...alternatives],
      sentiment: readSentiment(output.mood, manifest.sentimentTemperature),
      language: chooseLanguage(capped, heard, output.language, manifest.languages),
      entities,
      ...(requests.length > 0 ? { requests: [...requests] } : {}),
    }
    return { understanding, vectors }
  }
  const understand = async (text: string, shop?: ShopReading) => (await hear(text, shop)).understanding
  /** Reads the clauses of a message that has several: each costs a run of the model. */
  const requestsIn = async (
    text: string,
    entities: readonly Entity[],
    whole: ModelOutput,
    vectors: Map<string, Float32Array>,
  ): Promise<readonly Request[]> => {
    const clauses = splitClauses(text)
    if (clauses.length < 2) return []
    const parts: ReadClause[] = []
    for (const clause of clauses) {
      // An e-mail behind a comma belongs to what was said before it, whatever the model hears in it.
      const output = addsValues(text, clause, entities) ? null : await read(clause.text)
      if (output !== null) vectors.set(clause.text, output.vector)
      parts.push({
        clause,
        intent: output === null ? NOTHING_READ.intent : rankIntents(output.intent, manifest).intent,
      })
    }
    return readRequests(parts, confidencesOf(whole.intent, manifest))
  }
  /** A head of another model is left alone: to it these vectors mean something else. */
  const compete = (ranking: Ranking, text: string, { vector }: ModelOutput, shop?: ShopReading): Ranking => {
    const head = shop?.ownIntents
    if (head?.modelVersion !== manifest.version) return ranking
    return withOwnIntents(ranking, scoreOwnIntents(head, text, vector, ranking.intent))
  }
  return { modelVersion: manifest.version, understand, hear, read, readMessage }
}

/** Whether a clause holds nothing but values, such as the e-mail that a shopper adds behind a comma. */
function addsValues(text: string, { start, end }: Clause, entities: readonly Entity[]): boolean {
  const own = entities.filter((entity) => entity.start >= start && entity.end <= end)
  const shifted = own.map((entity) => ({ ...entity, start: entity.start - start, end: entity.end - start }))
  return isOnlyValues(text.slice(start, end), shifted)
}

const NOTHING_READ = {
  intent: { name: FALLBACK_INTENT, confidence: 0 },
  alternatives: [],
  sentiment: { label: 'neutral', score: 0 },
} satisfies Partial<Understanding>
