/** A cell as it comes from a file or the API: what JSON can hold. An absent cell is undefined, null or blank text. */
export type Cell = unknown

/**
 * A value that could be read. `fixes` names what had to be done to it beyond trimming (codes for people and counts, such as
 * 'date_format'); none: it stood as it is kept.
 */
export type Fixed<T> = { readonly ok: true; readonly value: T; readonly fixes: readonly string[] }
/** A value nobody can read safely. `reason` is a code, the same for every row with that fault. */
export type Unreadable = { readonly ok: false; readonly reason: string }
export type Coerced<T> = Fixed<T> | Unreadable

export function fixed<T>(value: T, ...fixes: readonly (string | false)[]): Fixed<T> {
  return { ok: true, value, fixes: fixes.filter((fix) => fix !== false) }
}

export function unreadable(reason: string): Unreadable {
  return { ok: false, reason }
}
