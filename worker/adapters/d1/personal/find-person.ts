import { hashEmail } from '../verification'
import { countPersonRows } from './statements'
import { ERASED, type PersonKeys } from './table'

/** What a person is asked for by: an id of a contact, an address, or both. */
export type PersonQuery = { readonly contactId: string | null; readonly email: string | null }

/** A person with all their conversations: theirs, and those in which another person proved to be themselves and this one was only named. */
export type FoundPerson = PersonKeys & {
  readonly names: readonly string[]
  readonly phones: readonly string[]
  /** Of `conversations`, those in which an address was proven. */
  readonly proven: readonly string[]
  readonly mentions: readonly string[]
}

/** Rounds of looking for what belongs together: a contact's orders, their addresses, the contacts of those. */
const MAX_ROUNDS = 4
/** Stands in rows of persons that are no more, or of orders without an address. */
const NOBODY: ReadonlySet<string> = new Set(['', ERASED])

/** Gathers what belongs to one person of a shop; null when nothing is kept of them. */
export async function findPerson(
  d1: D1Database,
  shop: string,
  { contactId, email }: PersonQuery,
  now: number,
): Promise<FoundPerson | null> {
  const given = (values: readonly (string | null)[]) => values.flatMap((one) => (one && !NOBODY.has(one) ? [one] : []))
  const start = { contactIds: given([contactId]), emails: given([email]) }
  if (start.contactIds.length + start.emails.length === 0) return null
  const known = await gather(d1, shop, start)
  const emailHashes = await Promise.all(known.emails.map((one) => hashEmail(shop, one)))
  const conversations = await conversationsOf(d1, shop, emailHashes)
  const ids = [...conversations.proven, ...conversations.named]
  const keys: PersonKeys = {
    shop,
    contactIds: known.contactIds,
    emails: known.emails,
    emailHashes,
    orders: known.orders,
    conversations: ids,
    aliases: ids.map((id) => [id, `${ERASED}-${crypto.randomUUID()}`] as const),
    now,
  }
  const counts = await countPersonRows(d1, keys)
  if (Object.values(counts).every((count) => count === 0)) return null
  const { names, phones } = known
  return { ...keys, names, phones, proven: conversations.proven, mentions: conversations.mentions }
}

type Known = Readonly<Record<'contactIds' | 'emails' | 'orders' | 'names' | 'phones', readonly string[]>>

async function gather(
  d1: D1Database,
  shop: string,
  start: { readonly contactIds: readonly string[]; readonly emails: readonly string[] },
): Promise<Known> {
  let known: Known = { ...start, orders: [], names: [], phones: [] }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const next = await widened(d1, shop, known)
    if (next.contactIds.length === known.contactIds.length && next.emails.length === known.emails.length) return next
    known = next
  }
  return known
}

async function widened(d1: D1Database, shop: string, known: Known): Promise<Known> {
  const ids = JSON.stringify(known.contactIds)
  const emails = JSON.stringify(known.emails)
  const which = `shop = ?1 and (contact_id in (select value from json_each(?2)) or email in (select value from json_each(?3)))`
  const [contacts, orders] = await d1.batch<Record<string, string | null>>([
    d1.prepare(`select contact_id, email, name, phone from contacts where ${which}`).bind(shop, ids, emails),
    d1
      .prepare(`select contact_id, email, shopper_name, order_number from orders where ${which}`)
      .bind(shop, ids, emails),
  ])
  const rows = [...(contacts?.results ?? []), ...(orders?.results ?? [])]
  const all = (column: string, before: readonly string[] = []) => [
    ...new Set([...before, ...rows.flatMap((row) => (row[column] && !NOBODY.has(row[column]) ? [row[column]] : []))]),
  ]
  return {
    contactIds: all('contact_id', known.contactIds),
    emails: all('email', known.emails),
    orders: all('order_number'),
    names: [...new Set([...all('name'), ...all('shopper_name')])],
    phones: all('phone'),
  }
}

/** By how the person is known there: proven; named, with nobody else proven; or only mentioned in another's. */
async function conversationsOf(d1: D1Database, shop: string, emailHashes: readonly string[]) {
  const { results } = await d1
    .prepare(
      `select conversation_id as id, max(proven) as proven, exists (
          select 1 from conversation_people as others where others.shop = ?1 and others.conversation_id = mine.conversation_id
            and others.proven = 1 and others.email_hash not in (select value from json_each(?2))) as others
        from conversation_people as mine where shop = ?1 and email_hash in (select value from json_each(?2))
        group by conversation_id order by conversation_id`,
    )
    .bind(shop, JSON.stringify(emailHashes))
    .all<{ id: string; proven: number; others: number }>()
  const ids = (which: (row: { proven: number; others: number }) => boolean) => results.filter(which).map(({ id }) => id)
  return {
    proven: ids((row) => row.proven === 1),
    named: ids((row) => row.proven === 0 && row.others === 0),
    mentions: ids((row) => row.proven === 0 && row.others === 1),
  }
}
