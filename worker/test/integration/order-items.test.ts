import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { createD1Orders } from '../../adapters/d1/orders'
import type { LineChange } from '../../core/ports'
import { change, countRows, freshDemoRows, NOW, slowed } from '../fixtures/demo-rows'

const orders = createD1Orders(env.DB, 'demo', { budgetMs: 5_000 })

beforeEach(freshDemoRows)

/** 1014: a set of dinner plates (ODP-SAG, 48.00) and two sets of tea towels (LTT-BLU, 22.00), paid. 1002: one shirt LS-WHT-M. */
const items = (orderNumber: string, changes: readonly LineChange[], key?: string) => ({
  ...change(orderNumber, key),
  changes,
})

async function stockOf(sku: string): Promise<number> {
  return (await env.DB.prepare('select stock from variants where sku = ?').bind(sku).first<number>('stock')) ?? -1
}

async function setStock(sku: string, stock: number): Promise<void> {
  await env.DB.prepare('update variants set stock = ? where sku = ?').bind(stock, sku).run()
}

async function total(orderNumber: string): Promise<number> {
  const found = await orders.get(orderNumber)
  return found.ok ? found.value.totalCents : -1
}

describe('changeItems', () => {
  test('puts another variant in its place, moves the stock and leaves the total', async () => {
    const before = await total('1002')
    const done = await orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-L' }]))
    expect(done).toMatchObject({
      ok: true,
      value: {
        totalCents: before,
        refunds: [],
        lines: [{ sku: 'LS-WHT-L', title: { en: expect.stringMatching(/, L$/) } }],
      },
    })
    expect([await stockOf('LS-WHT-M'), await stockOf('LS-WHT-L')]).toEqual([16, 3])
    expect(await countRows("audit_log where action = 'change_items' and subject = 'order:1002'")).toBe(1)
  })

  test('refunds what becomes cheaper once it was paid, and counts the pieces back', async () => {
    const before = await total('1014')
    const done = await orders.changeItems(items('1014', [{ lineId: 2, quantity: 1 }]))
    expect(done).toMatchObject({
      ok: true,
      value: {
        totalCents: before - 2_200,
        lines: [{ lineId: 1 }, { lineId: 2, quantity: 1 }],
        refunds: [{ refundId: 'RF-1014-1', cents: 2_200, status: 'approved' }],
      },
    })
    expect(await stockOf('LTT-BLU')).toBe(32)
  })

  test('takes a line out, but never the last one', async () => {
    const done = await orders.changeItems(items('1014', [{ lineId: 1, quantity: 0 }]))
    expect(done).toMatchObject({ ok: true, value: { lines: [{ lineId: 2 }], refunds: [{ cents: 4_800 }] } })
    expect(await orders.changeItems(items('1014', [{ lineId: 2, quantity: 0 }]))).toEqual({
      ok: false,
      error: 'not_eligible',
    })
  })

  test('refunds nothing of an order that was not paid', async () => {
    await env.DB.prepare("update order_lines set quantity = 2 where order_number = '1009'").run()
    const done = await orders.changeItems(items('1009', [{ lineId: 1, quantity: 1 }]))
    expect(done).toMatchObject({ ok: true, value: { lines: [{ quantity: 1 }], refunds: [] } })
  })

  test('lets one line grow where another shrinks by as much or more', async () => {
    const before = await total('1014')
    const done = await orders.changeItems(
      items('1014', [
        { lineId: 1, quantity: 0 },
        { lineId: 2, quantity: 4 },
      ]),
    )
    expect(done).toMatchObject({
      ok: true,
      value: { totalCents: before - 400, lines: [{ lineId: 2, quantity: 4 }], refunds: [{ cents: 400 }] },
    })
    expect(await stockOf('LTT-BLU')).toBe(29)
  })

  test.each([
    ['dearer', '1014', [{ lineId: 1, quantity: 2 }]],
    ['sold out', '1014', [{ lineId: 2, sku: 'LTT-NAT' }]],
    ['of another product', '1014', [{ lineId: 1, sku: 'LTT-RED' }]],
    ['of a variant that does not exist', '1014', [{ lineId: 1, sku: 'NOPE' }]],
    ['of a line it does not have', '1014', [{ lineId: 3, quantity: 1 }]],
    [
      'of one line twice',
      '1014',
      [
        { lineId: 2, quantity: 1 },
        { lineId: 2, sku: 'LTT-RED' },
      ],
    ],
    ['of nothing', '1014', []],
    ['to what it is', '1014', [{ lineId: 2, quantity: 2, sku: 'LTT-BLU' }]],
    ['to half a piece', '1014', [{ lineId: 2, quantity: 0.5 }]],
    ['to less than nothing', '1014', [{ lineId: 2, quantity: -1 }]],
    ['of a cancelled order', '1010', [{ lineId: 1, sku: 'SRJ-NAV-L' }]],
  ] as const)('refuses one that is %s', async (_, number, changes) => {
    const before = await orders.get(number)
    expect(await orders.changeItems(items(number, changes))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.get(number)).toEqual(before)
    expect(await countRows('audit_log')).toBe(0)
  })

  test('refuses a variant when the product costs something else by now', async () => {
    await env.DB.prepare("update products set price_cents = 6900 where product_id = 'linen-shirt'").run()
    expect(await orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-L' }]))).toMatchObject({
      error: 'not_eligible',
    })
  })

  test('comes too late once it was sent, and finds no unknown order', async () => {
    expect(await orders.changeItems(items('1001', [{ lineId: 2, quantity: 1 }]))).toMatchObject({ error: 'too_late' })
    expect(await orders.changeItems(items('9999', [{ lineId: 1, quantity: 1 }]))).toMatchObject({ error: 'not_found' })
  })

  test('happens once, however often and at once it is asked with the same key', async () => {
    const request = items('1014', [{ lineId: 2, quantity: 1 }])
    const answers = await Promise.all(Array.from({ length: 6 }, () => orders.changeItems(request)))
    expect(answers.every((answer) => answer.ok && answer.value.refunds.length === 1)).toBe(true)
    expect(await countRows('audit_log')).toBe(1)
    expect(await stockOf('LTT-BLU')).toBe(32)
  })

  test('does not come back over a newer change when it is asked for again', async () => {
    await orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-L' }], 'a'))
    await orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-S' }], 'b'))
    const again = await orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-L' }], 'a'))
    expect(again).toMatchObject({ ok: true, value: { lines: [{ sku: 'LS-WHT-S' }] } })
  })

  test('makes both of two changes of different lines at once', async () => {
    const [first, second] = await Promise.all([
      orders.changeItems(items('1014', [{ lineId: 1, sku: 'ODP-CRM' }])),
      orders.changeItems(items('1014', [{ lineId: 2, quantity: 1 }])),
    ])
    expect([first.ok, second.ok]).toEqual([true, true])
    expect(await orders.get('1014')).toMatchObject({
      value: { lines: [{ sku: 'ODP-CRM' }, { quantity: 1 }], refunds: [{ cents: 2_200 }] },
    })
  })

  test('sells the last piece once', async () => {
    await setStock('LS-WHT-L', 1)
    await env.DB.prepare(
      "insert into order_lines select shop, '1014', 3, product_id, sku, title, quantity, unit_cents from order_lines where order_number = '1002'",
    ).run()
    const answers = await Promise.all([
      orders.changeItems(items('1002', [{ lineId: 1, sku: 'LS-WHT-L' }])),
      orders.changeItems(items('1014', [{ lineId: 3, sku: 'LS-WHT-L' }])),
    ])
    expect(answers.map((answer) => answer.ok).sort()).toEqual([false, true])
    expect([await stockOf('LS-WHT-L'), await stockOf('LS-WHT-M')]).toEqual([0, 16])
  })

  test('meets a cancellation at once: the refunds are what was paid, whichever came first', async () => {
    const paid = await total('1014')
    const [changed, cancelled] = await Promise.all([
      orders.changeItems(items('1014', [{ lineId: 1, quantity: 0 }])),
      orders.cancel(change('1014')),
    ])
    expect(cancelled.ok).toBe(true)
    if (!changed.ok) expect(changed.error).toBe('not_eligible')
    const found = await orders.get('1014')
    const refunded = found.ok ? found.value.refunds.reduce((sum, refund) => sum + refund.cents, 0) : 0
    expect(refunded).toBe(paid)
    expect([await stockOf('ODP-SAG'), await stockOf('LTT-BLU')]).toEqual([14, 33])
  })

  test('gives way to a cancellation that came between reading and changing', async () => {
    const slow = slowed(env.DB, 150)
    const late = createD1Orders(slow.db, 'demo', { budgetMs: 5_000 })
    const changing = late.changeItems(items('1014', [{ lineId: 1, quantity: 0 }]))
    await new Promise((resolve) => setTimeout(resolve, 220))
    await orders.cancel(change('1014'))
    expect(await changing).toEqual({ ok: false, error: 'not_eligible' })
    expect(await countRows("refunds where order_number = '1014'")).toBe(1)
    expect(await countRows("audit_log where action = 'change_items'")).toBe(0)
  })
})

describe('undoCancel', () => {
  const later = (orderNumber: string, minutes: number, key?: string) => ({
    ...change(orderNumber, key),
    now: NOW + minutes * 60_000,
  })

  test('gives the order its status and goods back and withdraws the refund', async () => {
    const before = await orders.get('1014')
    await orders.cancel(change('1014'))
    expect([await stockOf('ODP-SAG'), await stockOf('LTT-BLU')]).toEqual([14, 33])
    expect(await orders.undoCancel(later('1014', 29))).toMatchObject({
      ok: true,
      value: { status: 'processing', refunds: [] },
    })
    expect(await orders.get('1014')).toEqual(before)
    expect([await stockOf('ODP-SAG'), await stockOf('LTT-BLU')]).toEqual([13, 31])
    expect(await countRows("audit_log where action = 'undo_cancel' and subject = 'order:1014'")).toBe(1)
  })

  test('brings an unpaid order back as unpaid', async () => {
    await orders.cancel(change('1009'))
    expect(await orders.undoCancel(change('1009'))).toMatchObject({ ok: true, value: { status: 'pending_payment' } })
  })

  test('comes too late after half an hour, and once the refund was paid', async () => {
    await orders.cancel(change('1014'))
    expect(await orders.undoCancel(later('1014', 31))).toEqual({ ok: false, error: 'too_late' })
    await env.DB.prepare("update refunds set status = 'paid' where order_number = '1014'").run()
    expect(await orders.undoCancel(later('1014', 1))).toEqual({ ok: false, error: 'too_late' })
    expect(await orders.get('1014')).toMatchObject({ value: { status: 'cancelled', refunds: [{ status: 'paid' }] } })
  })

  test('is refused when the goods are gone, and takes nothing then', async () => {
    await orders.cancel(change('1014'))
    await setStock('LTT-BLU', 1)
    expect(await orders.undoCancel(change('1014'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await stockOf('ODP-SAG')).toBe(14)
    expect(await countRows("refunds where order_number = '1014'")).toBe(1)
  })

  test('is refused for an order that is not cancelled, or was before anything was written down', async () => {
    expect(await orders.undoCancel(change('1002'))).toEqual({ ok: false, error: 'not_eligible' })
    expect(await orders.undoCancel(change('1010'))).toEqual({ ok: false, error: 'too_late' })
    expect(await orders.undoCancel(change('9999'))).toEqual({ ok: false, error: 'not_found' })
  })

  test('happens once with the same key, and once with different ones', async () => {
    await orders.cancel(change('1014'))
    const same = change('1014')
    const answers = await Promise.all([
      orders.undoCancel(same),
      orders.undoCancel(same),
      orders.undoCancel(change('1014')),
    ])
    expect(answers.filter((answer) => answer.ok).length).toBeGreaterThanOrEqual(1)
    expect(await countRows("audit_log where action = 'undo_cancel'")).toBe(1)
    expect(await stockOf('LTT-BLU')).toBe(31)
  })

  test('is not undone by a repeat of the cancellation it took back', async () => {
    const cancel = change('1014')
    await orders.cancel(cancel)
    await orders.undoCancel(change('1014'))
    expect(await orders.cancel(cancel)).toMatchObject({ ok: true, value: { status: 'processing', refunds: [] } })
    expect(await stockOf('LTT-BLU')).toBe(31)
  })

  test('leaves the refund of an earlier change, and numbers the next one after it', async () => {
    await orders.changeItems(items('1014', [{ lineId: 2, quantity: 1 }]))
    await orders.cancel(change('1014'))
    const undone = await orders.undoCancel(change('1014'))
    expect(undone).toMatchObject({ ok: true, value: { refunds: [{ refundId: 'RF-1014-1', cents: 2_200 }] } })
    const again = await orders.cancel(change('1014'))
    expect(again.ok && again.value.refunds.map((refund) => refund.refundId)).toEqual(['RF-1014-1', 'RF-1014-2'])
  })
})
