import * as v from 'valibot'
import type { ShopSettings } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import type { ConnectorDraft } from '../../protocol'
import { checkWooConnection, type WooConnectionError } from './check'
import { type WooSecrets, type WooSettings, wooConfig, wooSecrets, wooSettings } from './stored'

type Draft = Extract<ConnectorDraft, { kind: 'woocommerce' }>
/** 'unfit': the draft itself cannot be right. Else the shop was asked, and that came of it. */
export type WooConnectError =
  | { readonly problem: 'unfit'; readonly issues: readonly v.BaseIssue<unknown>[] }
  | WooConnectionError
export type WooConnected = { readonly settings: WooSettings; readonly secrets: WooSecrets }

/** The shop has this long to answer three questions, in milliseconds. */
const CHECK_MS = 10_000

/** Turns what a merchant typed into what is stored, once the shop itself has confirmed it. */
export async function connectWoo(
  draft: Draft,
  shop: Pick<ShopSettings, 'defaultLocale' | 'returnWindowDays'>,
  allowLoopback: boolean,
): Promise<Result<WooConnected, WooConnectError>> {
  const settings = v.safeParse(wooSettings, draft)
  const secrets = v.safeParse(wooSecrets, draft)
  if (!settings.success || !secrets.success) {
    return err({ problem: 'unfit', issues: [...(settings.issues ?? []), ...(secrets.issues ?? [])] })
  }
  const unmet = { settings: settings.output, secrets: secrets.output }
  const met = await checkWooConnection(wooConfig(unmet, shop, allowLoopback), { budgetMs: CHECK_MS })
  if (!met.ok) return met
  const { url, statuses, ...rest } = settings.output
  return ok({
    settings: { ...rest, url: tidyUrl(url), statuses: withoutPrefix(statuses), shop_name: met.value.name },
    secrets: secrets.output,
  })
}

/** One way to write an address, so that the same shop is known again. */
export function tidyUrl(url: string): string {
  const { origin, pathname } = new URL(url)
  return `${origin}${pathname.replace(/\/+$/, '')}`
}

/** Statuses are told without the "wc-" that WordPress stores them with, and that merchants find in its settings. */
function withoutPrefix<T>(statuses: Readonly<Record<string, T>>): Record<string, T> {
  return Object.fromEntries(Object.entries(statuses).map(([slug, status]) => [slug.replace(/^wc-/, ''), status]))
}
