/** Secrets are not in wrangler.toml, so the generated Env does not know them. */
interface __BaseEnv_Env {
  /** Signs conversation tokens (HS256) and seals connectors' secrets, at least 32 characters. */
  readonly TOKEN_SECRET: string
  /** "1" lets a connector reach a shop system on this machine, without TLS: tests and local runs only. */
  readonly CONNECTOR_ALLOW_LOOPBACK?: string
}
