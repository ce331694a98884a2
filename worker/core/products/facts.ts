import type { CatalogueProduct, ProductTexts } from '../domain'
import { searchTerms } from '../knowledge/tokenise'
import { type Attribute, readAttributes } from '../nlu/reference/attributes'
import { marksOf } from '../responses/format'

/** What the product's own fields say to a question. `words` are the shop's, in the shopper's language. */
export type Fact =
  | { readonly kind: 'material'; readonly words: string }
  | { readonly kind: 'sentence'; readonly words: string }
  /** Marked so in the catalogue, with the text key `attribute_` and this. */
  | { readonly kind: 'tag'; readonly attribute: string }

/** Sentences told at once. */
const MAX_SENTENCES = 2
/** Words that stand in any question about a product. */
const EMPTY_WORDS = new Set(
  searchTerms(
    `does come comes have has any safe made make thing really also use used using good well fit need want tell more about much many long
     work works like product item one kind type sort know info information detail details anything something can could is are it its that
     include included includes available buy 这个 个可 可以 有没 没有 是不 不是 吗 呢 什么 怎么 能不 不能 请问 一下 介绍 详细 带不 不带
     con sin para por como que muy mas tiene tienen viene incluye hay puedo puede sirve este esta del los las una uno color
     avec sans pour dans est sont que quoi comment tres plus vient inclus peut puis sert cette les des une aux couleur
     mit ohne fur wie was ist sind auch sehr mehr kommt gibt kann man dazu diese dieser das die der eine ein farbe
     com sem para como que muito mais tem vem inclui posso pode serve este esta dos das uma cor
     مع من في على هل ما كيف هذا هذه يمكن فيه عن إلى لون`,
  ),
)

/**
 * Answers a question from a product's own texts: the sentences that speak of what is asked, else one that shares a telling word with it.
 * Null when they do not say: then nothing is claimed. `locale` picks the texts, English where it has none.
 */
export function readFact(
  product: CatalogueProduct,
  texts: ProductTexts | null,
  question: string,
  locale: string,
): Fact | null {
  const attributes = readAttributes(question)
  const sentences = texts ? sentencesOf(texts, locale) : []
  for (const attribute of attributes) {
    const fact = ofAttribute(product, attribute, texts, sentences, locale)
    if (fact) return fact
  }
  // A named attribute the texts say nothing of is not answered by some other sentence that shares a word.
  return attributes.length > 0 ? null : bySharedWord(product, question, sentences, locale)
}

function ofAttribute(
  product: CatalogueProduct,
  { key, says, tags = [] }: Attribute,
  texts: ProductTexts | null,
  sentences: readonly string[],
  locale: string,
): Fact | null {
  if (key === 'material') {
    const words = texts && inLocale(texts.material, locale)
    return words ? { kind: 'material', words } : null
  }
  const told = says === null ? [] : saying(says, texts, sentences).slice(0, MAX_SENTENCES)
  if (told.length > 0) return { kind: 'sentence', words: joined(told, locale) }
  if (tags.some((tag) => product.tags.includes(tag))) return { kind: 'tag', attribute: key }
  return says !== null && (key === 'size' || key === 'capacity') ? sizeInName(product, says, locale) : null
}

/**
 * The sentences that speak of something, by their own words or by those of the English ones: where the two texts run sentence by sentence
 * its counterpart, else the whole text.
 */
function saying(says: RegExp, texts: ProductTexts | null, sentences: readonly string[]): readonly string[] {
  const own = sentences.filter((sentence) => says.test(sentence))
  if (own.length > 0 || !texts) return own
  const english = sentencesOf(texts, 'en')
  const places = english.flatMap((sentence, place) => (says.test(sentence) ? [place] : []))
  if (places.length === 0) return []
  if (english.length !== sentences.length) return sentences
  return places.flatMap((place) => sentences[place] ?? [])
}

/** "Detour Hip Pack 2 l": the name or the variants tell the size. */
function sizeInName(product: CatalogueProduct, says: RegExp, locale: string): Fact | null {
  const name = inLocale(product.name, locale) ?? ''
  if (says.test(name)) return { kind: 'sentence', words: name }
  const sizes = [...new Set(product.variants.flatMap(({ options }) => Object.values(options)))].filter((value) =>
    says.test(value),
  )
  return sizes.length > 0 ? { kind: 'sentence', words: sizes.join(', ') } : null
}

function bySharedWord(
  product: CatalogueProduct,
  question: string,
  sentences: readonly string[],
  locale: string,
): Fact | null {
  const named = new Set(Object.values(product.name).flatMap(searchTerms))
  const asked = searchTerms(question).filter((term) => term.length > 1 && !named.has(term) && !EMPTY_WORDS.has(term))
  const told = sentences.filter((sentence) => {
    const terms = new Set(searchTerms(sentence))
    return asked.some((term) => terms.has(term))
  })
  return told.length > 0 ? { kind: 'sentence', words: joined(told.slice(0, MAX_SENTENCES), locale) } : null
}

/** Description, then care; a semicolon parts sentences too, a decimal point does not. */
export function sentencesOf(texts: ProductTexts, locale: string): string[] {
  const whole = [inLocale(texts.description, locale), texts.care && inLocale(texts.care, locale)]
  return whole
    .flatMap((text) => (text ?? '').split(/(?<=[.!?;؟؛])\s+|(?<=[。！？；])/u))
    .map((sentence) => sentence.trim().replace(/[;；。]$/u, ''))
    .filter(Boolean)
}

function joined(sentences: readonly string[], locale: string): string {
  const { sentence: between } = marksOf(locale)
  const end = between === '' ? '。' : '.'
  return sentences
    .map((sentence) => sentence.charAt(0).toUpperCase() + sentence.slice(1))
    .map((sentence) => (/[.!?。！？]$/u.test(sentence) ? sentence : `${sentence}${end}`))
    .join(between)
}

export function inLocale(texts: Readonly<Record<string, string>>, locale: string): string | null {
  return texts[locale] ?? texts.en ?? Object.values(texts)[0] ?? null
}
