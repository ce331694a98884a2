import { MAIL_TIMEOUT_MS } from '../../config'
import type { MailTransport } from './transport'

/** Refusals that may be over in a while, of all that begin with 4. */
const TRY_AGAIN: ReadonlySet<number> = new Set([401, 403, 408, 409, 425, 429])

/**
 * A mail provider's HTTP API in its most common shape: POST of JSON `{from, to, subject, text, html, headers}` with a bearer secret, and the mail's
 * key as `Idempotency-Key`, so that a repeat after a lost answer sends nothing twice. A wrong secret is tried again: it is set right sooner
 * than the mail is old. @throws Error when the provider is slow, down or busy; no address stands in it.
 */
export function createHttpTransport(options: {
  readonly url: string
  readonly from: string
  readonly token: string
}): MailTransport {
  return async ({ shop, mailKey, recipient, subject, text, html, unsubscribeUrl }) => {
    const response = await fetch(options.url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${options.token}`,
        'content-type': 'application/json',
        'idempotency-key': `${shop}/${mailKey}`,
      },
      body: JSON.stringify({
        from: options.from,
        to: [recipient],
        subject,
        text,
        ...(html ? { html } : {}),
        ...(unsubscribeUrl ? { headers: listHeaders(unsubscribeUrl) } : {}),
      }),
      // The secret must not follow to wherever a redirect points.
      redirect: 'manual',
      signal: AbortSignal.timeout(MAIL_TIMEOUT_MS),
    })
    await response.body?.cancel()
    if (response.ok) return 'sent'
    if (response.status >= 400 && response.status < 500 && !TRY_AGAIN.has(response.status)) return 'refused'
    throw new Error(`the mail provider answered ${response.status}`)
  }
}

/** What lets a mail program show its own "unsubscribe" (RFC 2369, and RFC 8058 for one tap without a page). */
function listHeaders(url: string): Readonly<Record<string, string>> {
  return { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
