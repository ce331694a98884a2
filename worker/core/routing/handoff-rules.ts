import type { Mood } from '../../protocol'
import type { Segment } from '../domain'
import type { HandoffPriority } from '../events'

/** When a shop wants people. What is left out does not matter; what is named must all fit. */
export type HandoffRule = {
  readonly name: string
  readonly when: {
    readonly intents?: readonly string[]
    readonly segments?: readonly Segment[]
    readonly moods?: readonly Mood[]
  }
  /** True: a person is called at once. False: only who gets it, once somebody is called anyway. */
  readonly person: boolean
  readonly team?: string
  readonly skill?: string
  readonly priority?: HandoffPriority
}

/** What a message says that rules go by. */
export type RuleFacts = {
  readonly intent: string
  readonly segment: Segment | null
  readonly mood: Mood | undefined
}

/** The first rule that fits; null for none. A rule without a condition fits nothing. */
export function ruleFor(rules: readonly HandoffRule[], facts: RuleFacts): HandoffRule | null {
  return rules.find((rule) => fits(rule, facts)) ?? null
}

function fits({ when }: HandoffRule, { intent, segment, mood }: RuleFacts): boolean {
  const asked = [
    ...(when.intents ? [when.intents.includes(intent)] : []),
    ...(when.segments ? [segment !== null && when.segments.includes(segment)] : []),
    ...(when.moods ? [mood !== undefined && when.moods.includes(mood)] : []),
  ]
  return asked.length > 0 && asked.every(Boolean)
}
