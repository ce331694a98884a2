import { readFile } from 'node:fs/promises'
import { loadNodeNlu } from '../../wasm/runtime/node-nlu.ts'
import type { ModelNlu } from '../../worker/adapters/onnx/create-nlu.ts'
import type { Article } from '../../worker/core/domain.ts'
import {
  type ArticleVectors,
  embeddedTexts,
  hashOf,
  joinVectors,
  type LocaleVectors,
  quantise,
} from '../../worker/core/knowledge/article-vectors.ts'
import { countriesIn } from '../../worker/core/knowledge/countries.ts'
import type { KnowledgeQuestion } from '../../worker/core/knowledge/search.ts'

export type Locale = 'en' | 'zh'
export const LOCALES: readonly Locale[] = ['en', 'zh']
export type Split = 'dev' | 'test'

/** A question as the bot would get it, and the ids of the articles that answer it: none where no article does. */
export type Labelled = KnowledgeQuestion & { readonly wanted: readonly string[] }

type DemoArticle = Omit<Article, 'texts'> & Record<Locale, Article['texts'][string]>

export async function readArticles(): Promise<Article[]> {
  const file = await readFile(new URL('../../worker/demo-shop/articles.json', import.meta.url), 'utf8')
  return (JSON.parse(file) as DemoArticle[]).map(({ id, intents, tags, related, en, zh }) => ({
    id,
    intents,
    tags,
    related,
    texts: { en, zh },
  }))
}

/** The labelled questions of a split, each read by the shipped model. @throws Error naming a line that is not a question and its articles. */
export async function readQuestions(nlu: ModelNlu, split: Split, locale: Locale): Promise<Labelled[]> {
  const name = `${split}.${locale}.tsv`
  const file = await readFile(new URL(`../../worker/test/knowledge/${name}`, import.meta.url), 'utf8')
  const questions: Labelled[] = []
  for (const [index, line] of file.trimEnd().split('\n').entries()) {
    if (index === 0) continue
    const [text, articles] = line.split('\t')
    if (!text || !articles) throw new Error(`${name}:${index + 1}: a question, a tab and article ids or "none"`)
    const { understanding, vectors } = await nlu.hear(text)
    const intents = [understanding.intent, ...understanding.alternatives]
    questions.push({
      text,
      intents,
      vector: vectors.get(text) ?? null,
      now: 0,
      countries: countriesIn(text),
      wanted: articles === 'none' ? [] : articles.split(' '),
    })
  }
  return questions
}

/** The vectors of a locale's articles, as the Worker makes them. */
export async function embed(nlu: ModelNlu, articles: readonly Article[], locale: Locale): Promise<LocaleVectors> {
  const byArticle = new Map<string, ArticleVectors>()
  let dimensions = 0
  for (const { id, texts } of articles) {
    const text = texts[locale]
    if (!text) continue
    const vectors: Int8Array[] = []
    for (const part of embeddedTexts(text)) {
      const output = await nlu.read(part)
      if (output) vectors.push(quantise(output.vector))
    }
    dimensions = vectors[0]?.length ?? dimensions
    byArticle.set(id, { hash: hashOf(text), values: joinVectors(vectors) })
  }
  return { modelVersion: nlu.modelVersion, dimensions, byArticle }
}

export { loadNodeNlu }
