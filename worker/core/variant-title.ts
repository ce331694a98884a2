/** Sizes that read the same in every language go into a title: "Plain Tee, M". */
const PLAIN_SIZE = /^(\d{2}(-\d{2})?|S|M|L|XL)$/

/** What stands between a product's name and its size. */
const COMMA: Readonly<Record<string, string>> = { zh: '，', ja: '、', ar: '، ' }

/** What a variant of a product is called on an order's line, by locale. */
export function variantTitle(
  name: Readonly<Record<string, string>>,
  options: Readonly<Record<string, string>>,
): Record<string, string> {
  const { size } = options
  if (!size || !PLAIN_SIZE.test(size)) return { ...name }
  return Object.fromEntries(
    Object.entries(name).map(([locale, words]) => [locale, `${words}${COMMA[locale] ?? ', '}${size}`]),
  )
}
