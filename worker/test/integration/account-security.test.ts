import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_SIGN_INS_PER_ACCOUNT, MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK, SIGN_IN_WINDOW_MS } from '../../config'
import type { AccountSessionList } from '../../protocol'
import { accountIn, addMember, forgetAccounts, mailsTo, must, openShop, PASSWORD, tokenIn } from '../fixtures/accounts'
import { openBrowser, type TestBrowser } from '../fixtures/browser'

const EMAIL = 'owner@demo.example'
const NEW_PASSWORD = 'another long password'

beforeAll(() => openShop('demo'), 60_000)
beforeEach(forgetAccounts)
afterEach(() => vi.useRealTimers())

const signIn = (browser: TestBrowser, password = PASSWORD, email = EMAIL) =>
  browser.call('POST', '/account/sign-in', { email, password })
const from = (address: string) => openBrowser({ 'cf-connecting-ip': address })

describe('guessing a password', () => {
  it('ends after a few tries from one network, for the right password too, and for addresses nobody has alike', async () => {
    await addMember('demo', 'owner')
    for (const email of [EMAIL, 'nobody@demo.example']) {
      const statuses: number[] = []
      for (let n = 0; n <= MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK; n++)
        statuses.push((await signIn(from('198.51.100.7'), 'wrong password', email)).status)
      expect(statuses).toEqual([...Array(MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK).fill(401), 429])
    }
    const locked = await signIn(from('198.51.100.7'))
    expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '900'])
    expect((await signIn(from('198.51.100.8'))).status).toBe(200)
  })

  it('ends for the account from however many networks, but not for a browser that was here before', async () => {
    const known = await addMember('demo', 'owner')
    await env.DB.prepare('delete from sign_in_attempts').run()
    const answers = await Promise.all(
      Array.from({ length: MAX_SIGN_INS_PER_ACCOUNT + 5 }, (_, n) => signIn(from(`198.51.100.${n}`), 'wrong password')),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(MAX_SIGN_INS_PER_ACCOUNT)
    expect((await signIn(from('203.0.113.1'))).status).toBe(429)
    expect((await signIn(known)).status).toBe(200)
  })

  it('is over after the window, and after a right one', async () => {
    await addMember('demo', 'owner')
    for (let round = 0; round < 2; round++) {
      for (let n = 0; n < MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK - 1; n++)
        await signIn(from('198.51.100.7'), 'wrong password')
      expect((await signIn(from('198.51.100.7'))).status).toBe(200)
    }
    for (let n = 0; n <= MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK; n++) await signIn(from('198.51.100.7'), 'wrong password')
    await env.DB.prepare('update sign_in_attempts set at = at - ?').bind(SIGN_IN_WINDOW_MS).run()
    expect((await signIn(from('198.51.100.7'))).status).toBe(200)
  })
})

describe('a forgotten password', () => {
  async function forgot(email: string): Promise<void> {
    const response = await openBrowser().call('POST', '/account/forgot', { email })
    expect([response.status, await response.text()]).toEqual([202, ''])
  }

  it('is set anew with the mailed link, once; every session ends', async () => {
    const browser = await addMember('demo', 'owner')
    await forgot(EMAIL)
    await vi.waitFor(async () => expect(await mailsTo(EMAIL)).toHaveLength(1))
    const [mail] = await mailsTo(EMAIL)
    expect(mail?.text).toMatch(/http:\/\/localhost:8787\/console\/reset#token=/)
    const reset = { token: tokenIn(mail), new_password: NEW_PASSWORD }
    expect((await openBrowser().call('POST', '/account/reset', reset)).status).toBe(204)
    expect((await openBrowser().call('POST', '/account/reset', reset)).status).toBe(403)
    expect((await browser.call('GET', '/account')).status).toBe(401)
    expect((await signIn(openBrowser())).status).toBe(401)
    expect((await signIn(openBrowser(), NEW_PASSWORD)).status).toBe(200)
  })

  it('answers alike for an address nobody has, and mails at most three links', async () => {
    await addMember('demo', 'owner')
    await forgot('nobody@demo.example')
    for (let n = 0; n < 5; n++) await forgot(EMAIL)
    await vi.waitFor(async () => expect(await mailsTo(EMAIL)).toHaveLength(3))
    expect(await mailsTo('nobody@demo.example')).toEqual([])
  })

  it('keeps no token that could be used', async () => {
    await addMember('demo', 'owner')
    await forgot(EMAIL)
    await vi.waitFor(async () => expect(await mailsTo(EMAIL)).toHaveLength(1))
    const token = tokenIn((await mailsTo(EMAIL))[0])
    const { results } = await env.DB.prepare('select * from account_verifications').all()
    expect(results).toHaveLength(1)
    expect(JSON.stringify(results)).not.toContain(token)
    await env.DB.prepare('update account_verifications set expires_at = ?')
      .bind(Date.now() - 1)
      .run()
    expect((await openBrowser().call('POST', '/account/reset', { token, new_password: NEW_PASSWORD })).status).toBe(403)
  })
})

describe('sessions', () => {
  it('are listed with device and place, and ended one by one or all others', async () => {
    const browser = await addMember('demo', 'owner')
    const others = [from('203.0.113.9'), openBrowser()]
    for (const other of others) await must(await signIn(other))
    const list = () => browser.call('GET', '/account/sessions').then((response) => must<AccountSessionList>(response))
    const { sessions } = await list()
    expect(sessions).toHaveLength(3)
    expect(sessions.filter(({ is_this }) => is_this)).toHaveLength(1)
    const far = sessions.find(({ place }) => place.includes('203.0.113.0/24'))
    expect(far?.device).toBe('Firefox, Windows')
    await must(await browser.call('DELETE', `/account/sessions/${far?.id}`))
    expect((await others[0]?.call('GET', '/account'))?.status).toBe(401)
    await must(await browser.call('DELETE', '/account/sessions'))
    expect((await others[1]?.call('GET', '/account'))?.status).toBe(401)
    expect((await list()).sessions).toMatchObject([{ is_this: true }])
  })

  it("are one's own: nobody ends another's", async () => {
    const browser = await addMember('demo', 'owner')
    const other = await addMember('demo', 'agent')
    const { sessions } = await must<AccountSessionList>(await other.call('GET', '/account/sessions'))
    expect((await browser.call('DELETE', `/account/sessions/${sessions[0]?.id}`)).status).toBe(404)
    expect((await other.call('GET', '/account')).status).toBe(200)
  })

  it('from a new browser are told by mail, from a known one not', async () => {
    const browser = await addMember('demo', 'owner')
    await must(await signIn(browser))
    expect(await mailsTo(EMAIL)).toEqual([])
    await must(await signIn(from('203.0.113.9')))
    const mails = await mailsTo(EMAIL)
    expect(mails).toHaveLength(1)
    expect(mails[0]?.text).toMatch(/Firefox, Windows\n203\.0\.113\.0\/24/)
  })
})

describe('e-mail and password', () => {
  it('are changed with the password; other sessions end with the password', async () => {
    const browser = await addMember('demo', 'owner')
    const other = openBrowser()
    await signIn(other)
    const change = (current: string) =>
      browser.call('POST', '/account/password', { current_password: current, new_password: NEW_PASSWORD })
    expect((await change('wrong')).status).toBe(403)
    expect((await change(PASSWORD)).status).toBe(204)
    expect((await other.call('GET', '/account')).status).toBe(401)
    expect((await browser.call('GET', '/account')).status).toBe(200)
    expect((await signIn(openBrowser(), NEW_PASSWORD)).status).toBe(200)
  })

  it('move to a new address once its link is opened; the old one is told', async () => {
    const browser = await addMember('demo', 'owner')
    const ask = (new_email: string, password = PASSWORD) =>
      browser.call('POST', '/account/email', { new_email, password })
    expect((await ask('new@demo.example', 'wrong')).status).toBe(403)
    await must(await ask('New@demo.example'))
    expect((await accountIn(browser)).email).toBe(EMAIL)
    const token = tokenIn((await mailsTo('new@demo.example'))[0])
    expect((await openBrowser().call('POST', '/account/email/confirm', { token })).status).toBe(204)
    expect((await openBrowser().call('POST', '/account/email/confirm', { token })).status).toBe(403)
    expect((await accountIn(browser)).email).toBe('new@demo.example')
    expect((await mailsTo(EMAIL))[0]?.subject).toBe('Your sign-in address was changed')
  })

  it('never move to an address somebody has, and the answer does not tell', async () => {
    const browser = await addMember('demo', 'owner')
    await addMember('demo', 'agent')
    const response = await browser.call('POST', '/account/email', {
      new_email: 'agent@demo.example',
      password: PASSWORD,
    })
    expect(response.status).toBe(202)
    expect(await mailsTo('agent@demo.example')).toEqual([])
  })
})
