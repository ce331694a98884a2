import { describe, expect, it } from 'vitest'
import { rereadFacts } from './reread-facts'

describe('what a message means by the facts it tells', () => {
  it.each([
    ['Colis 1003 reçu ÉVENTRÉ, une des housses est déchirée', 'delivery_problem', 'damaged_item'],
    ['your courier threw my parcel over the fence', 'delivery_problem', 'complaint'],
    ['comprei um tênis e ficou apertado', 'damaged_item', 'return_item'],
    ['الحذاء اللي في طلب 1003 طلع ضيق علي', 'change_order', 'return_item'],
    ['有没有再便宜一点的', 'promotion', 'recommend_product'],
    ['我快递呢', 'out_of_scope', 'track_order'],
    ['买的抱枕套拉链是坏的 拉不上 服了', 'invoice', 'damaged_item'],
  ])('%j is no %s but %s', (text, read, means) => expect(rereadFacts(text, read)).toBe(means))

  it.each([
    ['my parcel never came', 'delivery_problem'],
    ['有没有便宜一点的优惠券', 'promotion'],
    ['坏了能开发票吗', 'invoice'],
    ['change the size, it is too small', 'change_order'],
    ['the shoes are too small', 'size_advice'],
  ])('%j stays %s', (text, read) => expect(rereadFacts(text, read)).toBe(read))
})
