import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { addMember, forgetAccounts, must, openShop, PASSWORD } from '../fixtures/accounts'
import { openBrowser } from '../fixtures/browser'

const EMAIL = 'owner@demo.example'

beforeAll(() => openShop('demo'), 60_000)
beforeEach(forgetAccounts)

describe('a page of another site', () => {
  const FOREIGN: readonly Readonly<Record<string, string>>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'x-kefu-console': '' },
  ]

  it.each(FOREIGN)('changes nothing with %j', async (headers) => {
    const browser = await addMember('demo', 'owner')
    const write = await browser.call('PATCH', '/shops/demo/me', { display_name: 'Mallory' }, headers)
    expect(write.status).toBe(403)
    expect((await browser.call('POST', '/account/sign-out', undefined, headers)).status).toBe(403)
    expect(
      (await openBrowser().call('POST', '/account/sign-in', { email: EMAIL, password: PASSWORD }, headers)).status,
    ).toBe(403)
    expect(await must(await browser.call('GET', '/shops/demo/me'))).toMatchObject({ display_name: 'A owner' })
  })

  it('reads nothing, even from an origin that the shop allows its widget on', async () => {
    const browser = await addMember('demo', 'owner')
    for (const headers of [
      { origin: 'https://shop.example' },
      { origin: 'http://localhost:3000' },
      { 'sec-fetch-site': 'cross-site' },
    ]) {
      expect((await browser.call('GET', '/shops/demo/team', undefined, headers)).status).toBe(403)
    }
    expect((await browser.call('GET', '/shops/demo/live', undefined, { 'sec-fetch-site': 'none' })).status).toBe(200)
  })

  it('opens no socket with the cookie', async () => {
    const browser = await addMember('demo', 'owner')
    const upgrade = { upgrade: 'websocket', connection: 'upgrade' }
    expect(
      (await browser.call('GET', '/shops/demo/live', undefined, { ...upgrade, origin: 'https://evil.example' })).status,
    ).toBe(403)
  })
})
