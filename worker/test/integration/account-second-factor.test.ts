import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK } from '../../config'
import type { RecoveryCodes, SecondFactorBegun } from '../../protocol'
import { accountIn, addMember, forgetAccounts, mailsTo, must, openShop, PASSWORD } from '../fixtures/accounts'
import { codeOf } from '../fixtures/authenticator'
import { openBrowser, type TestBrowser } from '../fixtures/browser'

const EMAIL = 'owner@demo.example'
const STEP_MS = 30_000

beforeAll(() => openShop('demo'), 60_000)
beforeEach(async () => {
  await forgetAccounts()
  // Early in a step: no code changes in the middle of a test.
  vi.useFakeTimers({ toFake: ['Date'], now: Math.ceil(Date.now() / STEP_MS) * STEP_MS + 1_000 })
})
afterEach(() => vi.useRealTimers())

const signIn = (browser: TestBrowser) => browser.call('POST', '/account/sign-in', { email: EMAIL, password: PASSWORD })

async function addSecondFactor(browser: TestBrowser): Promise<SecondFactorBegun> {
  const begun = await must<SecondFactorBegun>(
    await browser.call('POST', '/account/second-factor', { password: PASSWORD }),
  )
  await must(await browser.call('POST', '/account/second-factor/confirm', { code: await codeOf(begun.secret) }))
  return begun
}

describe('a second factor', () => {
  it('is asked for after the password; a code is good once', async () => {
    const { secret } = await addSecondFactor(await addMember('demo', 'owner'))
    const browser = openBrowser()
    expect(await must(await signIn(browser))).toEqual({ status: 'second_step' })
    expect((await browser.call('GET', '/account')).status).toBe(401)
    expect((await browser.call('GET', '/shops/demo/live')).status).toBe(401)
    // The code of the set-up was used there.
    expect((await browser.call('POST', '/account/second-step', { code: await codeOf(secret) })).status).toBe(401)
    const code = await codeOf(secret, 1)
    expect(
      (await browser.call('POST', '/account/second-step', { code: `${code.slice(0, 3)} ${code.slice(3)}` })).status,
    ).toBe(200)
    expect((await accountIn(browser)).two_factor).toBe(true)
    const replay = openBrowser()
    await signIn(replay)
    expect((await replay.call('POST', '/account/second-step', { code })).status).toBe(401)
  })

  it('takes each recovery code once', async () => {
    const { recovery_codes: codes } = await addSecondFactor(await addMember('demo', 'owner'))
    const statuses: number[] = []
    for (let n = 0; n < 2; n++) {
      const browser = openBrowser()
      await signIn(browser)
      statuses.push((await browser.call('POST', '/account/second-step', { recovery_code: codes[0] })).status)
    }
    expect([codes.length, ...statuses]).toEqual([10, 200, 401])
  })

  it('lets nobody guess: a few codes, then the password again, then a wait', async () => {
    const { secret } = await addSecondFactor(await addMember('demo', 'owner'))
    const statuses: number[] = []
    const browser = openBrowser()
    await signIn(browser)
    for (let n = 0; n < MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK + 1; n++)
      statuses.push((await browser.call('POST', '/account/second-step', { code: String(n).padStart(6, '0') })).status)
    expect(statuses.at(-1)).toBe(429)
    const again = openBrowser()
    await signIn(again)
    expect((await again.call('POST', '/account/second-step', { code: await codeOf(secret, 1) })).status).toBe(429)
  })

  it('is nothing without the first step, in this very browser', async () => {
    const { secret } = await addSecondFactor(await addMember('demo', 'owner'))
    await signIn(openBrowser())
    const response = await openBrowser().call('POST', '/account/second-step', { code: await codeOf(secret, 1) })
    expect(response.status).toBe(401)
  })

  it('is set up and taken away with the password, and a mail says so', async () => {
    const browser = await addMember('demo', 'owner')
    expect((await browser.call('POST', '/account/second-factor', { password: 'wrong' })).status).toBe(403)
    await addSecondFactor(browser)
    expect((await browser.call('POST', '/account/second-factor/remove', { password: 'wrong' })).status).toBe(403)
    const { recovery_codes } = await must<RecoveryCodes>(
      await browser.call('POST', '/account/second-factor/recovery-codes', { password: PASSWORD }),
    )
    expect(recovery_codes).toHaveLength(10)
    await must(await browser.call('POST', '/account/second-factor/remove', { password: PASSWORD }))
    expect((await accountIn(browser)).two_factor).toBe(false)
    expect((await mailsTo(EMAIL)).map(({ subject }) => subject)).toEqual([
      'Two-factor sign-in is off',
      'Two-factor sign-in is on',
    ])
  })

  it('can be asked of everybody: nothing of the shop opens without, the account does', async () => {
    const owner = await addMember('demo', 'owner')
    const agent = await addMember('demo', 'agent')
    expect((await owner.call('PUT', '/shops/demo/access', { require_two_factor: true })).status).toBe(409)
    await addSecondFactor(owner)
    await must(await owner.call('PUT', '/shops/demo/access', { require_two_factor: true }))
    const refused = await agent.call('GET', '/shops/demo/live')
    expect([refused.status, (await refused.json<{ errors: unknown }>()).errors]).toEqual([
      403,
      [{ field: 'two_factor', message: 'is required by this shop' }],
    ])
    expect((await accountIn(agent)).shops).toMatchObject([{ shop: 'demo', lacks_second_factor: true }])
    await addSecondFactor(agent)
    expect((await agent.call('GET', '/shops/demo/live')).status).toBe(200)
  })

  it('keeps its secret and codes sealed', async () => {
    const { secret, recovery_codes: codes } = await addSecondFactor(await addMember('demo', 'owner'))
    const { results } = await env.DB.prepare('select * from account_two_factors, used_codes').all()
    for (const word of [secret, codes[0] ?? '']) expect(JSON.stringify(results)).not.toContain(word)
  })
})
