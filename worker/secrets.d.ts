/** Secrets, and what differs from one installation to the next, are not in wrangler.toml: the generated Env does not know them. */
interface __BaseEnv_Env {
  /** Signs conversation tokens (HS256) and seals connectors' secrets, at least 32 characters. */
  readonly TOKEN_SECRET: string
  /** Set by `npm start`: mails stay in the database and are read on /dev/outbox. Never in production. */
  readonly DEV_OUTBOX?: string
  /** The mail provider's address for one mail, https. With MAIL_FROM and MAIL_TOKEN it takes the place of the outbox. */
  readonly MAIL_URL?: string
  /** The sender, such as `Linden & Lane <shop@example.com>`. */
  readonly MAIL_FROM?: string
  /** The provider's bearer secret. */
  readonly MAIL_TOKEN?: string
  /** "1" lets a connector reach a shop system on this machine, without TLS: tests and local runs only. */
  readonly CONNECTOR_ALLOW_LOOPBACK?: string
  /** '1' lets tools call systems on this machine, for tests and local runs; never set in production. */
  readonly TOOLS_ALLOW_LOOPBACK?: string
  /** Where this Worker is reached from outside ("https://help.example.com"); needed for links in letters and other channels than the widget. */
  readonly PUBLIC_URL?: string
}
