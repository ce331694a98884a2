import { eq, sql } from 'drizzle-orm'
import { hasInvoice, invoiceOf, invoiceText } from '../../core/documents/invoice'
import type { ShopSettings } from '../../core/domain'
import type { InvoiceRequest, Mail } from '../../core/ports'
import { err, ok } from '../../core/result'
import { invoicePage } from '../documents/pages'
import type { DocumentLinks } from '../jwt/document-links'
import { beforeAfter, changeOf, recordChange } from './audit'
import type { Database } from './database'
import { assembleOrders, orderReads } from './order-reads'
import type { Requested } from './order-requests'
import { shops } from './schema'

type Sent = { readonly sentTo: string | null; readonly url: string | null }

/**
 * Sends the invoice to the e-mail the order was placed with, or only tells where it opens. Where no mail is set up, or no links, that part
 * is null; with neither it is 'unsupported'. A letter bears the key of the request, so a repeat sends none. Sending is written down, a
 * link is not: it shows who has it no more than the shopper may see.
 */
export async function sendInvoice(
  db: Database,
  shop: string,
  request: InvoiceRequest,
  ways: { readonly mail: Mail | null; readonly links: DocumentLinks | null },
): Requested<Sent> {
  const change = changeOf(shop, 'send_invoice', request)
  const [settingRows, ...rows] = await db.batch([
    db.select({ settings: shops.settings }).from(shops).where(eq(shops.shop, shop)),
    ...orderReads(db, shop, (column) => eq(column, change.orderNumber)),
  ])
  const [order] = assembleOrders(...rows)
  const settings = settingRows[0] && (JSON.parse(settingRows[0].settings) as ShopSettings)
  if (!order || !settings) return err('not_found')
  if (!hasInvoice(order)) return err('not_eligible')
  const { mail, links } = ways
  if (!mail && !links) return err('unsupported')
  const locale = request.locale ?? settings.defaultLocale
  const { orderNumber } = order
  const url = links && (await links.linkTo({ kind: 'invoice', orderNumber, id: orderNumber }, change.now, locale))
  if (request.way === 'link' || !mail) return ok({ sentTo: null, url })
  const invoice = invoiceOf(order, settings, locale)
  await mail.send({
    to: order.email,
    subject: `${settings.name}: ${invoice.words.invoiceFor.replace('{n}', orderNumber)}`,
    text: invoiceText(invoice),
    html: await invoicePage(invoice, locale),
    key: `${shop}:${change.key}`,
  })
  await recordChange(db, change, sql`true`, beforeAfter(sql`null`, sql`json_object('sent_to', ${order.email})`))
  return ok({ sentTo: order.email, url })
}
