import type { ShopBundle } from '../core/domain'
import type { LocaleVectors } from '../core/knowledge/article-vectors'
import { buildCatalogueIndex, type CatalogueIndex } from '../core/knowledge/catalogue'
import { buildKnowledgeIndex, type KnowledgeIndex } from '../core/knowledge/search'

const indexes = new WeakMap<ShopBundle, Map<string, KnowledgeIndex>>()
const catalogues = new WeakMap<ShopBundle, Map<string, CatalogueIndex>>()

/** The search index of a bundle's articles in a locale; built once per bundle and isolate, dropped with the bundle. */
export function knowledgeOf(bundle: ShopBundle, locale: string): KnowledgeIndex {
  return memoised(indexes, bundle, locale, () => buildKnowledgeIndex(bundle.articles, locale))
}

/** From now on the index of this bundle and locale searches by these vectors too. */
export function attachVectors(bundle: ShopBundle, locale: string, vectors: LocaleVectors): void {
  const index = knowledgeOf(bundle, locale).withVectors(vectors)
  indexes.get(bundle)?.set(locale, index)
}

/** The same for its products. */
export function catalogueOf(bundle: ShopBundle, locale: string): CatalogueIndex {
  return memoised(catalogues, bundle, locale, () => buildCatalogueIndex(bundle.products, locale))
}

function memoised<T>(cache: WeakMap<ShopBundle, Map<string, T>>, bundle: ShopBundle, locale: string, make: () => T): T {
  const byLocale = cache.get(bundle) ?? new Map<string, T>()
  cache.set(bundle, byLocale)
  const known = byLocale.get(locale)
  if (known) return known
  const made = make()
  byLocale.set(locale, made)
  return made
}
