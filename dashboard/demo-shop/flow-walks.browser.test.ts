import { readdirSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { executablePath, ServedShop } from './walks/served-shop'
import { walk } from './walks/walker'
import { WALKS } from './walks/walks'

const FLOWS = new URL('../../worker/core/dialogue/flows/', import.meta.url)

it('every built-in flow has its walk', () => {
  const flows = readdirSync(FLOWS).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []))
  expect(WALKS.map(({ flow }) => flow).sort()).toEqual(flows.sort())
})

describe.skipIf(!executablePath)('from the widget of the demo shop, to its end', () => {
  let shop: ServedShop
  let key = ''
  beforeAll(async () => {
    shop = await ServedShop.start()
    key = await shop.key('owner')
  }, 180_000)
  afterAll(() => shop?.stop(), 30_000)

  it.each(WALKS.map((entry) => [entry.flow, entry] as const))('%s', { timeout: 60_000 }, async (flow, entry) => {
    const { trace, page } = await walk(shop, entry, key)
    const steps = trace.turns.flatMap((turn) => turn.steps)
    expect(steps).toContainEqual({ type: 'flow_ended', flow, outcome: 'completed' })
    expect(trace.turns.at(-1)?.stack, 'something is still under way').toEqual([])
    // The conversation is still there for who opens the widget again.
    await page.reload()
    await page.locator('kefu-widget button').first().click()
    await expect
      .poll(() => page.locator('kefu-widget .log .row-shopper').count(), { timeout: 10_000 })
      .toBe(entry.steps.length)
    await page.context().close()
  })
})
