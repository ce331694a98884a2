/** Secrets are not in wrangler.toml, so the generated Env does not know them. */
interface __BaseEnv_Env {
  /** Signs conversation tokens (HS256), at least 32 characters. */
  readonly TOKEN_SECRET: string
  /** '1' lets tools call systems on this machine, for tests and local runs; never set in production. */
  readonly TOOLS_ALLOW_LOOPBACK?: string
}
