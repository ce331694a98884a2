import { describe, expect, it } from 'vitest'
import { linkTo, signLink, verifyLink } from './action-links'

const SECRET = 'a secret for tests only, long enough to sign with'
const NOW = Date.parse('2026-11-27T12:00:00Z')
const CLAIMS = { shop: 'demo', subject: 's-1', id: 'l-1' }

describe('a link in a mail', () => {
  it('opens what it was signed for until it ends', async () => {
    const token = await signLink(SECRET, 'newsletter_confirm', CLAIMS, NOW, 60)
    const open = (at: number) => verifyLink(SECRET, 'newsletter_confirm', 'demo', token, at)
    expect(await open(NOW + 59_000)).toEqual({ ok: true, value: { subject: 's-1', id: 'l-1' } })
    expect(await open(NOW + 61_000)).toEqual({ ok: false, error: 'expired' })
  })

  it.each([
    ['another purpose', 'newsletter_off', 'demo', SECRET],
    ['another shop', 'newsletter_confirm', 'other', SECRET],
    ['another secret', 'newsletter_confirm', 'demo', `${SECRET}!`],
  ] as const)('opens nothing for %s', async (_what, purpose, shop, secret) => {
    const token = await signLink(SECRET, 'newsletter_confirm', CLAIMS, NOW, 60)
    expect(await verifyLink(secret, purpose, shop, token, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('is whole where the host is known, else a path', () => {
    expect(linkTo('https://help.example/', 'demo', 'data-exports', 't', 'zh')).toBe(
      'https://help.example/v1/shops/demo/data-exports?token=t&lang=zh',
    )
    expect(linkTo(undefined, 'demo', 'data-exports', 't')).toBe('/v1/shops/demo/data-exports?token=t')
  })
})
