import * as v from 'valibot'
import { type Flow, flowSchema } from '../flow-schema'
import cancelOrder from './cancel_order.json' with { type: 'json' }
import changeAddress from './change_address.json' with { type: 'json' }
import deliveryProblem from './delivery_problem.json' with { type: 'json' }
import missingItem from './missing_item.json' with { type: 'json' }
import refundStatus from './refund_status.json' with { type: 'json' }
import returnOrExchange from './return_or_exchange.json' with { type: 'json' }
import trackOrder from './track_order.json' with { type: 'json' }
import verifyOrder from './verify_order.json' with { type: 'json' }

/** The flows every shop starts with, as they stand in JSON; the validator's tests read these. */
export const BUILT_IN_FLOWS: readonly unknown[] = [
  verifyOrder,
  trackOrder,
  deliveryProblem,
  cancelOrder,
  changeAddress,
  returnOrExchange,
  refundStatus,
  missingItem,
]

const flows: ReadonlyMap<string, Flow> = new Map(
  BUILT_IN_FLOWS.map((input) => v.parse(flowSchema, input)).map((flow) => [flow.flow, flow]),
)

export function flowByName(name: string): Flow | undefined {
  return flows.get(name)
}

export function flowForIntent(intent: string): Flow | undefined {
  for (const flow of flows.values()) if (flow.trigger.intents.includes(intent)) return flow
  return undefined
}
