import { and, eq } from 'drizzle-orm'
import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { openDatabase } from '../../adapters/d1/database'
import { assembleOrders, orderReads } from '../../adapters/d1/order-reads'
import { returns } from '../../adapters/d1/schema'
import { invoicePage, labelPage } from '../../adapters/documents/pages'
import { type DocumentRef, verifyDocumentToken } from '../../adapters/jwt/document-links'
import { localised } from '../../core/actions/order-card'
import { hasInvoice, invoiceOf } from '../../core/documents/invoice'
import { locale } from '../../protocol'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { documented, pathParams, query } from '../validate'

const documentQuery = v.object({
  token: v.pipe(v.string(), v.maxLength(2_048, 'must be at most 2048 characters')),
  lang: v.optional(locale),
})
/** Longer than any order number or return id. */
const documentPath = v.object({ id: v.pipe(v.string(), v.maxLength(64, 'must be at most 64 characters')) })

/** The page may show itself and nothing else: no script, no picture from elsewhere, no frame around it, no trace left in a cache. */
const PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'x-robots-tag': 'noindex',
}

/** Pages to print that open with a signed link; mounted under /v1/shops/:shop behind withShop. */
export const documentRoutes = new Hono<AppEnv>()
  .get(
    '/orders/:id/invoice',
    documented({
      summary: 'An invoice to print; opens with a signed link',
      tag: 'Documents',
      success: { 200: { description: 'HTML' } },
      problems: [401, 404],
    }),
    pathParams(documentPath),
    query(documentQuery),
    async (c) => {
      const { id } = c.req.valid('param')
      const { token, lang } = c.req.valid('query')
      const { settings } = c.get('bundle')
      const order = await orderOf(c, { kind: 'invoice', id }, token)
      if (!hasInvoice(order)) throw new ProblemError(404, 'There is no invoice for this order.')
      const spoken = lang ?? settings.defaultLocale
      return c.body(await invoicePage(invoiceOf(order, settings, spoken), spoken), 200, PAGE_HEADERS)
    },
  )
  .get(
    '/returns/:id/label',
    documented({
      summary: 'The label of a return to print; opens with a signed link',
      tag: 'Documents',
      success: { 200: { description: 'HTML' } },
      problems: [401, 404],
    }),
    pathParams(documentPath),
    query(documentQuery),
    async (c) => {
      const { id } = c.req.valid('param')
      const { token, lang } = c.req.valid('query')
      const { settings } = c.get('bundle')
      const order = await orderOf(c, { kind: 'label', id }, token)
      const entry = order.returns.find((made) => made.returnId === id)
      if (!entry || entry.status === 'closed') throw new ProblemError(404, 'This return is closed.')
      const spoken = lang ?? settings.defaultLocale
      const items = order.lines
        .filter((line) => entry.lineIds?.includes(line.lineId))
        .map((line) => localised(line.title, spoken, settings.defaultLocale) || line.sku)
      const handover = await handoverOf(c, id)
      return c.body(await labelPage(order, { ...entry, handover }, items, settings, spoken), 200, PAGE_HEADERS)
    },
  )

/** The order a link opens. @throws ProblemError 401 for a link that is not valid (any more), 404 when the order is gone. */
async function orderOf(c: Context<AppEnv>, document: Pick<DocumentRef, 'kind' | 'id'>, token: string) {
  const { shop } = c.get('bundle').settings
  const opened = await verifyDocumentToken(c.env.TOKEN_SECRET, token, { shop, ...document }, Date.now())
  if (!opened.ok) {
    throw new ProblemError(
      401,
      opened.error === 'expired' ? 'This link has expired. Ask in the chat for a new one.' : 'This link is not valid.',
    )
  }
  const db = openDatabase(c.env.DB)
  const rows = await db.batch(orderReads(db, shop, (column) => eq(column, opened.value.orderNumber)))
  const [order] = assembleOrders(...rows)
  if (!order) throw new ProblemError(404, 'There is no such order.')
  return order
}

async function handoverOf(c: Context<AppEnv>, returnId: string): Promise<'pickup' | 'drop_off' | null> {
  const { shop } = c.get('bundle').settings
  const [row] = await openDatabase(c.env.DB)
    .select({ handover: returns.handover })
    .from(returns)
    .where(and(eq(returns.shop, shop), eq(returns.returnId, returnId)))
  return row?.handover ?? null
}
