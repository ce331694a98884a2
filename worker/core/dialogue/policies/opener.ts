import { openerOf } from '../../nlu/asides'
import { intentChoice } from '../person'
import type { Policy } from './policy'

/** What is offered to somebody who has not said yet what it is about. */
const OFFERED = {
  problem: ['delivery_problem', 'damaged_item', 'return_item', 'payment_problem'],
  order: ['track_order', 'cancel_order', 'change_order', 'return_item'],
  question: [],
} as const

/** "I have a problem", "it's about an order": the first word of a conversation, and no request yet. */
export const openerPolicy: Policy = {
  name: 'opener',
  async decide(ctx) {
    const about = openerOf(ctx.input.text)
    if (about === null || ctx.tracker.stack.length > 0) return null
    ctx.say({ key: `opener_${about}`, choices: OFFERED[about].map((intent) => intentChoice(ctx, intent)) })
    return `opens with: ${about}`
  },
}
