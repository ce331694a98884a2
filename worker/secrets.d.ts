/** Secrets and optional settings are not in wrangler.toml, so the generated Env does not know them. */
interface __BaseEnv_Env {
  /** Signs conversation tokens (HS256), at least 32 characters. */
  readonly TOKEN_SECRET: string
  /** Where this Worker is reached from outside ("https://help.example.com"); needed for links in letters and other channels than the widget. */
  readonly PUBLIC_URL?: string
}
