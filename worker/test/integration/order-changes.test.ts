import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createD1Orders } from '../../adapters/d1/orders'
import { askReturn, change, countRows, freshDemoRows } from '../fixtures/demo-rows'

const orders = createD1Orders(env.DB, 'demo', { budgetMs: 5_000 })

beforeEach(freshDemoRows)

describe('cancel', () => {
  test('cancels a paid order and approves its refund in the same step', async () => {
    const done = await orders.cancel(change('#1002'))
    expect(done).toMatchObject({
      ok: true,
      value: { status: 'cancelled', refunds: [{ refundId: 'RF-1002-1', status: 'approved', paidAt: null }] },
    })
    if (done.ok) expect(done.value.refunds[0]?.cents).toBe(done.value.totalCents)
    expect(
      await countRows("audit_log where action = 'cancel' and subject = 'order:1002' and by = 'shopper:test'"),
    ).toBe(1)
  })

  test('refunds nothing when nothing was paid', async () => {
    expect(await orders.cancel(change('1009'))).toMatchObject({ ok: true, value: { status: 'cancelled', refunds: [] } })
  })

  test('happens once, however often and at once it is asked with the same key', async () => {
    const request = change('1002')
    const answers = await Promise.all(Array.from({ length: 8 }, () => orders.cancel(request)))
    expect(answers.every((answer) => answer.ok && answer.value.refunds.length === 1)).toBe(true)
    expect(await countRows('audit_log')).toBe(1)
  })

  test('happens once with different keys too', async () => {
    const answers = await Promise.all([orders.cancel(change('1002')), orders.cancel(change('1002'))])
    expect(answers.map((answer) => (answer.ok ? 'ok' : answer.error)).sort()).toEqual(['not_eligible', 'ok'])
    expect(await countRows('refunds where order_number = ?', '1002')).toBe(1)
  })

  test.each([
    ['1001', 'too_late'],
    ['1003', 'too_late'],
    ['1010', 'not_eligible'],
    ['1006', 'not_eligible'],
    ['9999', 'not_found'],
  ] as const)('leaves %s as it is: %s', async (number, error) => {
    const before = await orders.get(number)
    expect(await orders.cancel(change(number))).toEqual({ ok: false, error })
    expect(await orders.get(number)).toEqual(before)
    expect(await countRows('audit_log')).toBe(0)
  })

  test('does not mistake the key of another order for a repeat', async () => {
    await orders.cancel(change('1002', 'k'))
    expect(await orders.cancel(change('1001', 'k'))).toEqual({ ok: false, error: 'too_late' })
  })
})

describe('changeAddress', () => {
  const move = (key: string, address: string) => ({ ...change('1014', key), address })

  test('keeps the address as it was written, and the name', async () => {
    const done = await orders.changeAddress(move('a', '  Lindenweg 3, 20099 Hamburg '))
    expect(done).toMatchObject({
      ok: true,
      value: { address: { name: 'Tom Becker', line1: 'Lindenweg 3, 20099 Hamburg', city: '' } },
    })
    expect(await countRows("audit_log where action = 'change_address'")).toBe(1)
  })

  test('does not undo a newer address when an old request comes again', async () => {
    await orders.changeAddress(move('a', 'First street 1'))
    await orders.changeAddress(move('b', 'Second street 2'))
    expect(await orders.changeAddress(move('a', 'First street 1'))).toMatchObject({
      ok: true,
      value: { address: { line1: 'Second street 2' } },
    })
  })

  test('comes too late once the order has left, and not blank', async () => {
    expect(await orders.changeAddress({ ...change('1001'), address: 'Rua Nova 1' })).toEqual({
      ok: false,
      error: 'too_late',
    })
    expect(await orders.changeAddress(move('c', '  '))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.changeAddress({ ...change('9999'), address: 'Rua Nova 1' })).toEqual({
      ok: false,
      error: 'not_found',
    })
  })
})

describe('createReturn', () => {
  test('registers a return with an audit row, and the same key gets the first id again', async () => {
    const request = askReturn('1003')
    const answers = await Promise.all([orders.createReturn(request), orders.createReturn(request)])
    expect(answers).toEqual([
      { ok: true, value: { returnId: 'R-1003-1', labelUrl: null } },
      { ok: true, value: { returnId: 'R-1003-1', labelUrl: null } },
    ])
    expect(await orders.get('1003')).toMatchObject({
      value: { returns: [{ kind: 'return', status: 'requested', reason: 'does_not_fit' }] },
    })
    expect(await countRows("audit_log where action = 'create_return'")).toBe(1)
  })

  test('numbers a second return of another line, and refuses the same line twice', async () => {
    await orders.createReturn(askReturn('1003'))
    expect(await orders.createReturn(askReturn('1003', { lineIds: [2], kind: 'exchange' }))).toEqual({
      ok: true,
      value: { returnId: 'R-1003-2', labelUrl: null },
    })
    expect(await orders.createReturn(askReturn('1003'))).toEqual({ ok: false, error: 'not_eligible' })
  })

  test.each([
    ['outside the window', '1008', [1], 'not_eligible'],
    ['before it arrived', '1001', [1], 'not_eligible'],
    ['of a refunded order', '1006', [1], 'not_eligible'],
    ['of a line it does not have', '1003', [3], 'not_eligible'],
    ['of nothing', '1003', [], 'not_eligible'],
    ['of an unknown order', '9999', [1], 'not_found'],
  ] as const)('refuses a return %s', async (_, number, lineIds, error) => {
    expect(await orders.createReturn(askReturn(number, { lineIds }))).toEqual({ ok: false, error })
    expect(await countRows('audit_log')).toBe(0)
  })
})

describe("a return and the shop's policy", () => {
  const allow = (policy: object) =>
    env.DB.prepare("update shops set settings = json_set(settings, '$.returnPolicy', json(?))")
      .bind(
        JSON.stringify({ excludedTags: [], freeReturn: false, handover: { pickup: true, dropOff: true }, ...policy }),
      )
      .run()

  test('refuses what is excluded by a tag, whatever its case, and nothing else of the order', async () => {
    await allow({ excludedTags: ['CANVAS'] })
    expect(await orders.createReturn(askReturn('1003'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.createReturn(askReturn('1003', { lineIds: [1, 2] }))).toMatchObject({ ok: false })
    expect(await orders.createReturn(askReturn('1003', { lineIds: [2] }))).toMatchObject({ ok: true })
  })

  test('takes excluded goods that came damaged, with what the shopper wants and the photos', async () => {
    await allow({ excludedTags: ['canvas'] })
    const asked = askReturn('1003', { resolution: 'replacement', photos: ['A1', 'A2'], kind: 'exchange' })
    expect(await orders.createReturn(asked)).toMatchObject({ ok: true })
    const row = await env.DB.prepare(
      "select resolution, photos, handover from returns where order_number = '1003'",
    ).first()
    expect(row).toEqual({ resolution: 'replacement', photos: '["A1","A2"]', handover: null })
  })

  test('keeps the handover chosen, and refuses one that is not offered', async () => {
    await allow({ handover: { pickup: false, dropOff: true } })
    expect(await orders.createReturn(askReturn('1003', { handover: 'pickup' }))).toMatchObject({
      error: 'not_eligible',
    })
    expect(await orders.createReturn(askReturn('1003', { handover: 'drop_off' }))).toMatchObject({ ok: true })
    expect(await countRows("returns where order_number = '1003' and handover = 'drop_off'")).toBe(1)
  })

  test.each([
    ['in stock', 'QCS-NAV-42', true],
    ['sold out', 'QCS-WHT-42', false],
    ['of another product', 'TLC-SND-60', false],
  ])('exchanges for a variant that is %s: %s', async (_, exchangeSku, isTaken) => {
    const asked = await orders.createReturn(askReturn('1003', { kind: 'exchange', exchangeSku }))
    expect(asked.ok).toBe(isTaken)
    expect(await countRows("returns where order_number = '1003' and exchange_sku = ?", exchangeSku)).toBe(
      Number(isTaken),
    )
  })

  test('tells the lines of each return, and where its label is', async () => {
    const links = { linkTo: async ({ kind, id }: { kind: string; id: string }) => `/${kind}s/${id}` }
    const labelled = createD1Orders(env.DB, 'demo', { budgetMs: 5_000, links })
    const request = askReturn('1003', { lineIds: [2, 1, 2] })
    const made = { ok: true, value: { returnId: 'R-1003-1', labelUrl: '/labels/R-1003-1' } }
    expect(await labelled.createReturn(request)).toEqual(made)
    expect(await labelled.createReturn(request)).toEqual(made)
    expect(await orders.get('1003')).toMatchObject({ value: { returns: [{ lineIds: [2, 1] }] } })
  })
})

describe('openClaim', () => {
  const claim = (orderNumber: string, trackingNumber: string | null, key?: string) => ({
    ...change(orderNumber, key),
    trackingNumber,
  })

  test('opens one claim a parcel, whoever asks again', async () => {
    const found = await orders.get('1007')
    const [first, second] = found.ok ? found.value.shipments.map((shipment) => shipment.trackingNumber) : []
    const answers = await Promise.all([
      orders.openClaim(claim('1007', first ?? '', 'k')),
      orders.openClaim(claim('1007', first ?? '', 'k')),
      orders.openClaim(claim('1007', first ?? '')),
    ])
    expect(answers).toEqual(Array.from({ length: 3 }, () => ({ ok: true, value: { claimId: 'C-1007-1' } })))
    expect(await orders.openClaim(claim('1007', second ?? ''))).toEqual({ ok: true, value: { claimId: 'C-1007-2' } })
    expect(await countRows("audit_log where action = 'open_claim'")).toBe(2)
  })

  test('opens one for a whole order', async () => {
    expect(await orders.openClaim(claim('1004', null))).toEqual({ ok: true, value: { claimId: 'C-1004-1' } })
    expect(await orders.openClaim(claim('1004', null))).toEqual({ ok: true, value: { claimId: 'C-1004-1' } })
  })

  test('is seen with the order, by whoever reads it next', async () => {
    await orders.openClaim({ ...claim('1004', null), note: 'nobody rang' })
    expect(await orders.get('1004')).toMatchObject({
      value: {
        claims: [{ claimId: 'C-1004-1', kind: 'parcel', trackingNumber: null, lineId: null, status: 'open' }],
      },
    })
  })

  test('opens one for an item, with what the shopper wants, whichever parcel it is looked for in', async () => {
    const missing = { lineId: 2, item: 'Cushion Cover', resolution: 'refund', photos: ['A1'] } as const
    const first = await orders.openClaim({ ...claim('1003', null), ...missing })
    const found = await orders.get('1003')
    const parcel = found.ok ? (found.value.shipments[0]?.trackingNumber ?? null) : null
    expect(await orders.openClaim({ ...claim('1003', parcel), ...missing })).toEqual(first)
    expect(await orders.openClaim({ ...claim('1003', parcel), ...missing, lineId: 1 })).toMatchObject({
      value: { claimId: 'C-1003-2' },
    })
    expect(await countRows("claims where kind = 'item' and resolution = 'refund' and photos = '[\"A1\"]'")).toBe(2)
  })

  test('opens one for a payment before anything has left, once', async () => {
    const payment = { ...claim('1002', null), about: 'payment', note: 'charged twice' } as const
    expect(await orders.openClaim(payment)).toEqual({ ok: true, value: { claimId: 'C-1002-1' } })
    expect(await orders.openClaim({ ...payment, key: 'again' })).toEqual({ ok: true, value: { claimId: 'C-1002-1' } })
    expect(await countRows("claims where kind = 'payment' and note = 'charged twice'")).toBe(1)
  })

  test('opens a new one once the first is closed', async () => {
    await orders.openClaim(claim('1004', null, 'first'))
    await env.DB.prepare("update claims set status = 'closed'").run()
    expect(await orders.openClaim(claim('1004', null, 'first'))).toMatchObject({ value: { claimId: 'C-1004-1' } })
    expect(await orders.openClaim(claim('1004', null, 'second'))).toMatchObject({ value: { claimId: 'C-1004-2' } })
  })

  test("refuses a parcel that is not the order's and an order that has not left", async () => {
    expect(await orders.openClaim(claim('1004', '1Z999AA10123456784'))).toEqual({ ok: false, error: 'not_found' })
    expect(await orders.openClaim(claim('1002', null))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.openClaim(claim('9999', null))).toEqual({ ok: false, error: 'not_found' })
    expect(await countRows('audit_log')).toBe(0)
  })
})
