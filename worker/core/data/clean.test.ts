import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addAccounts, EMPTY_ACCOUNT } from './account'
import { type CleanContext, cleanRow } from './clean-row'
import { fnv1a64 } from './fingerprint'
import { cleanChunk, judge, type Known, type NumberedRow } from './judge'
import { DATA_KINDS, type DataKind, specOf } from './kind'
import { mapColumns, mappingFaults } from './mapping'
import { boundsOf, median, Sample } from './outliers'
import { Rates } from './rates'
import { Surveyor } from './survey'

const NOW = Date.UTC(2026, 10, 25)
const READ = { timeZone: 'Europe/Berlin', home: 'EUR', country: 'DE', assume: 'day_first', now: NOW } as const
const NOTHING: Known = { keys: new Map(), near: new Set(), quarantined: new Set(), ownOrders: new Map() }

function contextOf(kind: DataKind, rows: readonly Record<string, unknown>[], rates: Rates = new Rates('EUR', [])) {
  const header = [...new Set(rows.flatMap((row) => Object.keys(row)))]
  const mapping = mapColumns(kind, header)
  const surveyor = new Surveyor(kind, mapping, READ)
  for (const row of rows) surveyor.add(row)
  const customers = { emailOf: (id: string) => (id === 'c1' ? 'ana@example.com' : null) }
  return { kind, mapping, survey: surveyor.finish(), read: READ, customers, rates } satisfies CleanContext
}

function judged(kind: DataKind, rows: readonly Record<string, unknown>[], known: Known = NOTHING) {
  const numbered: NumberedRow[] = rows.map((raw, index) => ({ row: index + 1, raw }))
  return judge(kind, cleanChunk(numbered, contextOf(kind, rows)), known)
}

const order = (more: Record<string, unknown> = {}) => ({
  'Order ID': 'A1',
  Date: '2026-03-04T10:07:31Z',
  Email: 'ana@example.com',
  Currency: 'EUR',
  Total: '12.50',
  ...more,
})

describe('mapColumns', () => {
  it('finds fields by the names other systems use', () => {
    const header = ['Order ID', 'Order Date', 'Customer Email', 'Qty', 'Unit Price', 'SKU', 'Name']
    expect(mapColumns('orders', header)).toEqual({
      order_number: 'Order ID',
      placed_at: 'Order Date',
      email: 'Customer Email',
      quantity: 'Qty',
      unit_price: 'Unit Price',
      sku: 'SKU',
      customer_name: 'Name',
    })
  })

  it('gives a column to one field only, and to what was chosen first', () => {
    const mapping = mapColumns('orders', ['id', 'date', 'total', 'email', 'mail'], { email: 'mail' })
    expect(mapping).toMatchObject({ order_number: 'id', email: 'mail' })
    expect(new Set(Object.values(mapping)).size).toBe(Object.values(mapping).length)
  })

  it('names what is missing, unknown or used twice', () => {
    expect(mappingFaults('orders', ['a'], mapColumns('orders', ['a']))).toEqual([
      { kind: 'missing_field', fields: ['order_number', 'placed_at'] },
      { kind: 'missing_field', fields: ['total', 'unit_price'] },
    ])
    const chosen = { order_number: 'x', nonsense: 'b', placed_at: 'a', total: 'a' }
    expect(mappingFaults('orders', ['a', 'b'], chosen).map(({ kind }) => kind)).toEqual([
      'unknown_column',
      'unknown_field',
      'column_twice',
    ])
  })

  it.each(DATA_KINDS)('knows every field of %s by its own name', (kind) => {
    const header = specOf(kind).fields.map(({ name }) => name)
    expect(mapColumns(kind, header)).toEqual(Object.fromEntries(header.map((name) => [name, name])))
  })
})

describe('cleanRow', () => {
  const clean = (raw: Record<string, unknown>, rates?: Rates) => cleanRow(raw, contextOf('orders', [raw], rates))

  it('takes a row as it stands when nothing has to be done', () => {
    expect(clean(order())).toMatchObject({ ok: true, row: { fixes: [], imputed: [], values: { total: 1250 } } })
  })

  it('keeps a row aside with every fault named', () => {
    expect(clean(order({ Date: 'soon', Email: 'ana', Total: 'much' }))).toEqual({
      ok: false,
      reasons: [
        { field: 'placed_at', code: 'bad_date' },
        { field: 'email', code: 'bad_email' },
        { field: 'total', code: 'bad_amount' },
      ],
    })
    expect(clean(order({ 'Order ID': '' }))).toMatchObject({ reasons: [{ field: 'order_number', code: 'missing' }] })
    expect(clean(order({ Total: '-3' }))).toMatchObject({ reasons: [{ field: 'total', code: 'negative' }] })
  })

  it('takes a missing e-mail from the customer’s other orders and marks it as imputed', () => {
    expect(clean(order({ Email: '', Customer: 'c1' }))).toMatchObject({
      row: { values: { email: 'ana@example.com' }, imputed: ['email'] },
    })
    expect(clean(order({ Email: '', Customer: 'c2' }))).toMatchObject({
      row: { values: { email: null }, imputed: [], fixes: [{ field: 'email', code: 'missing_kept_as_guest' }] },
    })
  })

  it('keeps what it leaves out', () => {
    expect(clean(order({ Country: 'Atlantis' }))).toMatchObject({
      row: {
        values: { country: null },
        leftOut: { country: 'Atlantis' },
        fixes: [{ field: 'country', code: 'bad_country_left_out' }],
      },
    })
  })

  it('converts to the shop’s currency at the last rate of the day or before, and says where there is none', () => {
    const rates = new Rates('EUR', [
      { currency: 'USD', on: '2026-03-02', rate: 0.9 },
      { currency: 'USD', on: '2026-03-05', rate: 0.5 },
      { currency: 'JPY', on: '2026-01-01', rate: 0.006 },
    ])
    expect(clean(order({ Currency: 'usd' }), rates)).toMatchObject({
      row: {
        values: { shop_cents: 1125, rate: 0.9, rate_on: '2026-03-02' },
        flags: [{ field: 'currency', code: 'converted' }],
      },
    })
    // Two months old: it says nothing about this amount.
    expect(clean(order({ Currency: 'JPY', Total: '1250' }), rates)).toMatchObject({
      row: { values: { total: 1250, shop_cents: null }, flags: [{ field: 'currency', code: 'no_exchange_rate' }] },
    })
  })

  it('flags amounts far from the others of their currency, and keeps them', () => {
    const rows = Array.from({ length: 60 }, (_, index) => order({ 'Order ID': `A${index}`, Total: String(20 + index) }))
    const context = contextOf('orders', rows)
    expect(cleanRow(order({ Total: '90000' }), context)).toMatchObject({
      row: { outliers: ['total'], values: { total: 9_000_000 } },
    })
    expect(cleanRow(order({ Total: '120' }), context)).toMatchObject({ row: { outliers: [] } })
    expect(cleanRow(order({ Currency: 'USD', Total: '90000' }), context)).toMatchObject({ row: { outliers: [] } })
  })

  it('takes an event of a type nobody knows for a custom one and keeps its name', () => {
    const event = (type: string) => {
      const raw = { event_id: 'e', type, at: '2026-01-02T03:04:05Z' }
      return cleanRow(raw, contextOf('events', [raw]))
    }
    expect(event('coupon_applied')).toMatchObject({
      row: { values: { type: 'custom' }, leftOut: { type: 'coupon_applied' } },
    })
    expect(event('add_to_cart')).toMatchObject({ row: { values: { type: 'cart_add' }, leftOut: {} } })
    expect(event('<script>')).toMatchObject({ reasons: [{ field: 'type', code: 'unknown_value' }] })
  })

  it('reads stars on any scale', () => {
    const rating = (cell: unknown) => {
      const raw = { product_id: 'p', rating: cell, text: 'fine', date: '2026-01-01' }
      const outcome = cleanRow(raw, contextOf('reviews', [raw]))
      return outcome.ok ? outcome.row.values.rating : outcome.reasons[0]?.code
    }
    expect(['4', '8/10', '80 %', '★★★☆☆', '4.5 out of 5', '0', 'good'].map(rating)).toEqual([
      4,
      4,
      4,
      3,
      4.5,
      'bad_rating',
      'bad_rating',
    ])
  })
})

describe('judge', () => {
  it('counts every row once', () => {
    const rows = [
      order(),
      order({ Email: 'ANA@example.com' }),
      order({ Total: '13' }),
      order({ Date: 'x' }),
      order({ 'Order ID': 'A2' }),
    ]
    expect(judged('orders', rows).account).toMatchObject({
      received: 5,
      accepted: 1,
      // The same order in another notation.
      duplicates: 1,
      // Other content under the same number, a bad date, and the same second and amount under another number.
      quarantined: 3,
    })
  })

  it('tells two rows of one second and amount apart from two of one day', () => {
    const day = { Date: '2026-03-04' }
    expect(judged('orders', [order(day), order({ ...day, 'Order ID': 'A2' })]).account.accepted).toBe(2)
  })

  it('takes the same again for a duplicate, kept aside or stored', () => {
    const rows = [order(), order({ Date: 'x' })]
    const first = judged('orders', rows)
    const known: Known = {
      ...NOTHING,
      keys: new Map(first.kept.map(({ identity }) => [identity.key, identity.content])),
      quarantined: new Set(first.aside.map(({ fingerprint }) => fingerprint)),
    }
    expect(judged('orders', rows, known).account).toMatchObject({ received: 2, duplicates: 2 })
  })

  it('takes an order the shop itself holds for known, and the same number of somebody else not', () => {
    const known = { ...NOTHING, ownOrders: new Map([['A1', 'ana@example.com']]) }
    expect(judged('orders', [order()], known).account.reasons).toEqual({ 'row:known_in_shop': 1 })
    expect(judged('orders', [order({ Email: 'bo@example.com' })], known).account.accepted).toBe(1)
  })

  it('keeps lines of one order together and drops the same line twice', () => {
    const line = { Invoice: '7', Date: '2026-03-04', SKU: 'A', Qty: '2', Price: '3.00' }
    expect(judged('orders', [line, { ...line, SKU: 'B' }, line]).account).toMatchObject({ accepted: 2, duplicates: 1 })
  })

  it('lets a product be updated and a review be said once', () => {
    const product = { id: 'p1', title: 'Mug', price: '9.90', category: 'home', stock: '3' }
    expect(judged('products', [product, { ...product, price: '8.90' }]).account).toMatchObject({
      accepted: 2,
      reasons: { 'row:updated': 1 },
    })
    const review = { product_id: 'p1', rating: '5', text: 'Keeps my tea warm all day long!', date: '2026-01-02' }
    expect(judged('reviews', [review, { ...review, text: 'keeps my tea warm, all day long' }]).account).toMatchObject({
      accepted: 1,
      duplicates: 1,
    })
  })

  it('accounts for every row, whatever the rows are', () => {
    const cell = fc.oneof(
      fc.string(),
      fc.constantFrom('', '2026-01-01', '12', 'A1', 'a@b.de', 'x'),
      fc.double(),
      fc.constant(null),
    )
    const row = fc.dictionary(fc.constantFrom('order_number', 'placed_at', 'email', 'total', 'currency', 'sku'), cell)
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), (rows) => {
        const { account, kept, aside } = judged('orders', rows)
        expect(account.received).toBe(rows.length)
        expect(account.accepted + account.corrected + account.duplicates + account.quarantined).toBe(rows.length)
        expect(kept.length).toBe(account.accepted + account.corrected)
        expect(aside.length).toBe(account.quarantined)
      }),
    )
  })
})

describe('figures', () => {
  it('adds accounts', () => {
    const one = judged('orders', [order()]).account
    expect(addAccounts(addAccounts(EMPTY_ACCOUNT, one), one)).toMatchObject({ received: 2, accepted: 2 })
  })

  it('bounds what is usual by the median, whatever a few values are', () => {
    const values = Array.from({ length: 99 }, (_, index) => 50 + index)
    const clean = boundsOf(values)
    const dirty = boundsOf([...values, 1e9, 1e9])
    expect(dirty?.high).toBeLessThan((clean?.high ?? 0) * 1.2)
    expect(boundsOf([1, 2, 3])).toBeNull()
    expect(median([5, 1, 3])).toBe(3)
  })

  it('keeps the same sample of the same values, of bounded size', () => {
    const fill = () => {
      const sample = new Sample()
      for (let value = 0; value < 100_000; value++) sample.add(value)
      return sample.values()
    }
    expect(fill()).toEqual(fill())
    expect(fill().length).toBeLessThanOrEqual(20_000)
    expect(Math.abs(median(fill()) - 50_000)).toBeLessThan(100)
  })

  it('makes the fingerprints FNV-1a has', () => {
    expect(fnv1a64('')).toBe('cbf29ce484222325')
    expect(fnv1a64('a')).toBe('af63dc4c8601ec8c')
    expect(fnv1a64('foobar')).toBe('85944171f73967e8')
  })
})
