import { and, asc, eq, isNotNull } from 'drizzle-orm'
import * as v from 'valibot'
import { type UnusableFlow, usableFlows } from '../../core/dialogue/shop-flows'
import type { ShopBundle } from '../../core/domain'
import { wordingFault } from '../../core/responses/wording'
import { type Flow, type HttpToolDefinition, MAX_SHOP_FLOWS, MAX_SHOP_TEXTS } from '../../protocol'
import type { Database } from './database'
import { shopFlows, shopTexts } from './schema'
import type { VersionedKind } from './versioned'

export const FLOWS: VersionedKind = {
  table: 'shop_flows',
  versions: 'shop_flow_versions',
  noun: 'flow',
  max: MAX_SHOP_FLOWS,
}
export const TEXTS: VersionedKind = {
  table: 'shop_texts',
  versions: 'shop_text_versions',
  noun: 'text',
  max: MAX_SHOP_TEXTS,
}

/** How a wording is named in its table. */
export function textName(locale: string, key: string): string {
  return `${locale}/${key}`
}

export function splitTextName(name: string): { readonly locale: string; readonly key: string } {
  const [locale = '', key = ''] = name.split('/')
  return { locale, key }
}

/** The reads of a bundle's flows and texts, to stand in one batch with its others. */
export function flowReads(db: Database, shop: string) {
  return [
    db
      .select()
      .from(shopFlows)
      .where(and(eq(shopFlows.shop, shop), isNotNull(shopFlows.content)))
      .orderBy(asc(shopFlows.name)),
    db
      .select()
      .from(shopTexts)
      .where(and(eq(shopTexts.shop, shop), isNotNull(shopTexts.content)))
      .orderBy(asc(shopTexts.name)),
  ] as const
}

type Row = { readonly name: string; readonly version: number; readonly content: string | null }

/** A stored flow as JSON, with the number of its save for its version; null for one taken back. */
export function storedDefinition({ content, version }: Pick<Row, 'content' | 'version'>): unknown {
  if (content === null) return null
  const stored: unknown = JSON.parse(content)
  return v.is(v.looseObject({}), stored) ? { ...stored, version } : stored
}

/** Which of the shop's stored flows can be used as things stand, and why others cannot. */
export function checkStored(
  rows: readonly Row[],
  tools: readonly HttpToolDefinition[],
): { readonly flows: readonly Flow[]; readonly unusable: readonly UnusableFlow[] } {
  const stored = rows.flatMap((row) =>
    row.content === null ? [] : [{ name: row.name, definition: storedDefinition(row) }],
  )
  return usableFlows(stored, tools)
}

/** A bundle's flows and texts; neither is there where the shop has none. What cannot be used is left out, never the turn's undoing. */
export function flowsAndTextsOf(
  flowRows: readonly Row[],
  textRows: readonly Row[],
  tools: readonly HttpToolDefinition[],
): Pick<ShopBundle, 'flows' | 'texts'> {
  const texts: Record<string, Record<string, string>> = {}
  const add = (locale: string, key: string, text: string) => {
    texts[locale] = { ...texts[locale], [key]: text }
  }
  for (const { name, content } of textRows) {
    const { locale, key } = splitTextName(name)
    if (content !== null && wordingFault(locale, key, content) === null) add(locale, key, content)
  }
  const { flows } = checkStored(flowRows, tools)
  for (const flow of flows)
    for (const [locale, own] of Object.entries(flow.texts ?? {}))
      for (const [key, text] of Object.entries(own)) add(locale, key, text)
  return {
    // Their texts stand among the others.
    ...(flows.length > 0 ? { flows: flows.map(({ texts: _own, ...flow }) => flow) } : {}),
    ...(Object.keys(texts).length > 0 ? { texts } : {}),
  }
}
