import { Hono } from 'hono'
import * as v from 'valibot'
import { findProduct } from '../../adapters/d1/catalogue'
import { openDatabase } from '../../adapters/d1/database'
import { setStock, skusOf } from '../../adapters/d1/stock'
import { publishBundle } from '../../adapters/kv/bundles'
import { queueRestock } from '../../adapters/mail/mail'
import { product, stockUpdate } from '../../protocol'
import type { AppEnv } from '../env'
import { changerOf, requireRole } from '../middleware/api-key'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { documented, jsonBody, pathParams } from '../validate'

const path = v.object({ product_id: v.pipe(v.string(), v.maxLength(100, 'must be at most 100 characters')) })

/** How a merchant tells what is there, mounted under /v1/shops/:shop. */
export const stockRoutes = new Hono<AppEnv>().put(
  '/products/:product_id/stock',
  documented({
    summary: 'Set how many pieces of a product there are; who waits for one gets a mail',
    tag: 'Catalogue',
    security: 'api_key',
    success: { 200: { description: 'The product as it is now', schema: product } },
    problems: [401, 403, 404, 413, 415],
  }),
  requireRole('owner', 'admin'),
  limitBody,
  requireJson,
  pathParams(path),
  jsonBody(stockUpdate),
  async (c) => {
    const { shop, currency } = c.get('bundle').settings
    const { product_id: productId } = c.req.valid('param')
    const update = c.req.valid('json')
    const known = await skusOf(c.env.DB, shop, productId)
    if (known.size === 0) throw new ProblemError(404, 'There is no such product.')
    const errors = update.variants.flatMap(({ sku }, index) =>
      known.has(sku) ? [] : [{ field: `variants.${index}.sku`, message: 'is no variant of this product' }],
    )
    if (errors.length > 0) throw new ProblemError(400, 'The request does not fit the product.', errors)
    await setStock(c.env.DB, { shop, productId, update, by: await changerOf(c), now: Date.now() })
    await publishBundle(c.env, shop)
    if (update.variants.some(({ stock }) => stock > 0)) await queueRestock(c.env, shop, [productId])
    const changed = await findProduct(openDatabase(c.env.DB), shop, currency, productId)
    if (!changed) throw new ProblemError(404, 'There is no such product.')
    return c.json(changed)
  },
)
