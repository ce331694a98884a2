import { describe, expect, it, test } from 'vitest'
import { coerceBoolean, coerceChoice } from './coerce/choice'
import { coerceEmail, coercePhone } from './coerce/contact'
import { coerceCountry } from './coerce/country'
import { coerceInstant, type InstantContext, orderShownBy } from './coerce/instant'
import { coerceCurrency, coerceMoney } from './coerce/money'
import { coerceInteger, decimalText, markShownBy } from './coerce/number'
import { coerceCode, coerceText, isMissing } from './coerce/text'

const BERLIN: InstantContext = {
  timeZone: 'Europe/Berlin',
  order: null,
  assume: null,
  now: Date.UTC(2026, 10, 25),
}
const at = (iso: string) => Date.parse(iso)

describe('numbers', () => {
  test.each([
    ['1234.5', '1234.5', false],
    [' 007.50 ', '7.50', false],
    ['1,234.50', '1234.50', true],
    ['1.234,50', '1234.50', true],
    ['1 234,5', '1234.5', true],
    ["1'234.50", '1234.50', true],
    ['12,5', '12.5', true],
    ['1.234.567', '1234567', true],
    ['1,234', '1234', true],
    ['1.234', '1.234', false],
    ['(12.00)', '-12.00', true],
    ['12.00-', '-12.00', true],
    ['-0', '0', false],
    ['١٢٫٥', '12.5', true],
    ['1.2e3', '1200', true],
    [12.5, '12.5', false],
    [0.1 + 0.2, '0.3', false],
  ])('reads %j as %s', (cell, value, mended) => {
    const read = decimalText(cell, null)
    expect(read).toMatchObject({ ok: true, value })
    expect(read.ok && read.fixes.length > 0).toBe(mended)
  })

  test.each(['abc', '1,2,3', '1.234,5,6', '12.3.4,5', '--1', '', '1/2', Number.NaN, {}])('refuses %j', (cell) => {
    expect(decimalText(cell, null).ok).toBe(false)
  })

  it('reads "1,234" and "1.234" as the rest of their column is written', () => {
    expect(decimalText('1,234', ',')).toMatchObject({ value: '1.234' })
    expect(decimalText('1.234', ',')).toMatchObject({ value: '1234' })
    expect(decimalText('1,234', '.')).toMatchObject({ value: '1234' })
  })

  it('tells the decimal mark only from what shows it', () => {
    expect(['1,234.5', '12,50', '12.5', '1,234', '1.234.567', '12'].map(markShownBy)).toEqual([
      '.',
      ',',
      '.',
      null,
      ',',
      null,
    ])
  })

  it('keeps whole numbers between their bounds', () => {
    expect(coerceInteger('3.0', null, 0, 10)).toMatchObject({ ok: true, value: 3 })
    expect(coerceInteger('2.5', null, 0, 10)).toMatchObject({ ok: false, reason: 'not_whole' })
    expect(coerceInteger('11', null, 0, 10)).toMatchObject({ ok: false, reason: 'out_of_range' })
  })
})

describe('money', () => {
  const read = (cell: unknown, currency: string | null = null, home = 'EUR') =>
    coerceMoney(cell, { mark: null, currency, home })

  test.each([
    ['19.90', 1990, 'EUR'],
    ['12,50 €', 1250, 'EUR'],
    ['US$ 1,200.00', 120000, 'USD'],
    ['USD 12', 1200, 'USD'],
    ['£3.5', 350, 'GBP'],
    ['¥1200', 120000, 'CNY'],
    ['1200円', 1200, 'JPY'],
    ['-5.00', -500, 'EUR'],
  ])('reads %s', (cell, cents, currency) => {
    expect(read(cell)).toMatchObject({ ok: true, value: { cents, currency } })
  })

  it('takes ¥ and $ for the shop’s own currency where they may be', () => {
    expect(read('¥1200', null, 'JPY')).toMatchObject({ value: { cents: 1200, currency: 'JPY' } })
    expect(read('$5', null, 'CAD')).toMatchObject({ value: { currency: 'CAD' } })
  })

  it('refuses an amount that contradicts its own column, and words', () => {
    expect(read('12 €', 'USD')).toMatchObject({ ok: false, reason: 'currency_conflict' })
    expect(read('about 12')).toMatchObject({ ok: false, reason: 'bad_amount' })
  })

  it('knows codes, symbols and names of currencies, and refuses others', () => {
    expect(['eur', '€', 'RMB', 'Pounds'].map((cell) => coerceCurrency(cell, 'EUR'))).toMatchObject([
      { value: 'EUR' },
      { value: 'EUR' },
      { value: 'CNY' },
      { value: 'GBP' },
    ])
    expect(coerceCurrency('XYZ', 'EUR').ok).toBe(false)
  })
})

describe('instants', () => {
  test.each([
    ['2026-03-04T10:00:00Z', '2026-03-04T10:00:00Z', []],
    ['2026-03-04T10:00:00+0200', '2026-03-04T08:00:00Z', []],
    ['2026-03-04', '2026-03-03T23:00:00Z', []],
    ['2026-07-04 10:00', '2026-07-04T08:00:00Z', ['zone_assumed']],
    ['31/12/2025 23:30', '2025-12-31T22:30:00Z', ['date_format']],
    ['12/31/2025', '2025-12-30T23:00:00Z', ['date_format']],
    ['04.03.2026', '2026-03-03T23:00:00Z', ['date_format']],
    ['4.3.26, 09:05', '2026-03-04T08:05:00Z', ['date_format']],
    ['Mar 4, 2026 1:30 PM', '2026-03-04T12:30:00Z', ['date_format']],
    ['4 März 2026', '2026-03-03T23:00:00Z', ['date_format']],
    ['4 de marzo de 2026', '2026-03-03T23:00:00Z', ['date_format']],
    ['Wed, 04 Mar 2026 10:00:00 GMT', '2026-03-04T10:00:00Z', ['date_format']],
    ['04-Mar-2026', '2026-03-03T23:00:00Z', ['date_format']],
    ['2026/3/4', '2026-03-03T23:00:00Z', ['date_format']],
    ['2026年3月4日', '2026-03-03T23:00:00Z', ['date_format']],
    ['1772618400', '2026-03-04T10:00:00Z', ['date_format']],
    [1772618400000, '2026-03-04T10:00:00Z', ['date_format']],
    ['46085', '2026-03-03T23:00:00Z', ['date_format']],
  ])('reads %s', (cell, iso, fixes) => {
    expect(coerceInstant(cell, BERLIN)).toEqual({ ok: true, value: at(iso), fixes })
  })

  it('reads an ambiguous date as its column is written, else as assumed, and says so', () => {
    expect(coerceInstant('04/03/2026', BERLIN)).toEqual({ ok: false, reason: 'ambiguous_date' })
    expect(coerceInstant('04/03/2026', { ...BERLIN, order: 'month_first' })).toMatchObject({
      value: at('2026-04-02T22:00:00Z'),
      fixes: ['date_format'],
    })
    expect(coerceInstant('04/03/2026', { ...BERLIN, assume: 'day_first' })).toMatchObject({
      value: at('2026-03-03T23:00:00Z'),
      fixes: ['date_format', 'date_order_assumed'],
    })
  })

  it('keeps the clock across both changes of the clocks', () => {
    // 02:30 does not exist on 29 March 2026 and comes twice on 25 October.
    expect(coerceInstant('2026-03-29 01:30', BERLIN)).toMatchObject({ value: at('2026-03-29T00:30:00Z') })
    expect(coerceInstant('2026-03-29 03:30', BERLIN)).toMatchObject({ value: at('2026-03-29T01:30:00Z') })
    expect(coerceInstant('2026-10-25 02:30', BERLIN)).toMatchObject({ value: at('2026-10-25T00:30:00Z') })
    expect(coerceInstant('2026-10-25 03:30', BERLIN)).toMatchObject({ value: at('2026-10-25T02:30:00Z') })
  })

  test.each([
    ['2026-02-30', 'bad_date'],
    ['31/31/2026', 'bad_date'],
    ['2026-03-04 25:00', 'bad_date'],
    ['yesterday', 'bad_date'],
    ['1850-01-01', 'date_too_early'],
    ['2031-01-01', 'date_in_future'],
  ])('refuses %s', (cell, reason) => {
    const read = coerceInstant(cell, { ...BERLIN, assume: 'day_first' })
    expect(read).toEqual({ ok: false, reason })
  })

  it('tells the order of a column only from what shows it', () => {
    expect(['31/12/2025', '12/31/2025', '04/03/2026', '4.3.2026', '2026-03-04'].map(orderShownBy)).toEqual([
      'day_first',
      'month_first',
      null,
      'day_first',
      null,
    ])
  })
})

describe('contact', () => {
  test.each([
    ['ana@example.com', 'ana@example.com', []],
    [' Ana@Example.COM ', 'ana@example.com', ['email_case']],
    ['Ana Lima <ana@example.com>', 'ana@example.com', ['email_format']],
    ['ana at example.com', 'ana@example.com', ['email_format']],
    ['ana@gmial.com', 'ana@gmail.com', ['email_host_slip']],
  ])('reads %s', (cell, value, fixes) => {
    expect(coerceEmail(cell)).toEqual({ ok: true, value, fixes })
  })

  test.each(['ana', 'ana@', '@x.com', 'a@b', 'a..b@x.com', 'a b@c@d.com', 'ana@exa mple'])('refuses %s', (cell) => {
    expect(coerceEmail(cell)).toEqual({ ok: false, reason: 'bad_email' })
  })

  it('brings phone numbers to E.164 and refuses what a spreadsheet has rounded', () => {
    expect(coercePhone('030 901820', 'DE')).toMatchObject({ value: '+4930901820', fixes: ['phone_format'] })
    expect(coercePhone('0049 30 901820', null)).toMatchObject({ value: '+4930901820' })
    expect(coercePhone('+4930901820', null)).toMatchObject({ value: '+4930901820', fixes: [] })
    expect(coercePhone('4.93E+10', 'DE').ok).toBe(false)
    expect(coercePhone('030 901820', null).ok).toBe(false)
  })

  it('knows countries by code and by name in several languages', () => {
    const names = ['DE', 'deu', 'Germany', 'Deutschland', '德国', 'Alemania', 'ألمانيا', 'ドイツ']
    expect(names.map((cell) => coerceCountry(cell))).toMatchObject(names.map(() => ({ value: 'DE' })))
    expect(['uk', 'USA', 'Holland'].map((cell) => coerceCountry(cell))).toMatchObject([
      { value: 'GB' },
      { value: 'US' },
      { value: 'NL' },
    ])
    expect(['EU', 'ZZ', 'Atlantis'].map((cell) => coerceCountry(cell).ok)).toEqual([false, false, false])
  })
})

describe('texts and choices', () => {
  it('takes the words exports write for nothing as missing, and zero not', () => {
    expect([undefined, null, '', '  ', 'N/A', 'null', '-', 'NaN'].map(isMissing)).not.toContain(false)
    expect([0, '0', false, 'no'].map(isMissing)).not.toContain(true)
  })

  it('brings text to NFKC without invisible characters', () => {
    expect(coerceText('\ufeffＡＢ\u200bC\u00a0', 10)).toEqual({ ok: true, value: 'ABC', fixes: ['text_normalised'] })
    expect(coerceText('abcdef', 5)).toEqual({ ok: false, reason: 'too_long' })
  })

  it('compares codes without their decorations', () => {
    expect(['#1001', '1001.0', ' a 17 '].map((cell) => coerceCode(cell, 9))).toMatchObject([
      { value: '1001' },
      { value: '1001' },
      { value: 'A17' },
    ])
  })

  it('reads truth values and choices by their aliases, and refuses others', () => {
    expect(['true', 'Ja', '0', '否'].map((cell) => coerceBoolean(cell))).toMatchObject([
      { value: true, fixes: [] },
      { value: true, fixes: ['boolean_format'] },
      { value: false },
      { value: false },
    ])
    const choose = (cell: string) => coerceChoice(cell, ['shipped', 'cancelled'], { canceled: 'cancelled' })
    expect(choose('Shipped')).toMatchObject({ value: 'shipped', fixes: ['value_normalised'] })
    expect(choose('Canceled')).toMatchObject({ value: 'cancelled' })
    expect(choose('constructor').ok).toBe(false)
  })
})
