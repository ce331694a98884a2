import * as v from 'valibot'
import type { ShopBundle } from '../../core/domain'
import { err, ok, type Result } from '../../core/result'
import { type ConnectorEnv, type OpenError, openConnector } from '../connectors/open'
import type { WooConfig, WooReading } from './config'
import { wooConfig, wooReading, wooSecrets } from './stored'

/** A shop's WooCommerce, as it is reached and read, and what proves that a webhook is its own; '' where none can be. */
export type WooShop = {
  readonly shop: string
  readonly version: number
  readonly config: WooConfig
  readonly reading: WooReading
  readonly webhookSecret: string
}

/** The WooCommerce that a shop's bundle names; 'none' where it names another shop system, or none. */
export async function openWoo(
  env: ConnectorEnv,
  { settings, connector }: Pick<ShopBundle, 'settings' | 'connector'>,
): Promise<Result<WooShop, OpenError>> {
  if (connector?.kind !== 'woocommerce') return err('none')
  const opened = await openConnector(env, settings.shop, connector.version)
  if (!opened.ok) return opened
  if (opened.value.kind !== 'woocommerce') return err('none')
  const { webhook_secret: webhookSecret } = v.parse(wooSecrets, opened.value.secrets)
  return ok({
    shop: settings.shop,
    version: opened.value.version,
    config: wooConfig(opened.value, settings, env.CONNECTOR_ALLOW_LOOPBACK === '1'),
    reading: wooReading(opened.value, settings),
    webhookSecret,
  })
}
