import { TALK_INTENTS } from '../../nlu/talk'
import type { TurnContext } from '../context'

/** Decides a turn or passes. The reason is kept in the log: "why did the bot say this". */
export type Policy = {
  readonly name: string
  /** The reason why this policy took the turn, or null to pass it on. */
  readonly decide: (ctx: TurnContext) => Promise<string | null>
}

/** Messages that are talk, or that the model made nothing of. */
export const CHAT_INTENTS: ReadonlySet<string> = new Set([...TALK_INTENTS, 'nlu_fallback'])

/** The intent a turn is decided by: what the model read, or what a picked choice means. */
export function intentOf(ctx: TurnContext): string {
  return ctx.input.understanding.intent.name
}

export function entityOf(ctx: TurnContext, type: string): string | null {
  return ctx.input.understanding.entities.find((entity) => entity.type === type)?.value ?? null
}
