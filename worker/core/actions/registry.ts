import type { TurnContext } from '../dialogue/context'
import { itemActions, itemOptions } from './change-items'
import { changeActions } from './change-order'
import { claimActions } from './claims'
import { deliveryActions } from './delivery'
import { invoiceActions } from './invoices'
import { lineOptions } from './order-lines'
import { paymentActions } from './payments'
import { refundActions } from './refunds'
import { returnRequestActions } from './return-requests'
import { returnActions } from './returns'
import { variantActions, variantOptions } from './variants'
import { verifyActions, verifyOptions } from './verify'

/** Something a flow can do. Its outcomes are fixed, so that a validator can see that each leads somewhere. */
export type Action = {
  readonly name: string
  readonly outcomes: readonly string[]
  readonly run: (ctx: TurnContext) => Promise<string>
}

/** Offers values to pick from for a collect state. */
export type OptionsProvider = (
  ctx: TurnContext,
) => Promise<readonly { readonly title: string; readonly value: string }[]>

export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    ...verifyActions,
    ...deliveryActions,
    ...claimActions,
    ...changeActions,
    ...itemActions,
    ...variantActions,
    ...returnActions,
    ...returnRequestActions,
    ...refundActions,
    ...invoiceActions,
    ...paymentActions,
  ].map((action) => [action.name, action]),
)

export const OPTIONS: ReadonlyMap<string, OptionsProvider> = new Map(
  Object.entries({ ...verifyOptions, ...lineOptions, ...itemOptions, ...variantOptions }),
)

export function actionByName(name: string): Action {
  const action = ACTIONS.get(name)
  if (!action) throw new Error(`no action ${name}`)
  return action
}

export function optionsByName(name: string): OptionsProvider {
  const options = OPTIONS.get(name)
  if (!options) throw new Error(`no options ${name}`)
  return options
}
