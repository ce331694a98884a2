const CJK = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/** Lower case, without accents: "Café" is found by "cafe". */
export const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()

const words = (text: string): string[] => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []

/** How well one field answers one term: the start of a word, or for Chinese any part of the text. */
const hit = (term: string, field: string): boolean =>
  CJK.test(term) ? fold(field).includes(term) : words(field).some((word) => word.startsWith(term))

/** Best first. Every term must be found somewhere; earlier fields weigh more. Equal ones keep their order. */
export const search = <Item>(
  items: readonly Item[],
  query: string,
  fields: (item: Item) => readonly string[],
): Item[] => {
  const terms = words(query)
  if (terms.length === 0) return [...items]
  const scored = items.map((item) => {
    const texts = fields(item)
    const scores = terms.map((term) => {
      const at = texts.findIndex((field) => hit(term, field))
      return at === -1 ? 0 : texts.length - at
    })
    return { item, score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0) }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
