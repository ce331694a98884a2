/** Bindings that exist only under test. */
interface Env {
  readonly TEST_MIGRATIONS: import('cloudflare:test').D1Migration[]
}
