import { asksInGeneral } from '../../nlu/cues'
import type { TurnContext } from '../context'
import type { Flow } from '../flow-schema'
import { flowForIntent } from '../flows'
import { entityOf, intentOf } from './policy'

/** The task the message asks for; undefined also for a question in general about it, which an article answers. */
export function meantFlow(ctx: TurnContext): Flow | undefined {
  const intent = intentOf(ctx)
  const flow = flowForIntent(ctx.deps.bundle, intent)
  if (!flow || entityOf(ctx, 'order_number') !== null) return flow
  return asksInGeneral(ctx.input.text, intent) ? undefined : flow
}
