import type { BagSettings } from './features'
import type { UnitSettings } from './units'

/** What ships beside the model and says how to feed and read it (wasm/model/manifest.json). */
export type ModelManifest = {
  /** Hash of model and vocabulary: two models with one version are the same bytes. */
  readonly version: string
  /** Intents in the order of the model's logits. */
  readonly intents: readonly string[]
  /** Languages in the order of the model's logits. */
  readonly languages: readonly string[]
  /** The tokenizer's pre-token pattern. */
  readonly pattern: string
  readonly units: UnitSettings
  readonly bag: BagSettings
  /** Divides the intent logits, so that confidences are frequencies. */
  readonly temperature: number
  readonly sentimentTemperature: number
  /** Below this confidence the intent is `nlu_fallback`. */
  readonly fallbackThreshold: number
  /** It also is where `out_of_scope` has this confidence or more beside a likelier intent. */
  readonly outOfScopeThreshold: number
}
