import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createSetupToken } from '../../adapters/d1/setup-tokens'
import { accountIn, forgetAccounts, must, openShop, PASSWORD, signUpOwner } from '../fixtures/accounts'
import { openBrowser } from '../fixtures/browser'

beforeAll(async () => {
  await openShop('demo')
  await openShop('other')
}, 60_000)
beforeEach(forgetAccounts)

const signIn = (browser = openBrowser(), password = PASSWORD, email = 'owner@demo.example') =>
  browser.call('POST', '/account/sign-in', { email, password })

describe('the first owner', () => {
  it('signs up with the link and is signed in, in the shop of the link alone', async () => {
    const browser = await signUpOwner('demo')
    expect(await accountIn(browser)).toMatchObject({
      email: 'owner@demo.example',
      two_factor: false,
      shops: [{ shop: 'demo', role: 'owner', initials: 'OO', display_name: 'Olga Owner' }],
    })
    expect((await browser.call('GET', '/shops/demo/live')).status).toBe(200)
    expect((await browser.call('GET', '/shops/other/live')).status).toBe(401)
  })

  it('is one: neither a second use, nor a new link, nor two at once make another', async () => {
    const token = await createSetupToken(env.DB, 'demo', Date.now())
    const answers = await Promise.all(
      ['a', 'b'].map((name) => {
        const body = { shop: 'demo', token, name, email: `${name}@demo.example`, password: PASSWORD }
        return openBrowser()
          .call('POST', '/account/set-up', body)
          .then(({ status }) => status)
      }),
    )
    expect(answers.sort()).toEqual([200, 409])
    expect(await createSetupToken(env.DB, 'demo', Date.now())).toBeNull()
    const late = { shop: 'demo', token, name: 'c', email: 'c@demo.example', password: PASSWORD }
    expect((await openBrowser().call('POST', '/account/set-up', late)).status).toBe(403)
  })

  it('needs the link of this very shop, young enough, and a password of some length', async () => {
    const token = await createSetupToken(env.DB, 'demo', Date.now())
    const old = await createSetupToken(env.DB, 'other', 1)
    const person = { name: 'x', email: 'x@x.example', password: PASSWORD }
    const ask = async (body: object) => (await openBrowser().call('POST', '/account/set-up', body)).status
    expect(await ask({ shop: 'other', token, ...person })).toBe(403)
    expect(await ask({ shop: 'other', token: old, ...person })).toBe(403)
    expect(await ask({ shop: 'nowhere', token, ...person })).toBe(403)
    expect(await ask({ shop: 'demo', token, ...person, password: 'short' })).toBe(400)
    expect(await ask({ shop: 'demo', token })).toBe(400)
    expect(await ask({ shop: 'demo', token, ...person })).toBe(200)
  })

  it('owns a second shop with the same account', async () => {
    const browser = await signUpOwner('demo')
    const token = await createSetupToken(env.DB, 'other', Date.now())
    await must(await browser.call('POST', '/account/set-up', { shop: 'other', token }))
    expect((await accountIn(browser)).shops.map(({ shop }) => shop)).toEqual(['demo', 'other'])
    expect((await browser.call('GET', '/shops/other/live')).status).toBe(200)
  })
})

describe('signing in', () => {
  it('opens a session that signing out ends', async () => {
    await signUpOwner('demo')
    const browser = openBrowser()
    expect(await must(await signIn(browser))).toEqual({ status: 'signed_in' })
    const stolen = openBrowser()
    for (const [name, value] of browser.cookies) stolen.cookies.set(name, value)
    expect((await stolen.call('GET', '/shops/demo/live')).status).toBe(200)
    expect((await browser.call('POST', '/account/sign-out')).status).toBe(204)
    expect((await stolen.call('GET', '/shops/demo/live')).status).toBe(401)
    expect((await stolen.call('GET', '/account')).status).toBe(401)
  })

  it('sets cookies that belong to this host, unread by scripts', async () => {
    await signUpOwner('demo')
    const lines = (await signIn()).headers.getSetCookie()
    expect(lines.length).toBeGreaterThan(0)
    for (const line of lines)
      expect(line).toMatch(/^__Host-kefu_\w+=.*(?=.*; Path=\/)(?=.*; HttpOnly)(?=.*; Secure)(?=.*; SameSite=Lax)/)
    for (const line of lines) expect(line).not.toMatch(/Domain=/i)
  })

  it('gives a new session each time, whatever cookie came along', async () => {
    await signUpOwner('demo')
    const browser = openBrowser()
    browser.cookies.set('__Host-kefu_session', 'planted.by-somebody-else')
    await must(await signIn(browser))
    const first = browser.cookies.get('__Host-kefu_session')
    await must(await signIn(browser))
    expect(first).not.toMatch(/^planted/)
    expect(browser.cookies.get('__Host-kefu_session')).not.toBe(first)
  })

  it('answers alike for a wrong password and an address nobody has', async () => {
    await signUpOwner('demo')
    const wrong = await signIn(openBrowser(), 'wrong password')
    const nobody = await signIn(openBrowser(), PASSWORD, 'nobody@demo.example')
    expect([wrong.status, nobody.status]).toEqual([401, 401])
    expect(await wrong.json()).toEqual(await nobody.json())
  })

  it('takes no session whose signature or token was changed', async () => {
    const browser = await signUpOwner('demo')
    const good = browser.cookies.get('__Host-kefu_session') ?? ''
    const { results } = await env.DB.prepare('select token from account_sessions').all<{ token: string }>()
    for (const bad of [
      `x${good}`,
      results[0]?.token ?? '',
      `${results[0]?.token}.AAAA`,
      '',
      good.split('.')[0] ?? '',
    ]) {
      browser.cookies.set('__Host-kefu_session', bad)
      expect((await browser.call('GET', '/shops/demo/live')).status).toBe(401)
    }
  })

  it('lets the session end with its time', async () => {
    const browser = await signUpOwner('demo')
    await env.DB.prepare('update account_sessions set expires_at = ?').bind(Date.now()).run()
    expect((await browser.call('GET', '/account')).status).toBe(401)
    expect((await browser.call('GET', '/shops/demo/live')).status).toBe(401)
  })
})
