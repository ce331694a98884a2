import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { AccountInfo, ApiKeyList, AuditPage, Team } from '../../worker/protocol'
import { buildConsole } from './build'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ORIGIN = 'http://console.test'
const LIVE = { active_conversations: 0, turns_per_minute: [0], handed_off: 0, slowest_ms: null }
const REPORT = {
  report: 'overview',
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-02T00:00:00Z',
  tz: 'UTC',
  summary: { turns: 0 },
  series: [],
  rows: [],
}
type Role = AccountInfo['shops'][number]['role']

const accountOf = (role: Role, more: Partial<AccountInfo['shops'][number]> = {}): AccountInfo => ({
  id: 'u1',
  email: 'mei@example.com',
  name: 'Mei',
  two_factor: false,
  recovery_codes_left: null,
  session_expires_at: '2027-01-01T00:00:00Z',
  shops: ['demo', 'other'].map((shop) => ({
    shop,
    name: `Shop ${shop}`,
    role,
    display_name: 'Mei',
    initials: 'M',
    lacks_second_factor: false,
    ...more,
  })),
})
const TEAM: Team = {
  members: [
    {
      id: 'u1',
      role: 'owner',
      display_name: 'Mei',
      initials: 'M',
      languages: [],
      skills: [],
      email: 'mei@example.com',
      two_factor: true,
      joined_at: '2026-01-01T00:00:00Z',
      is_you: true,
      may_manage: true,
    },
  ],
  require_two_factor: false,
  may_grant: ['owner', 'admin', 'agent', 'analyst'],
}
const KEYS: ApiKeyList = { keys: [], may_grant: ['owner', 'admin', 'agent', 'analyst'] }
const AUDIT: AuditPage = {
  entries: [
    {
      id: 1,
      at: '2026-01-01T00:00:00Z',
      by: 'member:u1',
      by_name: 'Mei',
      action: 'change_role',
      subject: 'member:u2',
      subject_name: 'Ana',
      detail: { before: { role: 'agent' }, after: { role: 'admin' } },
      place: 'PT 203.0.113.0/24',
    },
  ],
  next_before: null,
  actions: ['change_role', 'looked'],
}

/** The built console; its server is played by the test. */
describe.skipIf(!existsSync(executablePath))('accounts in a browser', () => {
  let dist = ''
  let browser: Browser
  /** What GET /v1/account answers; null while nobody is signed in. */
  let account: AccountInfo | null = null
  let answers: Record<string, { status: number; json?: unknown }> = {}
  let asked: { name: string; body: string | null; headers: Record<string, string> }[] = []

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-console-'))
    await buildConsole(dist)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await rm(dist, { recursive: true, force: true })
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    answers = {}
    asked = []
    account = null
  })

  async function visit(path: string): Promise<Page> {
    const page = await (await browser.newContext({ locale: 'en' })).newPage()
    await page.route(`${ORIGIN}/**`, async (route) => {
      const request = route.request()
      const { pathname } = new URL(request.url())
      if (!pathname.startsWith('/v1/')) {
        const file = pathname.replace(/^\/console\//, '')
        return route.fulfill({ path: join(dist, /\.\w+$/.test(file) ? file : 'index.html') })
      }
      const name = `${request.method()} ${pathname.replace('/v1', '')}`
      asked.push({ name, body: request.postData(), headers: request.headers() })
      const played = answers[name]
      if (played) return route.fulfill({ status: played.status, json: played.json ?? {} })
      if (name === 'GET /account') return route.fulfill(account ? { json: account } : { status: 401, json: {} })
      const [, , , , what = ''] = pathname.split('/')
      const json = {
        reports: REPORT,
        live: LIVE,
        team: TEAM,
        invitations: { invitations: [] },
        'api-keys': KEYS,
        audit: AUDIT,
      }[what]
      return route.fulfill(json ? { json } : { status: 404, json: {} })
    })
    await page.goto(`${ORIGIN}${path}`)
    return page
  }

  async function signIn(page: Page): Promise<void> {
    await page.getByLabel('E-mail').fill('mei@example.com')
    await page.getByLabel('Password').fill('correct horse battery')
    await page.getByRole('button', { name: 'Sign in', exact: true }).click()
  }

  it('signs in with a password and the second step, and sends what only its own pages send', async () => {
    answers = {
      'POST /account/sign-in': { status: 200, json: { status: 'second_step' } },
      'POST /account/second-step': { status: 200, json: { status: 'signed_in' } },
    }
    const page = await visit('/console/')
    await signIn(page)
    account = accountOf('owner')
    await page.getByLabel('Code', { exact: true }).fill('123456')
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: 'Live overview' }).waitFor()
    const live = asked.find(({ name }) => name === 'GET /shops/demo/live')
    expect(live?.headers['x-kefu-console']).toBe('1')
    expect(live?.headers['authorization']).toBeUndefined()
    expect(asked.find(({ name }) => name === 'POST /account/second-step')?.body).toBe('{"code":"123456"}')
  })

  it('says what was wrong without saying which, and can be filled by password managers', async () => {
    answers = { 'POST /account/sign-in': { status: 401 } }
    const page = await visit('/console/')
    expect(await page.getByLabel('E-mail').getAttribute('autocomplete')).toBe('username')
    expect(await page.getByLabel('Password').getAttribute('autocomplete')).toBe('current-password')
    await signIn(page)
    await page.getByRole('alert').filter({ hasText: 'E-mail or password is wrong' }).waitFor()
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('password')
    answers = { 'POST /account/sign-in': { status: 429 } }
    await signIn(page)
    await page.getByRole('alert').filter({ hasText: 'Too many tries' }).waitFor()
  })

  it('opens an invitation, keeps its token from the address afterwards, and enters the shop', async () => {
    const seen = {
      shop: 'demo',
      shop_name: 'Linden',
      email: 'mei@example.com',
      role: 'agent',
      has_account: false,
      signed_in_as: null,
    }
    answers = {
      'POST /account/invitation': { status: 200, json: seen },
      'POST /account/invitation/accept': { status: 200, json: { status: 'signed_in' } },
    }
    const page = await visit('/console/invitation#token=abcdefghijklmnopqrstuvwxyz')
    await page.getByText('Linden asks you to join as: Agent.').waitFor()
    expect(await page.getByLabel('Password').getAttribute('autocomplete')).toBe('new-password')
    await page.getByLabel('Your name').fill('Mei')
    await page.getByLabel('Password').fill('correct horse battery')
    account = accountOf('agent')
    await page.getByRole('button', { name: 'Accept the invitation' }).click()
    await page.getByRole('heading', { name: 'Live overview' }).waitFor()
    expect(page.url()).toBe(`${ORIGIN}/console/`)
  })

  it('shows each role its own pages, and switches shops', async () => {
    account = accountOf('agent')
    const page = await visit('/console/')
    await page.getByRole('heading', { name: 'Live overview' }).waitFor()
    expect(await page.getByRole('navigation', { name: 'Pages' }).getByRole('link').allTextContents()).toEqual([
      'Live overview',
      'Inbox',
    ])
    await page.getByRole('button', { name: 'Account' }).click()
    expect(await page.getByRole('navigation', { name: 'Account' }).getByRole('link').allTextContents()).toEqual([
      'Profile and security',
      'Team',
    ])
    await page.locator('.acct-shops select').selectOption('other')
    await expect.poll(() => asked.some(({ name }) => name === 'GET /shops/other/live')).toBe(true)
  })

  it('lets nobody without the second step that the shop asks for further than their account', async () => {
    account = accountOf('owner', { lacks_second_factor: true })
    const page = await visit('/console/team')
    await page.getByRole('alert').filter({ hasText: 'asks for a second step' }).waitFor()
    expect(asked.filter(({ name }) => name.includes('/shops/'))).toEqual([])
  })

  it.each([
    ['/console/team', 'Team'],
    ['/console/keys', 'API keys'],
    ['/console/audit', 'Audit log'],
    ['/console/account', 'Profile and security'],
  ])('opens %s by its address, on a phone too, with no more width than there is', async (path, heading) => {
    account = accountOf('owner')
    const page = await visit(path)
    await page.setViewportSize({ width: 360, height: 740 })
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor()
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  })

  it('tells a member whose session has ended so, and asks to sign in again', async () => {
    account = accountOf('owner')
    const page = await visit('/console/team')
    await page.getByRole('heading', { name: 'Members' }).waitFor()
    answers = { 'GET /shops/demo/api-keys': { status: 401 } }
    await page.getByRole('button', { name: 'Account' }).click()
    await page.getByRole('link', { name: 'API keys' }).click()
    await page.getByText('Your session has ended').waitFor()
    await page.getByLabel('E-mail').waitFor()
  })

  it('shows a change with before and after', async () => {
    account = accountOf('owner')
    const page = await visit('/console/audit')
    const row = page.getByRole('row').filter({ hasText: 'Changed a role' })
    expect((await row.textContent())?.replace(/\s+/g, ' ')).toContain('role: agent → admin')
    expect(await row.textContent()).toContain('PT 203.0.113.0/24')
  })
})
