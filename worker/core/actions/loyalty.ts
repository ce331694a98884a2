import { formatDay } from '../responses/format'
import { provenEmail } from './own-email'
import type { Action } from './registry'

const showPoints: Action = {
  name: 'show_points',
  outcomes: ['shown', 'none', 'late'],
  async run(ctx) {
    const email = provenEmail(ctx)
    if (email === null) throw new Error('show_points before the shopper was proven')
    const found = await ctx.deps.shoppers.profile(email)
    if (!found.ok) return found.error === 'late' ? 'late' : 'none'
    const { loyalty } = found.value
    if (!loyalty) return 'none'
    const { points, tier, nextTier, expiring } = loyalty
    ctx.say({ key: 'points_balance', values: { points, tier } })
    if (nextTier) ctx.say({ key: 'points_next_tier', values: { points: nextTier.points, tier: nextTier.tier } })
    if (expiring) {
      const day = formatDay(expiring.on, ctx.input.locale)
      ctx.say({ key: 'points_expiring', values: { points: expiring.points, day } })
    }
    return 'shown'
  },
}

export const loyaltyActions: readonly Action[] = [showPoints]
