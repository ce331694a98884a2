import { and, eq } from 'drizzle-orm'
import * as v from 'valibot'
import { MAX_BUNDLE_PRODUCT_CHARS, MAX_BUNDLE_TEXT_CHARS } from '../../config'
import type { ProductTexts } from '../../core/domain'
import { parseJson } from '../../core/parse-json'
import type { Products } from '../../core/ports'
import { readSizeChart, type SizeChart } from '../../core/products/size-chart'
import { err, ok } from '../../core/result'
import { withinBudget } from './budget'
import { openDatabase } from './database'
import { products } from './schema'

type TextColumns = Pick<typeof products.$inferSelect, 'description' | 'material' | 'care'>

const localised = v.record(v.string(), v.string())

/** A shop's products as far as the bundle leaves them out; every call ends within `budgetMs` milliseconds. */
export function createD1Products(d1: D1Database, shop: string, options: { readonly budgetMs: number }): Products {
  return { texts: (productId) => withinBudget(options.budgetMs, readTexts(d1, shop, productId)) }
}

async function readTexts(d1: D1Database, shop: string, productId: string) {
  const db = openDatabase(d1)
  const [[row]] = await db.batch([
    db
      .select({ description: products.description, material: products.material, care: products.care })
      .from(products)
      .where(and(eq(products.shop, shop), eq(products.productId, productId))),
  ])
  return row ? ok(textsOf(row)) : err('not_found' as const)
}

/** Decides product by product, in the order of the shop, whether its texts still fit into the bundle. */
export function createTextLimit(): (row: TextColumns) => ProductTexts | null {
  let left = MAX_BUNDLE_TEXT_CHARS
  return (row) => {
    const chars = row.description.length + row.material.length + (row.care?.length ?? 0)
    if (chars > MAX_BUNDLE_PRODUCT_CHARS || chars > left) return null
    left -= chars
    return textsOf(row)
  }
}

/** Null for a chart that does not hold together: the rest of the product is still good. */
export function chartOf(json: string | null): SizeChart | null {
  return json === null ? null : readSizeChart(parseJson(json))
}

function textsOf({ description, material, care }: TextColumns): ProductTexts {
  const texts = { description: texted(description), material: texted(material) }
  return care === null ? texts : { ...texts, care: texted(care) }
}

function texted(json: string): Readonly<Record<string, string>> {
  const read = v.safeParse(localised, parseJson(json))
  return read.success ? read.output : {}
}
