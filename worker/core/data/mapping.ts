import { type DataKind, specOf } from './kind'

/** Which column a field is read from: field name to column name as the file has it. */
export type Mapping = Readonly<Record<string, string>>

export type MappingFault =
  | { readonly kind: 'unknown_field'; readonly field: string }
  | { readonly kind: 'unknown_column'; readonly field: string; readonly column: string }
  | { readonly kind: 'column_twice'; readonly column: string }
  | { readonly kind: 'missing_field'; readonly fields: readonly string[] }

/**
 * The fields a header serves, by their names and by the names other systems use; `chosen` goes before. A column serves one field: where
 * two could have it, its exact name decides, then the order of the fields.
 */
export function mapColumns(kind: DataKind, header: readonly string[], chosen: Mapping = {}): Mapping {
  const columns = new Map(header.map((column) => [columnKey(column), column] as const).reverse())
  const mapping: Record<string, string> = { ...chosen }
  const taken = new Set(Object.values(chosen))
  const take = (field: string, key: string): boolean => {
    const column = columns.get(key)
    if (column === undefined || taken.has(column) || Object.hasOwn(mapping, field)) return false
    mapping[field] = column
    taken.add(column)
    return true
  }
  const { fields } = specOf(kind)
  for (const { name } of fields) take(name, name)
  for (const { name, aliases } of fields) aliases.some((alias) => take(name, alias))
  return mapping
}

/** What keeps a mapping from serving a kind; none when rows can be read with it. */
export function mappingFaults(kind: DataKind, header: readonly string[], mapping: Mapping): MappingFault[] {
  const { fields, needsOneOf } = specOf(kind)
  const faults: MappingFault[] = []
  const used = new Map<string, string>()
  for (const [field, column] of Object.entries(mapping)) {
    if (!fields.some(({ name }) => name === field)) faults.push({ kind: 'unknown_field', field })
    else if (!header.includes(column)) faults.push({ kind: 'unknown_column', field, column })
    else if (used.has(column)) faults.push({ kind: 'column_twice', column })
    used.set(column, field)
  }
  const has = (name: string) => Object.hasOwn(mapping, name)
  const absent = fields.filter(({ name, missing }) => missing.rule === 'reject' && !has(name)).map(({ name }) => name)
  if (absent.length > 0) faults.push({ kind: 'missing_field', fields: absent })
  if (needsOneOf.length > 0 && !needsOneOf.some((group) => group.every(has)))
    faults.push({ kind: 'missing_field', fields: needsOneOf.flat() })
  return faults
}

/** "Order Number" and "order-number" are one column. */
export function columnKey(column: string): string {
  return column
    .normalize('NFKC')
    .replace(/^\uFEFF/, '')
    .trim()
    .toLowerCase()
    .replace(/[\s.\-/]+/g, '_')
    .replace(/^_+|_+$/g, '')
}
