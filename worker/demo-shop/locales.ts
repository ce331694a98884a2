import articles from './articles.json' with { type: 'json' }
import ar from './locales/ar.json' with { type: 'json' }
import de from './locales/de.json' with { type: 'json' }
import es from './locales/es.json' with { type: 'json' }
import fr from './locales/fr.json' with { type: 'json' }
import ja from './locales/ja.json' with { type: 'json' }
import pt from './locales/pt.json' with { type: 'json' }
import products from './products.json' with { type: 'json' }

type ArticleWords = { readonly title: string; readonly questions: readonly string[]; readonly answer: string }
type ProductWords = { readonly name: string; readonly description: string; readonly material: string }

/** What the demo shop says in one language beside English and Chinese, which stand with the things themselves. */
export type DemoLocale = {
  readonly settings: {
    readonly greeting: string
    readonly supportHours: string
    readonly suggestions: readonly string[]
  }
  /** Steps of a parcel by code. */
  readonly tracking: Readonly<Record<string, string>>
  readonly articles: Readonly<Record<string, ArticleWords>>
  readonly products: Readonly<Record<string, ProductWords>>
  /** What a promotion gives, by code. */
  readonly promotions: Readonly<Record<string, string>>
}

export const DEMO_LOCALES: Readonly<Record<string, DemoLocale>> = { es, fr, de, pt, ja, ar }

/** A text in every language: `words` in English and Chinese, with those the other languages have. */
export function spoken<T>(
  words: { readonly en: T; readonly zh: T },
  of: (locale: DemoLocale) => T | undefined,
): Readonly<Record<string, T>> {
  const others = Object.entries(DEMO_LOCALES).flatMap(([locale, texts]) => {
    const own = of(texts)
    return own === undefined ? [] : [[locale, own] as const]
  })
  return { en: words.en, zh: words.zh, ...Object.fromEntries(others) }
}

/** The shop's articles in every language. */
export const DEMO_ARTICLE_TEXTS = articles.map(({ en, zh, ...article }) => ({
  ...article,
  texts: spoken<ArticleWords>({ en, zh }, (locale) => locale.articles[article.id]),
}))

/** The shop's products in every language. */
export const DEMO_PRODUCT_TEXTS = products.map((product) => ({
  ...product,
  name: spoken(product.name, (locale) => locale.products[product.id]?.name),
  description: spoken(product.description, (locale) => locale.products[product.id]?.description),
  material: spoken(product.material, (locale) => locale.products[product.id]?.material),
}))
