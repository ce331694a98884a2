import type { ShopBundle } from '../../core/domain'
import type { LocaleVectors } from '../../core/knowledge/article-vectors'
import type { VectorsKey } from '../d1/article-vectors'
import { attachVectors } from '../knowledge-cache'
import type { BundleEnv } from '../kv/bundles'
import { within } from '../timeout'
import { packVectors, unpackVectors } from './pack'

/** Changes with the shape of the packed value. */
const FORMAT = 1
/** A message waits this long, in milliseconds, for vectors that this isolate has not read yet; then it is answered by its words. */
const WAIT_MS = 60
/** Vectors that were not there, or not all, are looked for again after this long. */
const AGAIN_MS = 20_000
/** A read that has not ended by then belongs to a request that died. */
const DEAD_MS = 3_000

/** When a bundle's vectors are to be read next; Infinity once they are there. */
const nextReads = new WeakMap<ShopBundle, number>()

/**
 * Puts the article vectors of a bundle where its indexes find them, from KV; waits for it only a moment. Vectors are kept apart from the
 * bundle, which is read again every few seconds: they are as large as all its texts.
 */
export async function ensureVectors(env: BundleEnv, bundle: ShopBundle, modelVersion: string): Promise<void> {
  const now = Date.now()
  if (now < (nextReads.get(bundle) ?? 0)) return
  nextReads.set(bundle, now + DEAD_MS)
  await within(WAIT_MS, readAll(env, bundle, modelVersion), undefined)
}

async function readAll(env: BundleEnv, bundle: ShopBundle, modelVersion: string): Promise<void> {
  const { shop, locales } = bundle.settings
  const found = await Promise.all(
    locales.map(async (locale) => {
      const vectors = await readPacked(env, { shop, modelVersion, locale })
      if (vectors) attachVectors(bundle, locale, vectors)
      return vectors !== null
    }),
  )
  nextReads.set(bundle, found.every(Boolean) ? Number.POSITIVE_INFINITY : Date.now() + AGAIN_MS)
}

/** Null when there are none, and when KV fails: a search by words alone is better than no answer. */
export async function readPacked(env: BundleEnv, key: VectorsKey): Promise<LocaleVectors | null> {
  try {
    const packed = await env.BUNDLES.get(kvKey(key), 'arrayBuffer')
    return packed && unpackVectors(packed)
  } catch (error) {
    console.error(JSON.stringify({ level: 'error', at: 'article_vectors', ...key, error: String(error) }))
    return null
  }
}

/** @throws what KV throws, such as for a second write within a second. */
export async function writePacked(env: BundleEnv, key: VectorsKey, vectors: LocaleVectors): Promise<void> {
  await env.BUNDLES.put(kvKey(key), packVectors(vectors))
}

function kvKey({ shop, modelVersion, locale }: VectorsKey): string {
  return `article-vectors:${FORMAT}:${shop}:${modelVersion}:${locale}`
}
