import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'
import { sweepWoo } from '../adapters/d1/woo-copy'

/** Cron, once an hour: takes away what is kept for a time only. */
export async function sweep(_event: ScheduledController, env: Pick<Env, 'DB'>): Promise<void> {
  const now = Date.now()
  await sweepVerificationFailures(env.DB, now)
  await sweepWoo(env.DB, now)
}
