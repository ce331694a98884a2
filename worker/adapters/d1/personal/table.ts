/**
 * What a table holds of persons, and what becomes of it when one of them is erased. Predicates and values are SQL in which ?1 is the person
 * as JSON (PersonKeys). Every column is named, so that a new one is noticed by the test that compares this with the database.
 */
export type PersonalTable = {
  /** Columns that tell of a person. */
  readonly personal: readonly string[]
  readonly other: readonly string[]
  /** True for the rows of this person. */
  readonly where: string
  /** 'delete', or the columns that are overwritten in rows that stay. */
  readonly erase: 'delete' | Readonly<Record<string, string>>
  /** Why rows stay. */
  readonly kept?: string
  /** Part of an order: goes whole where the shop keeps no orders of erased persons. */
  readonly ofOrder?: true
  /** Left out of an export: secrets, and what only the program needs. */
  readonly hidden?: readonly string[]
}

/** A person as tables know them. Addresses are in lower case; `aliases` are pairs of a conversation's id and what stands in its place. */
export type PersonKeys = {
  readonly shop: string
  readonly contactIds: readonly string[]
  readonly emails: readonly string[]
  readonly emailHashes: readonly string[]
  readonly orders: readonly string[]
  readonly conversations: readonly string[]
  readonly aliases: readonly (readonly [string, string])[]
  /** Epoch milliseconds. */
  readonly now: number
}

/** What stands in the place of what was erased; no address, and no contact's id. */
export const ERASED = 'erased'
/** No state of a shop system is newer: an erased order is never copied again. */
export const NEVER_NEWER = '9007199254740991'

export const OWN_SHOP = `shop = ?1 ->> '$.shop'`

/** True in SQL when the column is among the person's own. */
export function among(
  column: string,
  list: 'contactIds' | 'emails' | 'emailHashes' | 'orders' | 'conversations',
): string {
  return `${column} in (select value from json_each(?1, '$.${list}'))`
}

/** True in SQL when a text holds one of the person's own, `around` it. A column that json_each has too must be named with its table. */
export function holds(column: string, list: 'emails' | 'orders' | 'conversations', around = ''): string {
  return `exists (select 1 from json_each(?1, '$.${list}') as own where instr(${column}, '${around}' || own.value || '${around}') > 0)`
}

export function own(condition: string): string {
  return `${OWN_SHOP} and (${condition})`
}
