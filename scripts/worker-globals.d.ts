import type * as workers from '@cloudflare/workers-types'

// Node's and the Workers' global types cannot both be loaded. Tools that touch the Worker's files get the few names those files use.
declare global {
  /** The bindings that tools touch. */
  interface Env {
    readonly BUNDLES: workers.KVNamespace
    readonly DB: workers.D1Database
  }
  type AnalyticsEngineDataset = workers.AnalyticsEngineDataset
  type D1Database = workers.D1Database
  type D1PreparedStatement = workers.D1PreparedStatement
  type D1Result<T = unknown> = workers.D1Result<T>
  type DurableObjectNamespace<T extends workers.Rpc.DurableObjectBranded | undefined = undefined> =
    workers.DurableObjectNamespace<T>
  type DurableObjectStorage = workers.DurableObjectStorage
  type ExecutionContext = workers.ExecutionContext
  type Fetcher = workers.Fetcher
  type KVNamespace = workers.KVNamespace
  type MessageBatch<T = unknown> = workers.MessageBatch<T>
  type Queue<T = unknown> = workers.Queue<T>
  type RateLimit = workers.RateLimit
  type SqlStorage = workers.SqlStorage
}
