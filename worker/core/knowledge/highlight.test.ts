import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DEMO_ARTICLES } from '../../test/fixtures/demo-bundle'
import { highlight } from './highlight'

const LONG = `We deliver to the whole world from one warehouse, and this page says how.

Parcels inside the country take two days. The price is 3.90 EUR, and nothing from 50 EUR on. Express costs 9.90 EUR and comes the next day.

- **Norway** and Switzerland: five days, customs may ask for a duty
- China and the US: up to fourteen days, by air
- Islands: add two days for the ferry

Saturdays count as working days with some carriers, though not with all of them. Big things such as sofas come with two people who carry them in.`

describe('highlight', () => {
  it('shows a short answer whole', () => {
    expect(highlight('Yes. Within 30 days.', 'can I return it')).toEqual({
      text: 'Yes. Within 30 days.',
      isWhole: true,
    })
  })

  it('shows of a long one what it begins with and what fits the question, in its own order', () => {
    const { text, isWhole } = highlight(LONG, 'how long does it take to norway')
    expect(isWhole).toBe(false)
    expect(text).toMatch(/^We deliver to the whole world/)
    expect(text).toMatch(/\n\n- \*\*Norway\*\* and Switzerland/)
    expect(text).not.toMatch(/sofas/)
    expect(text.length).toBeLessThan(LONG.length)
  })

  it('does not cut at the point of a price', () => {
    expect(highlight(LONG, 'express price').text).toContain('Express costs 9.90 EUR and comes the next day.')
  })

  it('shows all where nothing stands out', () => {
    expect(highlight(LONG, 'zzz').isWhole).toBe(true)
    expect(highlight(LONG, '').isWhole).toBe(true)
  })

  it('finds the sentences of a text without spaces', () => {
    const answer = `${'我们把包裹寄到世界各地。'}${'国内两天送达，满五十欧元包邮。加急第二天到，收九欧九。'}${'寄到中国大约需要十四天，由航空运送，海关可能收税。'}${'大件家具会有两个人送货上门，请提前留出通道和停车的位置，并保持电话畅通。'.repeat(6)}`
    const { text, isWhole } = highlight(answer, '寄中国要几天')
    expect(isWhole).toBe(false)
    expect(text).toContain('寄到中国大约需要十四天')
    expect(text).not.toContain(' ')
  })

  it('never leaves half of a bold passage, and adds nothing', () => {
    for (const { texts } of DEMO_ARTICLES) {
      for (const { answer, questions } of Object.values(texts)) {
        const { text } = highlight(`${answer}\n\n${answer}`, questions[0] ?? '')
        expect((text.split('**').length - 1) % 2).toBe(0)
      }
    }
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 900 }), fc.string({ maxLength: 40 }), (answer, question) => {
        const { text, isWhole } = highlight(answer, question)
        if (isWhole) expect(text).toBe(answer)
        else for (const part of text.split(/\s+/u)) expect(answer).toContain(part)
      }),
    )
  })
})
