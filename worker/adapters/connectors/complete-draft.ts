import * as v from 'valibot'
import type { ConnectorDraft } from '../../protocol'
import { shopifySecrets, shopifySettings } from '../shopify/stored'
import { tidyUrl } from '../woocommerce/connect'
import { wooSecrets, wooSettings } from '../woocommerce/stored'
import type { OpenConnector } from './open'

/**
 * The draft with the stored secrets where it has none of its own: who changes a setting need not know them. Only for the same shop: typed
 * for another address they would be sent there.
 */
export function completeDraft(draft: ConnectorDraft, stored: OpenConnector | null): ConnectorDraft {
  if (!stored || stored.kind !== draft.kind) return draft
  const kept = draftOf(stored)
  if (draft.kind === 'shopify' && kept?.kind === 'shopify') {
    const hasOwn = draft.client_secret !== undefined || draft.access_token !== undefined
    const isSame = draft.domain === kept.domain && (draft.client_id ?? kept.client_id) === kept.client_id
    return hasOwn || !isSame ? draft : { ...kept, returns: draft.returns, ...given(draft.webhook_secret) }
  }
  if (draft.kind === 'woocommerce' && kept?.kind === 'woocommerce') {
    const hasOwn = draft.consumer_key !== undefined || draft.consumer_secret !== undefined
    if (hasOwn || tidied(draft.url) !== tidied(kept.url)) return draft
    const { consumer_key, consumer_secret, webhook_secret } = kept
    return { ...draft, consumer_key, consumer_secret, ...given(draft.webhook_secret ?? webhook_secret) }
  }
  return draft
}

/** A stored connector as a draft that would store it again; null for the built-in store. */
export function draftOf({ kind, settings, secrets }: OpenConnector): ConnectorDraft | null {
  if (kind === 'shopify') {
    const { domain, client_id, returns } = v.parse(shopifySettings, settings)
    const kept = v.parse(shopifySecrets, secrets)
    return { kind, domain, returns, ...kept, ...(client_id === undefined ? {} : { client_id }) }
  }
  if (kind === 'woocommerce') {
    const { url, keys_in, statuses, delivery_days } = v.parse(wooSettings, settings)
    const { consumer_key, consumer_secret, webhook_secret } = v.parse(wooSecrets, secrets)
    const days = delivery_days === undefined ? {} : { delivery_days }
    return { kind, url, keys_in, statuses, ...days, consumer_key, consumer_secret, ...given(webhook_secret) }
  }
  return null
}

function given(webhook_secret: string | undefined): { webhook_secret?: string } {
  return webhook_secret ? { webhook_secret } : {}
}

function tidied(url: string): string {
  return URL.canParse(url) ? tidyUrl(url) : url
}
