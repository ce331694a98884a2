import type { Return } from '../../core/domain'
import type { ChangeRequest, ClaimRequest, ReturnRequest } from '../../core/ports'
import type { AttemptCounter } from '../connectors/attempts'

export type WooAction =
  | 'cancel'
  | 'change_address'
  | 'change_items'
  | 'undo_cancel'
  | 'send_invoice'
  | 'create_return'
  | 'open_claim'

/** One change on its way: `key` holds action and order, so that a caller's key cannot meet another's; `run` names this try. */
export type WooChange = {
  readonly action: WooAction
  readonly orderNumber: string
  readonly key: string
  readonly by: string
  readonly now: number
  readonly run: string
}

/**
 * 'busy': another change of the order is under way. 'fresh': nobody has tried this one. 'resumed': somebody has, and nobody knows how far
 * it came. 'done': it was made.
 */
export type Begun = 'busy' | 'fresh' | 'resumed' | 'done'

/** What Kefu itself keeps of a WooCommerce shop: limits, what was done already, and what WooCommerce has no place for. */
export type WooRecords = AttemptCounter & {
  /** The id of an order whose number is not its id, when it was met before. */
  orderIdOf(orderNumber: string): Promise<number | null>
  rememberOrder(orderId: number, orderNumber: string): Promise<void>
  /** Takes the order for one change at a time; who does not come back loses it after a while. */
  begin(change: WooChange): Promise<Begun>
  /** The change was made: leaves an audit row, and a repeat is 'done' from now on. `detail` is JSON with what was before and after. */
  finish(change: WooChange, detail: string): Promise<void>
  /** The change was refused: as if it had never been tried. */
  abandon(change: WooChange): Promise<void>
  returnsOf(orderNumbers: readonly string[]): Promise<ReadonlyMap<string, readonly Return[]>>
  /** The return of this change, made now or before; null when one of the lines is on its way back already. */
  addReturn(change: WooChange, request: ReturnRequest): Promise<string | null>
  /** The claim about this parcel or item, opened now or before by anybody. */
  addClaim(change: WooChange, request: ClaimRequest): Promise<{ readonly claimId: string; readonly isNew: boolean }>
}

export function changeOf(action: WooAction, request: ChangeRequest, run: string): WooChange {
  const { orderNumber, key, by, now } = request
  return { action, orderNumber, key: `${action}:${orderNumber}:${key}`, by, now, run }
}
