import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bodySlots, bodyTemplateFault, fillBody, fillUrl, urlSlots, urlTemplateFault } from './template'

const URL_TEMPLATE = 'https://erp.example/api/orders/{order_number}?mail={email}&v=1'

describe('fillUrl', () => {
  it('puts values into path and query', () => {
    expect(fillUrl(URL_TEMPLATE, { order_number: 'KF 1001', email: 'ana+x@example.com' })).toEqual({
      ok: true,
      value: 'https://erp.example/api/orders/KF%201001?mail=ana%2Bx%40example.com&v=1',
    })
  })

  it.each([
    ['a/b', 'a%2Fb'],
    ['../admin', '..%2Fadmin'],
    ['x?admin=1', 'x%3Fadmin%3D1'],
    ['x#y', 'x%23y'],
    ['x&admin=1', 'x%26admin%3D1'],
    ['1\r\nX-Evil: 1', '1%0D%0AX-Evil%3A%201'],
    ['"\'', "%22'"],
    ['\\..\\', '%5C..%5C'],
    ['%2e%2e', '%252e%252e'],
    ['订单', '%E8%AE%A2%E5%8D%95'],
    ['\ud800', '%EF%BF%BD'],
    ['{email}', '%7Bemail%7D'],
  ])('lets %j be nothing but a value', (order_number, written) => {
    const url = fillUrl(URL_TEMPLATE, { order_number, email: 'a@b.c' })
    expect(url).toEqual({ ok: true, value: `https://erp.example/api/orders/${written}?mail=a%40b.c&v=1` })
  })

  it.each(['.', '..', ' .. '])('refuses %j, which would mean another path', (order_number) => {
    expect(fillUrl(URL_TEMPLATE, { order_number, email: 'a@b.c' })).toEqual({
      ok: false,
      error: { slot: 'order_number', why: 'unusable' },
    })
    expect(fillUrl('https://erp.example/x?n={order_number}', { order_number })).toMatchObject({ ok: true })
  })

  it.each([[{}], [{ order_number: '' }], [{ order_number: ' \n' }]])(
    'refuses %j: without a number it would be another question',
    (slots) => {
      expect(fillUrl(URL_TEMPLATE, { ...slots, email: 'a@b.c' })).toEqual({
        ok: false,
        error: { slot: 'order_number', why: 'missing' },
      })
    },
  )

  it('takes no value from what every object has', () => {
    expect(fillUrl('https://erp.example/{constructor}', {})).toMatchObject({ ok: false })
  })

  it('never leaves the host and the path before the slot, whatever the value', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (order_number) => {
        const filled = fillUrl('https://erp.example/api/{order_number}/lines?n={order_number}', { order_number })
        if (!filled.ok) return
        const url = new URL(filled.value)
        expect(url.host).toBe('erp.example')
        expect(url.pathname).toMatch(/^\/api\/[^/]+\/lines$/)
        expect([...url.searchParams.keys()]).toEqual(['n'])
        expect(url.searchParams.get('n')).toBe(order_number.toWellFormed().trim())
      }),
    )
  })
})

describe('urlTemplateFault', () => {
  it('finds none in a good one', () => {
    expect(urlTemplateFault(URL_TEMPLATE)).toBeNull()
    expect(urlSlots(URL_TEMPLATE)).toEqual(['order_number', 'email'])
  })

  it.each([
    'https://{shop}.example/',
    'https://erp.example:{port}/',
    'https://{user}@erp.example/',
    'https://erp.example/{Order}',
    'https://erp.example/{}',
    'https://erp.example/{a',
    'https://erp.example/a}',
    'https://erp.example/{{a}}',
    'https://erp.example/a\\{b}',
    'https://erp.example/a b',
    'https://erp.example/a\n{b}',
  ])('finds one in %j', (template) => {
    expect(urlTemplateFault(template)).not.toBeNull()
  })
})

describe('fillBody', () => {
  it('puts values where a whole text names a slot, and nowhere else', () => {
    const template = {
      order: '{order_number}',
      note: 'kept {as it is',
      n: ['{count:number}', 3, null, true],
      deep: { mail: '{email}' },
    }
    expect(fillBody(template, { order_number: '10"}', count: '2.5', email: '' })).toEqual({
      ok: true,
      value: { order: '10"}', note: 'kept {as it is', n: [2.5, 3, null, true], deep: { mail: null } },
    })
    expect(bodySlots(template)).toEqual(['order_number', 'count', 'email'])
  })

  it.each(['two', '1e9', '0x10', '1,5', '٢'])('refuses %j where a number is wanted', (count) => {
    expect(fillBody({ n: '{count:number}' }, { count })).toEqual({
      ok: false,
      error: { slot: 'count', why: 'unusable' },
    })
  })

  it('does not fill keys, nor the prototype', () => {
    const template = JSON.parse('{"{a}": 1, "__proto__": "{a}"}')
    const filled = fillBody(template, { a: 'x' })
    expect(filled.ok && JSON.stringify(filled.value)).toBe('{"{a}":1,"__proto__":"x"}')
  })

  it('tells a template that hopes for more', () => {
    expect(bodyTemplateFault({ a: ['Order {order_number}'] })).not.toBeNull()
    expect(bodyTemplateFault({ a: ['{order_number}', '{n:number}', 'plain'] })).toBeNull()
  })
})
