import { mood as moods, type SentimentLabel, type Understanding } from '../../protocol'
import type { ModelManifest } from './manifest'
import { OWN_PREFIX, type OwnScore } from './own-intents/score'

/** The name of "I don't know"; its confidence is that of the likeliest intent. */
export const FALLBACK_INTENT = 'nlu_fallback'
const OUT_OF_SCOPE = 'out_of_scope'
/** Other likely intents told beside the chosen one. */
const MAX_ALTERNATIVES = 3
const SENTIMENTS: readonly SentimentLabel[] = ['negative', 'neutral', 'positive']

/** Probabilities of logits divided by `temperature`; the same length, sum 1. */
export function softmax(logits: ArrayLike<number>, temperature: number): readonly number[] {
  const scaled = Array.from(logits, (logit) => logit / temperature)
  const peak = Math.max(...scaled)
  const powers = scaled.map((value) => Math.exp(value - peak))
  const total = powers.reduce((sum, value) => sum + value, 0)
  return powers.map((value) => value / total)
}

export type Ranked = { readonly name: string; readonly confidence: number }
export type Ranking = { readonly intent: Ranked; readonly alternatives: readonly Ranked[] }

/** Every intent's confidence. */
export function confidencesOf(logits: ArrayLike<number>, manifest: ModelManifest): ReadonlyMap<string, number> {
  const confidences = softmax(logits, manifest.temperature)
  return new Map(manifest.intents.map((name, i) => [name, confidences[i] ?? 0]))
}

/** The named intent and up to three others, likeliest first. */
export function rankIntents(logits: ArrayLike<number>, manifest: ModelManifest): Ranking {
  const confidences = softmax(logits, manifest.temperature)
  const ranked = manifest.intents
    .map((name, i) => ({ name, confidence: confidences[i] ?? 0 }))
    .sort((a, b) => b.confidence - a.confidence)
  const best = ranked[0] ?? { name: FALLBACK_INTENT, confidence: 0 }
  const outside = confidences[manifest.intents.indexOf(OUT_OF_SCOPE)] ?? 0
  const known = best.name === OUT_OF_SCOPE || outside < manifest.outOfScopeThreshold
  if (known && best.confidence >= manifest.fallbackThreshold)
    return { intent: best, alternatives: ranked.slice(1, 1 + MAX_ALTERNATIVES) }
  const unsure = { name: FALLBACK_INTENT, confidence: best.confidence }
  return { intent: unsure, alternatives: ranked.slice(0, MAX_ALTERNATIVES) }
}

/** The ranking with the likeliest own intent before the built-in ones where it is taken; unchanged where none is. */
export function withOwnIntents(ranking: Ranking, [best]: readonly OwnScore[]): Ranking {
  if (!best?.taken) return ranking
  const builtIn = ranking.intent.name === FALLBACK_INTENT ? [] : [ranking.intent]
  return {
    intent: { name: `${OWN_PREFIX}${best.name}`, confidence: best.confidence },
    alternatives: [...builtIn, ...ranking.alternatives].slice(0, MAX_ALTERNATIVES),
  }
}

/** How good each mood is, in the order of the protocol's list and of the logits. */
const MOOD_SCORES = [-1, -0.6, 0, 1]

/**
 * Sentiment of the mood logits [4]: the likeliest of negative (angry or disappointed), neutral and positive, and the likeliest mood of it. The
 * score is the expected value of the moods, so anger is lower than disappointment.
 */
export function readSentiment(logits: ArrayLike<number>, temperature: number): Understanding['sentiment'] {
  const chances = softmax(logits, temperature)
  const [angry = 0, disappointed = 0, neutral = 0, pleased = 0] = chances
  const labels = [angry + disappointed, neutral, pleased]
  const best = labels.indexOf(Math.max(...labels))
  const score = chances.reduce((sum, chance, i) => sum + chance * (MOOD_SCORES[i] ?? 0), 0)
  const likeliest = best === 0 ? (angry > disappointed ? 0 : 1) : best + 1
  return { label: SENTIMENTS[best] ?? 'neutral', score, mood: moods.options[likeliest] ?? 'neutral' }
}
