import * as v from 'valibot'
import { type Flow, flowSchema } from '../flow-schema'
import accountHelp from './account_help.json' with { type: 'json' }
import cancelOrder from './cancel_order.json' with { type: 'json' }
import changeAddress from './change_address.json' with { type: 'json' }
import changeOrder from './change_order.json' with { type: 'json' }
import checkCode from './check_code.json' with { type: 'json' }
import complaint from './complaint.json' with { type: 'json' }
import damagedItem from './damaged_item.json' with { type: 'json' }
import dataRequest from './data_request.json' with { type: 'json' }
import deliveryProblem from './delivery_problem.json' with { type: 'json' }
import invoice from './invoice.json' with { type: 'json' }
import loyaltyPoints from './loyalty_points.json' with { type: 'json' }
import missingItem from './missing_item.json' with { type: 'json' }
import newsletter from './newsletter.json' with { type: 'json' }
import paymentProblem from './payment_problem.json' with { type: 'json' }
import promotions from './promotions.json' with { type: 'json' }
import recommendProduct from './recommend_product.json' with { type: 'json' }
import refundStatus from './refund_status.json' with { type: 'json' }
import returnOrExchange from './return_or_exchange.json' with { type: 'json' }
import review from './review.json' with { type: 'json' }
import sizeAdvice from './size_advice.json' with { type: 'json' }
import stockAlert from './stock_alert.json' with { type: 'json' }
import trackOrder from './track_order.json' with { type: 'json' }
import undoCancel from './undo_cancel.json' with { type: 'json' }
import verifyOrder from './verify_order.json' with { type: 'json' }
import wrongItem from './wrong_item.json' with { type: 'json' }

/** The flows every shop starts with, as they stand in JSON; the validator's tests read these. */
export const BUILT_IN_FLOWS: readonly unknown[] = [
  verifyOrder,
  trackOrder,
  deliveryProblem,
  cancelOrder,
  undoCancel,
  changeOrder,
  changeAddress,
  returnOrExchange,
  refundStatus,
  missingItem,
  stockAlert,
  promotions,
  checkCode,
  loyaltyPoints,
  accountHelp,
  newsletter,
  dataRequest,
  complaint,
  review,
  sizeAdvice,
  recommendProduct,
  damagedItem,
  wrongItem,
  invoice,
  paymentProblem,
]

const BUILT_IN: readonly Flow[] = BUILT_IN_FLOWS.map((input) => v.parse(flowSchema, input))
const NAMED: ReadonlyMap<string, Flow> = new Map(BUILT_IN.map((flow) => [flow.flow, flow]))

/** Where a shop's own flows come from: its bundle. */
export type FlowSource = { readonly flows?: readonly Flow[] }

const ofShop = new WeakMap<FlowSource, ReadonlyMap<string, Flow>>()

/** The flows of a shop by name: the built-in ones, each replaced by the shop's own of the same name, and the shop's further ones. */
export function flowsOf(source: FlowSource): ReadonlyMap<string, Flow> {
  if (!source.flows?.length) return NAMED
  let flows = ofShop.get(source)
  if (!flows) {
    flows = new Map([...NAMED, ...source.flows.map((flow) => [flow.flow, flow] as const)])
    ofShop.set(source, flows)
  }
  return flows
}

export function flowByName(source: FlowSource, name: string): Flow | undefined {
  return flowsOf(source).get(name)
}

export function flowForIntent(source: FlowSource, intent: string): Flow | undefined {
  for (const flow of flowsOf(source).values()) if (flow.trigger.intents.includes(intent)) return flow
  return undefined
}
