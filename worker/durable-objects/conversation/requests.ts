import type { VerifiedShopper } from '../../core/events'
import type { ErrorCode, Reply } from '../../protocol'
import type { TurnTiming } from './timing'

export type OpenRequest = {
  readonly shop: string
  readonly conversationId: string
  readonly channel: string
  readonly locale: string
  readonly shopper: VerifiedShopper | null
}

/** A turn's reply, or why there was none. `timing` is absent for a repeat, which ran no turn. */
export type SayOutcome =
  | { readonly ok: true; readonly reply: Reply; readonly timing: TurnTiming | null }
  | { readonly ok: false; readonly code: Extract<ErrorCode, 'busy' | 'full' | 'unauthorised' | 'invalid'> }
