import { loadBundleFromD1 } from '../adapters/d1/bundle'
import { markAlertSent, openAlerts, productsBack } from '../adapters/d1/stock-alerts'
import { createMail } from '../adapters/mail/mail'
import { canSendMail, type MailEnv } from '../adapters/mail/transport'
import type { Mail } from '../core/ports'
import { isBack, restockMail } from '../core/restock-mail'

/** Alerts read at once. */
const PAGE = 100
/** Products looked at in one run of the cron job; the rest an hour later. */
const PRODUCTS_PER_SWEEP = 50

/** Hourly: tells those whose wish is met, whatever raised the stock and whether or not it said so. */
export async function sweepRestock(env: Pick<Env, 'DB' | 'MAILS'> & MailEnv, now: number): Promise<void> {
  if (!canSendMail(env)) return
  for (const { shop, productId } of await productsBack(env.DB, PRODUCTS_PER_SWEEP))
    await sendRestockAlerts({ db: env.DB, mail: createMail(env, shop), now }, shop, productId)
}

/**
 * Whoever raises a product's stock has this run afterwards, through the queue of mails (adapters/mail/mail.ts, queueRestock): everyone who waits for what is there now gets one mail. Each mail has its own
 * key and is marked only once it is written down, so that two updates at once, or one that broke off and is tried again, send it once. One
 * that cannot be written down is left for the next update, and does not hold up the others. Answers how many were sent.
 */
export async function sendRestockAlerts(
  deps: { readonly db: D1Database; readonly mail: Mail; readonly now: number },
  shop: string,
  productId: string,
): Promise<number> {
  const bundle = await loadBundleFromD1(deps.db, shop)
  const product = bundle?.products.find(({ id }) => id === productId)
  if (!bundle || !product) return 0
  let sent = 0
  for (let after = 0; ; ) {
    const page = await openAlerts(deps.db, shop, productId, after, PAGE)
    for (const alert of page.filter((wish) => isBack(product, wish))) {
      const mail = { to: alert.email, key: `restock/${shop}/${alert.id}`, ...restockMail(product, alert, bundle) }
      if (!(await written(deps.mail, mail))) continue
      await markAlertSent(deps.db, shop, alert.id, deps.now)
      sent++
    }
    const last = page.at(-1)
    if (!last || page.length < PAGE) return sent
    after = last.id
  }
}

async function written(mail: Mail, message: Parameters<Mail['send']>[0]): Promise<boolean> {
  try {
    await mail.send(message)
    return true
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', at: 'restock', key: message.key, error: String(error) }))
    return false
  }
}
