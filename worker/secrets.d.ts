/** Secrets are not in wrangler.toml, so the generated Env does not know them. */
interface Env {
  /** Signs conversation tokens (HS256), at least 32 characters. */
  readonly TOKEN_SECRET: string
}
