import { MAX_PROMOTIONS, type PromotionDraft, type PromotionWire } from '../../protocol'

type Row = {
  readonly code: string
  readonly kind: PromotionDraft['kind']
  readonly value: number
  readonly minCents: number | null
  readonly validFrom: number | null
  readonly validUntil: number | null
  readonly tags: string
  readonly products: string
  readonly perShopper: number | null
  readonly texts: string
  readonly public: number
  readonly uses: number
}
export type PromotionChange = {
  readonly shop: string
  readonly code: string
  /** Null takes it away. */
  readonly draft: PromotionDraft | null
  readonly by: string
  readonly now: number
}

/** All promotions of a shop by code, with how often each was used. */
export async function listPromotions(d1: D1Database, shop: string): Promise<PromotionWire[]> {
  const { results } = await d1
    .prepare(
      `select code, kind, value, min_cents as minCents, valid_from as validFrom, valid_until as validUntil, tags, products,
          per_shopper as perShopper, texts, public,
          (select count(*) from promotion_uses u where u.shop = p.shop and u.code = p.code) as uses
        from promotions p where shop = ? order by code`,
    )
    .bind(shop)
    .all<Row>()
  return results.map(wireOf)
}

/**
 * Writes a promotion or takes one away, with its audit row and a new version of the shop, in one transaction; the caller publishes the
 * bundle. False when the shop has MAX_PROMOTIONS already, or there is nothing to take away.
 */
export async function writePromotion(d1: D1Database, change: PromotionChange): Promise<boolean> {
  const { shop, code, draft, by, now } = change
  const key = `promotion:${crypto.randomUUID()}`
  const [written] = await d1.batch([
    draft ? save(d1, change, draft) : d1.prepare('delete from promotions where shop = ? and code = ?').bind(shop, code),
    // Of the statement before this one: with nothing written there is nothing to tell.
    d1
      .prepare(
        `insert into audit_log (shop, at, by, action, subject, detail, request_key)
          select ?, ?, ?, ?, ?, ?, ? where changes() > 0`,
      )
      .bind(
        shop,
        now,
        by,
        draft ? 'save_promotion' : 'delete_promotion',
        `promotion:${code}`,
        JSON.stringify(draft ?? {}),
        key,
      ),
    d1
      .prepare(
        `update shops set version = version + 1, updated_at = ?1 where shop = ?2
          and exists (select 1 from audit_log where shop = ?2 and request_key = ?3)`,
      )
      .bind(now, shop, key),
  ])
  return (written?.meta.changes ?? 0) > 0
}

function save(d1: D1Database, { shop, code }: PromotionChange, draft: PromotionDraft): D1PreparedStatement {
  return d1
    .prepare(
      `insert into promotions (shop, code, kind, value, min_cents, valid_from, valid_until, tags, products, per_shopper, texts, public)
        select ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12
        where exists (select 1 from promotions where shop = ?1 and code = ?2)
          or (select count(*) from promotions where shop = ?1) < ?13
        on conflict (shop, code) do update set kind = excluded.kind, value = excluded.value, min_cents = excluded.min_cents,
          valid_from = excluded.valid_from, valid_until = excluded.valid_until, tags = excluded.tags,
          products = excluded.products, per_shopper = excluded.per_shopper, texts = excluded.texts, public = excluded.public`,
    )
    .bind(
      shop,
      code,
      draft.kind,
      draft.kind === 'free_shipping' ? 0 : draft.value,
      draft.min_cents,
      msOf(draft.valid_from),
      msOf(draft.valid_until),
      JSON.stringify(draft.tags),
      JSON.stringify(draft.products),
      draft.per_shopper,
      JSON.stringify(draft.texts),
      draft.public ? 1 : 0,
      MAX_PROMOTIONS,
    )
}

function wireOf({ minCents, validFrom, validUntil, perShopper, ...row }: Row): PromotionWire {
  return {
    code: row.code,
    kind: row.kind,
    value: row.value,
    min_cents: minCents,
    valid_from: isoOf(validFrom),
    valid_until: isoOf(validUntil),
    tags: JSON.parse(row.tags) as string[],
    products: JSON.parse(row.products) as string[],
    per_shopper: perShopper,
    texts: JSON.parse(row.texts) as Record<string, string>,
    public: row.public === 1,
    uses: row.uses,
  }
}

function msOf(iso: string | null): number | null {
  return iso === null ? null : Date.parse(iso)
}

function isoOf(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString()
}
