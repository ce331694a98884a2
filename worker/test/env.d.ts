/** Bindings that exist only under test. */
interface __BaseEnv_Env {
  readonly TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
}
