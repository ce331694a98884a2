import type { Product } from '../../../worker/protocol/catalogue'

export type Variant = Product['variants'][number]
export type OptionGroup = {
  readonly name: string
  readonly values: readonly { readonly value: string; readonly available: boolean }[]
}

/** Below this many the page says how many are left. */
export const FEW_LEFT = 5

export type StockState = 'in_stock' | 'few_left' | 'out_of_stock'
export const stockState = (stock: number): StockState => {
  if (stock <= 0) return 'out_of_stock'
  return stock < FEW_LEFT ? 'few_left' : 'in_stock'
}

export const inStock = (product: Pick<Product, 'variants'>): boolean => product.variants.some(({ stock }) => stock > 0)

/** What the page opens with: the first that can be bought. */
export const firstVariant = (variants: readonly Variant[]): Variant | undefined =>
  variants.find(({ stock }) => stock > 0) ?? variants[0]

const agrees = (variant: Variant, options: Readonly<Record<string, string>>, except: string): boolean =>
  Object.entries(options).every(([name, value]) => name === except || variant.options[name] === value)

/** The options to choose from; a value is available when it can be bought with the other choices as they are. */
export const optionGroups = (variants: readonly Variant[], chosen: Variant): OptionGroup[] => {
  const names = [...new Set(variants.flatMap(({ options }) => Object.keys(options)))]
  return names.map((name) => {
    const values = [...new Set(variants.flatMap(({ options }) => options[name] ?? []))]
    const available = (value: string): boolean =>
      variants.some((one) => one.options[name] === value && one.stock > 0 && agrees(one, chosen.options, name))
    return { name, values: values.map((value) => ({ value, available: available(value) })) }
  })
}

/** The variant after a tap: the same other choices if there is one, else the first that has the value. */
export const chooseOption = (variants: readonly Variant[], chosen: Variant, name: string, value: string): Variant => {
  const having = variants.filter(({ options }) => options[name] === value)
  return having.find((one) => agrees(one, chosen.options, name)) ?? firstVariant(having) ?? chosen
}
