import { describe, expect, it } from 'vitest'
import { DOCUMENT_LINK_TTL_S } from '../../config'
import { documentLinks, verifyDocumentToken } from './document-links'
import { signToken } from './tokens'

const SECRET = 'a secret for tests only, long enough to sign with'
const NOW = Date.parse('2026-11-27T12:00:00Z')
const INVOICE = { kind: 'invoice', orderNumber: 'KF-1/2', id: 'KF-1/2' } as const

async function tokenOf(): Promise<string> {
  const link = await documentLinks(SECRET, 'demo').linkTo(INVOICE, NOW)
  return new URL(link, 'http://x').searchParams.get('token') ?? ''
}

describe('a link to a document', () => {
  it('is a path on the same host, or whole where the host is known', async () => {
    const path = await documentLinks(SECRET, 'demo').linkTo(INVOICE, NOW, 'zh')
    expect(path).toMatch(/^\/v1\/shops\/demo\/orders\/KF-1%2F2\/invoice\?token=[\w.-]+&lang=zh$/)
    const label = { kind: 'label', orderNumber: '1001', id: 'R-1001-1' } as const
    expect(await documentLinks(SECRET, 'demo', 'https://help.example/').linkTo(label, NOW)).toMatch(
      /^https:\/\/help\.example\/v1\/shops\/demo\/returns\/R-1001-1\/label\?token=/,
    )
  })

  it('opens its own document', async () => {
    const expected = { shop: 'demo', kind: 'invoice', id: 'KF-1/2' } as const
    expect(await verifyDocumentToken(SECRET, await tokenOf(), expected, NOW)).toEqual({ ok: true, value: INVOICE })
  })

  it.each([
    ['of another shop', { shop: 'other', kind: 'invoice', id: 'KF-1/2' }],
    ['of another kind', { shop: 'demo', kind: 'label', id: 'KF-1/2' }],
    ['of another order', { shop: 'demo', kind: 'invoice', id: '1002' }],
  ] as const)('opens none %s', async (_, expected) => {
    expect(await verifyDocumentToken(SECRET, await tokenOf(), expected, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('opens nothing once it has expired, or with another secret', async () => {
    const expected = { shop: 'demo', kind: 'invoice', id: 'KF-1/2' } as const
    const later = NOW + DOCUMENT_LINK_TTL_S * 1000
    expect(await verifyDocumentToken(SECRET, await tokenOf(), expected, later)).toMatchObject({ error: 'expired' })
    const other = 'another secret for tests only, just as long as that'
    expect(await verifyDocumentToken(other, await tokenOf(), expected, NOW)).toMatchObject({ error: 'invalid' })
  })

  it.each(['', 'x', 'a.b.c'])('is no %j', async (token) => {
    const expected = { shop: 'demo', kind: 'invoice', id: '1' } as const
    expect(await verifyDocumentToken(SECRET, token, expected, NOW)).toEqual({ ok: false, error: 'invalid' })
  })

  it('is no token of a conversation', async () => {
    const token = await signToken(SECRET, 'demo', '1001', NOW)
    const expected = { shop: 'demo', kind: 'invoice', id: '1001' } as const
    expect(await verifyDocumentToken(SECRET, token, expected, NOW)).toEqual({ ok: false, error: 'invalid' })
  })
})
