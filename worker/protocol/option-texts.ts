import * as v from 'valibot'

/** Values named in one language, and languages: all of them travel in the shop's bundle. */
export const MAX_OPTION_VALUES = 500
export const MAX_OPTION_LOCALES = 20
const MAX_OPTION_CHARS = 80
const MAX_OPTION_NAMES = 50

const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be blank'),
  v.maxLength(MAX_OPTION_CHARS, 'too long'),
)
const texts = v.pipe(v.record(name, name), v.maxEntries(MAX_OPTION_VALUES, `at most ${MAX_OPTION_VALUES} values`))

/** A language code, as the keys of option texts are. */
export const optionLocale = v.pipe(v.string(), v.regex(/^[a-z]{2,3}$/, 'must be a language code such as "de"'))

/**
 * What the values of variant options are called in one language: `values` for any option ("moss" ▸ "Moosgrün"), `by_name` where one
 * option's value is called otherwise. A value without a text is told in the shop's own language, else as the catalogue has it.
 */
export const optionTexts = v.object({
  values: texts,
  by_name: v.optional(v.pipe(v.record(name, texts), v.maxEntries(MAX_OPTION_NAMES, 'too many options')), {}),
})
export type OptionTextsInput = v.InferOutput<typeof optionTexts>

/** All of them, by language code. */
export const optionTextsByLocale = v.record(optionLocale, optionTexts)
