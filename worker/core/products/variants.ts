import type { CatalogueProduct, CatalogueVariant } from '../domain'

/** Values by option in the order they are first sold. */
export function optionValues({ variants }: CatalogueProduct): ReadonlyMap<string, string[]> {
  const values = new Map<string, string[]>()
  for (const { options } of variants)
    for (const [option, value] of Object.entries(options)) {
      const list = values.get(option) ?? []
      values.set(option, list.includes(value) ? list : [...list, value])
    }
  return values
}

/** The variants that have every one of these options. */
export function variantsWith(
  { variants }: CatalogueProduct,
  options: Readonly<Record<string, string>>,
): readonly CatalogueVariant[] {
  return variants.filter((variant) => Object.entries(options).every(([name, value]) => variant.options[name] === value))
}

/** Variants in stock that differ least from those asked for: first the ones that keep more of it. */
export function alternatives(
  product: CatalogueProduct,
  options: Readonly<Record<string, string>>,
): readonly CatalogueVariant[] {
  const shared = (variant: CatalogueVariant) =>
    Object.entries(options).filter(([name, value]) => variant.options[name] === value).length
  return product.variants.filter(({ stock }) => stock > 0).toSorted((a, b) => shared(b) - shared(a))
}

export function isInStock({ variants }: CatalogueProduct): boolean {
  return variants.some(({ stock }) => stock > 0)
}

/** The first day (YYYY-MM-DD) one of these is expected back, or null. */
export function restockDay(variants: readonly CatalogueVariant[]): string | null {
  return variants.flatMap(({ stock, restockOn }) => (stock === 0 && restockOn ? [restockOn] : [])).sort()[0] ?? null
}
