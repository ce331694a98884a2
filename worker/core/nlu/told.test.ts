import { describe, expect, it } from 'vitest'
import { toldBy } from './told'

describe('why something goes back', () => {
  it.each([
    ["it doesn't fit", 'does_not_fit'],
    ['the sneakers, they are too small', 'does_not_fit'],
    ['鞋子买小了 顶脚', 'does_not_fit'],
    ['me van pequeñas', 'does_not_fit'],
    ['elles sont trop petites', 'does_not_fit'],
    ['die sind mir zu klein', 'does_not_fit'],
    ['ficou apertado', 'does_not_fit'],
    ['きつくて履けませんでした', 'does_not_fit'],
    ['الحذاء طلع ضيق علي', 'does_not_fit'],
    ["I don't like it", 'changed_mind'],
    ['gefällt mir nicht', 'changed_mind'],
  ])('%j tells %s', (text, reason) => expect(toldBy('return_reason', text)).toBe(reason))

  it.each(['the parcel is too late', 'it arrived broken', 'too bad', '太贵了', '', 'x'.repeat(5_000)])(
    '%j tells nothing',
    (text) => expect(toldBy('return_reason', text)).toBeNull(),
  )
})

describe('what went wrong with a payment', () => {
  it.each([
    ['i was charged twice', 'twice'],
    ['me habéis cobrado DOS VECES', 'twice'],
    ['en el banco veo dos cargos', 'twice'],
    ['wurde doppelt abgebucht', 'twice'],
    ['meu cartão foi recusado', 'declined'],
    ['ma carte est refusée', 'declined'],
    ['还没付款', 'unpaid'],
  ])('%j is %s', (text, trouble) => expect(toldBy('payment_trouble', text)).toBe(trouble))

  it('is not told by a question in general', () => {
    expect(toldBy('payment_trouble', 'how can I pay')).toBeNull()
  })
})

describe('what is to be done about it', () => {
  it.each([
    ['a new one please', 'replacement'],
    ['不要退款 给我补发一个新的', 'replacement'],
    ["je veux pas d'un bon d'achat, je veux une housse neuve", 'replacement'],
    ['新品と取り替えてください', 'replacement'],
    ['I want my money back', 'refund'],
    ['geld zurück bitte', 'refund'],
  ])('%j asks for a %s', (text, wish) => expect(toldBy('resolution', text)).toBe(wish))

  it('is not told by a refusal alone', () => {
    expect(toldBy('resolution', "I don't want a refund")).toBeNull()
  })
})
