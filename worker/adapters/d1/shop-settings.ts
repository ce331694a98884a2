import type { ShopSettings } from '../../core/domain'

/** The parts of a shop's settings that pages set, and what the audit log calls each change. */
export type SettingsPart = 'origins' | 'appearance' | 'hours' | 'returns'
export type SettingsChange = {
  readonly shop: string
  readonly part: SettingsPart
  /** What is set, by key of ShopSettings; undefined takes the key away. */
  readonly set: { readonly [Key in keyof ShopSettings]?: ShopSettings[Key] | undefined }
  readonly by: string
  readonly now: number
}

/**
 * Stores a part of a shop's settings and raises its version, with an audit row that tells what was and what is, in one transaction.
 * The caller publishes the bundle.
 */
export async function saveShopSettings(d1: D1Database, { shop, part, set, by, now }: SettingsChange): Promise<void> {
  const entries = Object.entries(set)
  const kept = entries.filter(([, value]) => value !== undefined)
  const gone = entries.filter(([, value]) => value === undefined)
  await d1.batch([
    auditRow(d1, { shop, part, set, by, now }),
    d1
      .prepare(
        `update shops set version = version + 1, updated_at = ?,
           settings = json_remove(json_set(settings${', ?, json(?)'.repeat(kept.length)})${', ?'.repeat(gone.length)})
         where shop = ?`,
      )
      .bind(
        now,
        ...kept.flatMap(([key, value]) => [`$.${key}`, JSON.stringify(value)]),
        ...gone.map(([key]) => `$.${key}`),
        shop,
      ),
  ])
}

/** Written before the change: `before` is read from the row as it still stands. */
function auditRow(d1: D1Database, { shop, part, set, by, now }: SettingsChange): D1PreparedStatement {
  const keys = Object.keys(set)
  const before = keys.map(() => `?, json(settings -> ?)`).join(', ')
  return d1
    .prepare(
      `insert into audit_log (shop, at, by, action, subject, detail, request_key)
         select shop, ?, ?, ?, 'settings', json_object('before', json_object(${before}), 'after', json(?)), ?
         from shops where shop = ?`,
    )
    .bind(
      now,
      by,
      `set_${part}`,
      ...keys.flatMap((key) => [key, `$.${key}`]),
      JSON.stringify(set),
      `${part}:${crypto.randomUUID()}`,
      shop,
    )
}
