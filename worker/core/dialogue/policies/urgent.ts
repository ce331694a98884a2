import { dangerOf } from '../../nlu/cues'
import { callPerson } from '../person'
import type { Policy } from './policy'

/** Danger to a person comes before every task: care, what to do at once, and a person is called. */
export const urgentPolicy: Policy = {
  name: 'urgent',
  async decide(ctx) {
    // A person who has the conversation is not talked over.
    if (ctx.tracker.status === 'open') return null
    const danger = dangerOf(ctx.input.text)
    if (!danger) return null
    ctx.say({ key: `urgent_${danger}` })
    callPerson(ctx, 'upset', true)
    return `the words tell of ${danger}`
  },
}
