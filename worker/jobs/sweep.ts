import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'

/** Cron, once an hour: takes away what is kept for a time only. */
export async function sweep(_event: ScheduledController, env: Pick<Env, 'DB'>): Promise<void> {
  await sweepVerificationFailures(env.DB, Date.now())
}
