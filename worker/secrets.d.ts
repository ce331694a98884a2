/** Secrets are not in wrangler.toml, so the generated Env does not know them. */
interface __BaseEnv_Env {
  /** Signs conversation tokens (HS256), at least 32 characters. */
  readonly TOKEN_SECRET: string
  /** 'true' lets connectors and tools call systems on this machine, for tests and local runs; never set in production. */
  readonly ALLOW_LOOPBACK?: string
}
