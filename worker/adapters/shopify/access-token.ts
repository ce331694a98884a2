import * as v from 'valibot'
import { err, ok, type Result } from '../../core/result'
import { exchange, type Fetch } from './answer'
import type { ShopifyConfig } from './config'

/** A token is fetched anew this long before it ends, so that none ends on its way. */
const SPARE_MS = 5 * 60_000
/** Tokens one isolate keeps; the one fetched longest ago goes first. */
const MAX_KEPT = 500

const granted = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.optional(v.number(), 86_399),
})

/** Values only, never promises: in workerd a request must not wait for what another one began. */
const kept = new Map<string, { readonly token: string; readonly until: number }>()

/** The token to call with. A lasting one is as given; else one granted for the client, kept until shortly before it ends. */
export async function accessToken(
  { origin, credentials }: ShopifyConfig,
  send: Fetch,
  until: number,
): Promise<Result<string, 'refused' | 'late'>> {
  if (credentials.kind === 'token') return ok(credentials.accessToken)
  const name = nameOf(origin, credentials.clientId, credentials.clientSecret)
  const known = kept.get(name)
  if (known && known.until > Date.now()) return ok(known.token)
  const { clientId, clientSecret } = credentials
  const form = new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: clientId,
    client_secret: clientSecret,
  })
  const answer = await exchange(
    send,
    `${origin}/admin/oauth/access_token`,
    { headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: form.toString() },
    until,
  )
  if (answer.status >= 400 && answer.status < 500 && answer.status !== 429) return err('refused')
  const parsed = v.safeParse(granted, answer.body)
  if (answer.status !== 200 || !parsed.success) return err('late')
  const oldest = kept.keys().next()
  if (kept.size >= MAX_KEPT && !oldest.done) kept.delete(oldest.value)
  const { access_token: token, expires_in: seconds } = parsed.output
  kept.set(name, { token, until: Date.now() + seconds * 1_000 - SPARE_MS })
  return ok(token)
}

/** Drops a granted token that was not taken; false when there is none that could be fetched anew. */
export function forgetToken({ origin, credentials }: ShopifyConfig): boolean {
  return credentials.kind === 'client' && kept.delete(nameOf(origin, credentials.clientId, credentials.clientSecret))
}

/** The secret is part of it: after it was changed the old one's token is not taken for proof that the new one works. */
function nameOf(origin: string, clientId: string, clientSecret: string): string {
  return `${origin} ${clientId} ${clientSecret}`
}
