import type { Field, FieldType, Missing } from '../field'

type Options = Partial<Pick<Field, 'missing' | 'unreadable'>>

/** A field by its name, how it is read, and the other names of its column. */
export function field(name: string, type: FieldType, aliases: string, options: Options = {}): Field {
  return { name, aliases: aliases.split(' ').filter(Boolean), type, missing: KEEP, unreadable: 'drop', ...options }
}

export const KEEP: Missing = { rule: 'keep' }
/** The row is nothing without it. */
export const REQUIRED: Options = { missing: { rule: 'reject' }, unreadable: 'reject' }
/** May be missing, but not wrong: a wrong amount must not count as none. */
export const RIGHT: Options = { unreadable: 'reject' }

export const text = (maxChars: number): FieldType => ({ is: 'text', maxChars })
export const id: FieldType = { is: 'id', maxChars: 128 }
export const code: FieldType = { is: 'code', maxChars: 64 }
