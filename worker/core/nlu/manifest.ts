import type { BagSettings } from './features'

/** What ships beside the model and says how to feed and read it (wasm/model/manifest.json). */
export type ModelManifest = {
  /** Hash of model and vocabulary: two models with one version are the same bytes. */
  readonly version: string
  /** Intents in the order of the model's logits. */
  readonly intents: readonly string[]
  /** The tokenizer's pre-token pattern. */
  readonly pattern: string
  /** Piece that stands before and after a message: one past the vocabulary. */
  readonly padPiece: number
  /** Pieces read of one message: bounds the time of a text of rare characters, which are several pieces each. */
  readonly maxPieces: number
  readonly bag: BagSettings
  /** Divides the intent logits, so that confidences are frequencies. */
  readonly temperature: number
  readonly sentimentTemperature: number
  /** Below this confidence the intent is `nlu_fallback`. */
  readonly fallbackThreshold: number
}
