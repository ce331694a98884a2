import type { Article, ShopBundle } from '../../core/domain'
import { type ArticleVectors, embeddedTexts, hashOf, joinVectors, quantise } from '../../core/knowledge/article-vectors'
import { isPublished, wordsOf } from '../../core/knowledge/live'
import { readArticleVectors, type VectorsKey, writeArticleVectors } from '../d1/article-vectors'
import { attachVectors } from '../knowledge-cache'
import type { BundleEnv } from '../kv/bundles'
import type { ModelNlu } from '../onnx/create-nlu'
import { readPacked, writePacked } from './load'

/** Texts read between two pauses that let other requests of the isolate go on, in texts of about a millisecond. */
const TEXTS_AT_A_TIME = 8
/** Tells how long the model's vectors are. */
const ANY_TEXT = 'hello'

/**
 * Makes the vectors that a shop's articles lack on this model, as far as `maxTexts` goes, keeps them and puts all of them where every
 * isolate finds them. Off the message path: when a shop is warmed up or its articles were changed, and by cron. Tells how many texts were read,
 * and whether nothing is left to make. Two that run at once make the same vectors.
 */
export async function completeVectors(
  env: BundleEnv,
  nlu: ModelNlu,
  bundle: ShopBundle,
  maxTexts: number,
): Promise<{ texts: number; isWhole: boolean }> {
  const { shop, locales } = bundle.settings
  let texts = 0
  for (const locale of locales) {
    const done = await completeLocale(
      env,
      nlu,
      bundle,
      { shop, modelVersion: nlu.modelVersion, locale },
      maxTexts - texts,
    )
    texts += done.texts
    if (!done.isWhole) return { texts, isWhole: false }
  }
  return { texts, isWhole: true }
}

type Wanted = { readonly id: string; readonly hash: string; readonly texts: readonly string[] }

async function completeLocale(
  env: BundleEnv,
  nlu: ModelNlu,
  bundle: ShopBundle,
  key: VectorsKey,
  maxTexts: number,
): Promise<{ texts: number; isWhole: boolean }> {
  const wanted = wantedOf(bundle.articles, key.locale)
  const published = await readPacked(env, key)
  if (published && wanted.every((one) => published.byArticle.get(one.id)?.hash === one.hash)) {
    attachVectors(bundle, key.locale, published)
    return { texts: 0, isWhole: true }
  }
  const known = await readArticleVectors(env.DB, key)
  const missing = wanted.filter(({ id, hash }) => known.get(id)?.hash !== hash)
  const made = await embed(nlu, missing, maxTexts)
  await writeArticleVectors(env.DB, key, made.byArticle, Date.now())
  const current = wanted.flatMap(({ id, hash }): [string, ArticleVectors][] => {
    const vectors = made.byArticle.get(id) ?? known.get(id)
    return vectors?.hash === hash ? [[id, vectors]] : []
  })
  const dimensions = (await nlu.read(ANY_TEXT))?.vector.length
  if (dimensions) {
    const vectors = { modelVersion: key.modelVersion, dimensions, byArticle: new Map(current) }
    attachVectors(bundle, key.locale, vectors)
    await writePacked(env, key, vectors)
  }
  return { texts: made.texts, isWhole: current.length === wanted.length }
}

function wantedOf(articles: readonly Article[], locale: string): Wanted[] {
  return articles.flatMap((article) => {
    const words = wordsOf(article, locale)
    return words && isPublished(article) ? [{ id: article.id, hash: hashOf(words), texts: embeddedTexts(words) }] : []
  })
}

/** Whole articles only: one whose texts no longer fit is left for the next time, unless it is the first: that one would never fit. */
async function embed(
  nlu: ModelNlu,
  wanted: readonly Wanted[],
  maxTexts: number,
): Promise<{ byArticle: Map<string, ArticleVectors>; texts: number }> {
  const byArticle = new Map<string, ArticleVectors>()
  let texts = 0
  for (const one of wanted) {
    if (texts > 0 && texts + one.texts.length > maxTexts) break
    if (maxTexts <= 0) break
    const vectors: Int8Array[] = []
    for (const text of one.texts) {
      const output = await nlu.read(text)
      if (output) vectors.push(quantise(output.vector))
      texts += 1
      if (texts % TEXTS_AT_A_TIME === 0) await scheduler.wait(0)
    }
    byArticle.set(one.id, { hash: one.hash, values: joinVectors(vectors) })
  }
  return { byArticle, texts }
}
