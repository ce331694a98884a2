import { callPerson, handoffRule } from '../person'
import type { Policy } from './policy'

/**
 * The shop wants people for such a message. Once in a conversation: a person who has given it back to the bot has seen what the rule was
 * for, and the bot would else never speak again.
 */
export const rulePolicy: Policy = {
  name: 'rule',
  async decide(ctx) {
    if (ctx.tracker.status !== 'bot' || ctx.tracker.handoff !== null) return null
    const rule = handoffRule(ctx)
    if (!rule?.person) return null
    callPerson(ctx, rule.when.segments ? 'vip' : 'rule')
    return `the shop's rule: ${rule.name}`
  },
}
