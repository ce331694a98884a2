import type { TurnContext } from '../dialogue/context'
import { caseActions } from './cases'
import { itemActions, itemOptions } from './change-items'
import { changeActions } from './change-order'
import { claimActions } from './claims'
import { codeActions, codeOptions } from './codes'
import { dataActions } from './data-request'
import { deliveryActions } from './delivery'
import { invoiceActions } from './invoices'
import { loyaltyActions } from './loyalty'
import { newsletterActions } from './newsletter'
import { lineOptions } from './order-lines'
import { emailActions } from './own-email'
import { paymentActions } from './payments'
import { promotionActions } from './promotions'
import { recommendActions, recommendOptions } from './recommend'
import { refundActions } from './refunds'
import { returnRequestActions } from './return-requests'
import { returnActions } from './returns'
import { reviewActions, reviewOptions } from './review'
import { sizeActions, sizeOptions } from './size-advice'
import { alertActions, alertOptions } from './stock-alert'
import { toolActions } from './tools'
import { variantActions, variantOptions } from './variants'
import { verifyActions, verifyOptions } from './verify'

/** What the state that runs an action says of it, and the flow it stands in. */
export type ActionOptions = { readonly flow: string; readonly tool?: string | undefined }

/** Something a flow can do. Its outcomes are fixed, so that a validator can see that each leads somewhere. */
export type Action = {
  readonly name: string
  readonly outcomes: readonly string[]
  /** It changes an order, its goods or money, or a shopper's data: a flow runs it only after a yes. */
  readonly changes?: true
  readonly run: (ctx: TurnContext, options?: ActionOptions) => Promise<string>
}

/** Offers values to pick from for a collect state. */
export type OptionsProvider = (
  ctx: TurnContext,
) => Promise<readonly { readonly title: string; readonly value: string }[]>

export const ACTIONS: ReadonlyMap<string, Action> = new Map(
  [
    ...verifyActions,
    ...codeActions,
    ...deliveryActions,
    ...claimActions,
    ...changeActions,
    ...returnActions,
    ...emailActions,
    ...alertActions,
    ...promotionActions,
    ...loyaltyActions,
    ...caseActions,
    ...newsletterActions,
    ...dataActions,
    ...reviewActions,
    ...toolActions,
    ...sizeActions,
    ...recommendActions,
    ...itemActions,
    ...variantActions,
    ...returnRequestActions,
    ...refundActions,
    ...invoiceActions,
    ...paymentActions,
  ].map((action) => [action.name, action]),
)

/** The actions that need a yes. */
export const CHANGING: ReadonlySet<string> = new Set(
  [...ACTIONS.values()].flatMap(({ name, changes }) => (changes ? [name] : [])),
)

export const OPTIONS: ReadonlyMap<string, OptionsProvider> = new Map(
  Object.entries({
    ...verifyOptions,
    ...codeOptions,
    ...lineOptions,
    ...alertOptions,
    ...reviewOptions,
    ...sizeOptions,
    ...recommendOptions,
    ...itemOptions,
    ...variantOptions,
  }),
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
