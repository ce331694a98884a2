import { describe, expect, it } from 'vitest'
import { normaliseText } from './normalise'

describe('normaliseText', () => {
  it.each([
    ["Where's my order #1001??", ' wheres my order numcode ??'],
    ['I DON’T know…', ' i dont know'],
    ['你们７天无理由退货吗？', '你们7天无理由退货吗?'],
    ['订单2038471,谢谢', '订单 numcode 谢谢'],
    ['write to a.b@c.com', ' write to emailaddr'],
    ['see https://x.y/z?q=1', ' see weblink'],
    ['it is 1Z999AA10123456784', ' it is trackcode'],
    ['Crème brûlée', ' creme brulee'],
    ['hellooooo!!!!!', ' helloo!!'],
    ['iphone15 64GB 20%', ' iphone15 64 gb 20%'],
  ])('reads %j as %j', (text, expected) => {
    expect(normaliseText(text)).toBe(expected)
  })

  it.each(['', '   ', '\0', '\ud800', '\u200b\u200d', '....'])('leaves nothing of %j', (text) => {
    expect(normaliseText(text)).toBe('')
  })

  it('keeps emoji, without skin tones', () => {
    expect(normaliseText('👍🏽')).toBe('👍')
  })

  it('is the same when done twice', () => {
    const texts = ["Can't log in :( error 403", '我的快递到哪了?单号SF1234567890123', 'ok👍👍👍']
    for (const text of texts) expect(normaliseText(normaliseText(text))).toBe(normaliseText(text))
  })
})
