import {
  automaticRequests,
  dataRequest,
  isOfSomebody,
  markFulfilled,
  type StoredDataRequest,
} from '../adapters/d1/data-requests'
import { type Erasure, erasureOfRequest } from '../adapters/d1/erasures'
import { linkTo, signLink } from '../adapters/jwt/action-links'
import { getBundle } from '../adapters/kv/bundles'
import { dataMail } from '../adapters/mail/data-mail'
import { createMail } from '../adapters/mail/mail'
import { canSendMail, type MailEnv } from '../adapters/mail/transport'
import { EXPORT_LINK_TTL_S } from '../config'
import type { ShopBundle } from '../core/domain'
import { maskEmail } from '../core/mask-email'
import { erasePerson, type PrivacyEnv } from './erase-person'

type FulfilEnv = PrivacyEnv & MailEnv & Pick<Env, 'MAILS'> & { readonly PUBLIC_URL?: string }

export type Fulfilled =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'no_mail' }
  | { readonly kind: 'export'; readonly sentTo: string }
  | { readonly kind: 'delete'; readonly erasure: Erasure }

/** Requests met by themselves in one run of the cron job. */
const AUTOMATIC_PER_SWEEP = 10

/**
 * Meets a shopper's request. A copy is not sent but linked to, at the address that was proven; asked again, a new link is sent. An erasure
 * asked for again goes on, or tells what it did.
 */
export async function fulfilRequest(
  env: FulfilEnv,
  bundle: ShopBundle,
  number: string,
  asked: { readonly by: string; readonly now: number },
): Promise<Fulfilled> {
  const { shop } = bundle.settings
  const request = await dataRequest(env.DB, shop, number)
  if (!request) return { kind: 'unknown' }
  if (request.kind === 'export') {
    return isOfSomebody(request) ? sendCopy(env, bundle, number, request, asked) : { kind: 'unknown' }
  }
  const erasure = isOfSomebody(request)
    ? await erasePerson(env, shop, { contactId: null, email: request.email }, { ...asked, requestId: request.id })
    : await erasureOfRequest(env.DB, shop, request.id)
  return erasure ? { kind: 'delete', erasure } : { kind: 'unknown' }
}

async function sendCopy(
  env: FulfilEnv,
  bundle: ShopBundle,
  number: string,
  { id, email, locale }: StoredDataRequest,
  { by, now }: { readonly by: string; readonly now: number },
): Promise<Fulfilled> {
  if (!canSendMail(env)) return { kind: 'no_mail' }
  const { shop, defaultLocale } = bundle.settings
  const spoken = locale ?? defaultLocale
  const link = { shop, subject: String(id), id: crypto.randomUUID() }
  const token = await signLink(env.TOKEN_SECRET, 'data_export', link, now, EXPORT_LINK_TTL_S)
  const url = linkTo(env.PUBLIC_URL, shop, 'data-exports', token, spoken)
  await createMail(env, shop).send(
    dataMail(bundle, { to: email, locale: spoken, key: `data_export:${link.id}`, url, number }),
  )
  await markFulfilled(env.DB, { shop, id, by, now })
  return { kind: 'export', sentTo: maskEmail(email) }
}

/** Hourly: meets what a shop's settings let be met without anybody of the shop. One that fails is left for the next time. */
export async function fulfilAutomatic(env: FulfilEnv, now: number): Promise<void> {
  for (const { shop, number } of await automaticRequests(env.DB, AUTOMATIC_PER_SWEEP)) {
    try {
      const bundle = await getBundle(env, shop)
      if (bundle) await fulfilRequest(env, bundle, number, { by: 'setting', now })
    } catch (error) {
      console.error(JSON.stringify({ level: 'error', at: 'data_requests', shop, number, error: String(error) }))
    }
  }
}
