import type { ConnectorEnv } from '../adapters/connectors/open'
import { sweepVerificationFailures } from '../adapters/d1/sweep-failures'
import { sweepConnectors } from '../adapters/d1/webhook-deliveries'
import type { BundleEnv } from '../adapters/kv/bundles'
import { reconcileConnectors } from './reconcile-connectors'

/** Cron, once an hour: takes away what is kept for a time only, then compares orders with the shop systems they are kept in. */
export async function sweep(_event: ScheduledController, env: ConnectorEnv & BundleEnv): Promise<void> {
  const now = Date.now()
  await sweepVerificationFailures(env.DB, now)
  await sweepConnectors(env.DB, now)
  await reconcileConnectors(env, now)
}
