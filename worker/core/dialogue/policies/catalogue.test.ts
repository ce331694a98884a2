import { describe, expect, it } from 'vitest'
import type { Understanding } from '../../../protocol'
import { Chat } from '../../../test/fixtures/chat'
import { memoryOrders } from '../../../test/fixtures/memory-orders'
import { reading, unsure } from '../../../test/fixtures/understanding'

async function products(message: string, read: Understanding, locale = 'en'): Promise<string[]> {
  const turn = await new Chat(memoryOrders([]), { locale }).say(message, read)
  const show = turn.events.find((event) => event.type === 'action_executed' && event.action === 'show_products')
  return show?.type === 'action_executed' ? show.outcome.split(',') : []
}

describe('a question that names a product', () => {
  it.each(['nlu_fallback', 'out_of_scope'])('is answered when the model reads %s', async (intent) => {
    const read = intent === 'nlu_fallback' ? unsure() : reading(intent)
    expect(await products('有台灯吗', read, 'zh')).toEqual(['alder-table-lamp'])
  })

  it.each<[string, string, RegExp]>([
    ['有没有杯子', 'zh', /mug|cup/],
    ['你们卖鞋吗', 'zh', /sneaker|runner|knit/],
    ['有毛毯吗', 'zh', /throw|blanket/],
    ['有书包吗', 'zh', /pack/],
    ['有背包吗', 'zh', /pack/],
    ['any blankets?', 'en', /blanket|throw/],
    ['do you sell shoes?', 'en', /sneaker|runner|knit/],
    ['any cups?', 'en', /cup|mug/],
    ['got any backpacks?', 'en', /pack/],
    ['do you have lamps', 'en', /lamp|light/],
  ])('%s finds things of that kind, three at most', async (message, locale, ids) => {
    const found = await products(message, unsure(), locale)
    expect(found.length).toBeGreaterThan(0)
    expect(found.length).toBeLessThanOrEqual(3)
    for (const id of found) expect(id).toMatch(ids)
  })

  it("is answered for the model's product intents too", async () => {
    expect(await products('do you sell shoes', reading('check_stock'))).toHaveLength(3)
  })

  it.each([
    ['my lamp is broken, what now?', 'en'],
    ['are your shoes vegan?', 'en'],
    ['the blue mug', 'en'],
    ['any discount on shoes?', 'en'],
    ['do you ship the table lamp to Spain?', 'en'],
    ['我的台灯坏了怎么办呢', 'zh'],
    ['谢谢', 'zh'],
  ])('is not seen in "%s"', async (message, locale) => {
    expect(await products(message, unsure(), locale)).toEqual([])
  })
})
