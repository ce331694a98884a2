/** What short messages say by their words alone, in eight languages: the cues that decide where the model would only guess. */
export { dropsThis, isAbandon, replacesTask } from './abandon'
export { negates, startsWithCorrection } from './correction'
export { dangerOf } from './danger'
export type { Act } from './language-cues'
export { asks, onlyNamesOrder } from './question'
export { asksForAnyone, leavesQueue, saysGoodbye } from './queue'
export { isAffirm, isConsent, isDeny, startsWithYes } from './yes-no'
