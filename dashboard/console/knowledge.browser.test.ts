import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ArticleHistory, ArticleImportReport, OpenedArticle } from '../../worker/protocol'
import { buildConsole } from './build'

const executablePath = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium'
const ORIGIN = 'http://console.test'
const AT = '2026-01-01T00:00:00.000Z'
const LOCALES = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar']
const ERROR = { row: 3, source: '', field: 'locale', message: 'must be one of en, zh' }

/** The API of a shop that speaks eight languages, played: keeps what is saved. */
class PlayedShop {
  articles: OpenedArticle[] = []
  versions: OpenedArticle[] = []
  /** What the next save is answered with instead of being made. */
  refusal: { status: number; json: object } | null = null
  readonly calls: string[] = []

  answer(method: string, path: string, search: URLSearchParams, body: Record<string, unknown>): object {
    this.calls.push(`${method} ${path}?${search}`)
    if (path === '/import') return this.report(search.get('dry_run') === '1')
    if (path === '/try') {
      const hits = [{ article_id: 'piano', title: 'Do you tune pianos?', confidence: 0.8, answers: true }]
      return { intent: { name: 'delivery_time', confidence: 0.9 }, locale: 'en', hits }
    }
    const [, , id = '', rest] = path.split('/')
    if (id === '') return this.list(search)
    const known = this.articles.find(({ article_id }) => article_id === id)
    if (rest === 'versions') return this.history()
    if (rest === 'restore')
      return this.save(id, { ...this.versions.find(({ version }) => version === body['version']) })
    if (method === 'PUT') return this.save(id, body)
    if (method === 'DELETE') return this.save(id, { ...known, status: 'archived' })
    return known ?? {}
  }

  list(search: URLSearchParams) {
    const shown = this.articles.filter(({ texts }) => JSON.stringify(texts).includes(search.get('q') ?? ''))
    const articles = shown.map(({ texts, ...article }) => ({
      ...article,
      titles: Object.fromEntries(Object.entries(texts).map(([locale, { title }]) => [locale, title])),
      missing: LOCALES.filter((locale) => !(locale in texts)),
    }))
    const counts = { draft: 0, published: this.articles.length, archived: 0 }
    const shop = { locales: LOCALES, default_locale: 'en', time_zone: 'Europe/Lisbon' }
    return { articles, total: articles.length, counts, tags: ['music'], ...shop }
  }

  history(): ArticleHistory {
    const versions = this.versions.toReversed().map((one) => ({ ...one, saved_at: AT, saved_by: 'api_key:1' }))
    return { article_id: 'piano', versions }
  }

  save(id: string, content: object): OpenedArticle {
    const version = this.versions.length + 1
    const facts = { article_id: id, version, changed_by: '', created_at: AT, updated_at: AT, related_titles: {} }
    const article = { ...content, ...facts } as OpenedArticle
    this.versions.push(article)
    this.articles = [article]
    return article
  }

  report(dryRun: boolean): ArticleImportReport {
    const article = { article_id: 'a', outcome: 'created' as const, title: 'A title', locales: ['en'], rows: [2] }
    const counts = { created: 1, changed: 0, unchanged: 0, rejected: 1 }
    return { dry_run: dryRun, format: 'csv', ...counts, articles: [article], errors: [ERROR], notes: [] }
  }
}

describe.skipIf(!existsSync(executablePath))('the knowledge base in a browser', () => {
  let dist = ''
  let browser: Browser
  let shop = new PlayedShop()

  beforeAll(async () => {
    dist = await mkdtemp(join(tmpdir(), 'kefu-knowledge-'))
    await buildConsole(dist)
    browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  })
  afterAll(async () => {
    await browser.close()
    await rm(dist, { recursive: true, force: true })
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
  })

  async function visit(options: BrowserContextOptions = {}): Promise<Page> {
    shop = new PlayedShop()
    const page = await (await browser.newContext({ locale: 'en', ...options })).newPage()
    await page.route(`${ORIGIN}/**`, async (route) => {
      const { pathname, searchParams } = new URL(route.request().url())
      const api = /^\/v1\/shops\/demo\/knowledge(.*)$/.exec(pathname)
      if (api) {
        const [method, path] = [route.request().method(), api[1] ?? '']
        if (method === 'PUT' && shop.refusal) return route.fulfill(shop.refusal)
        const body = path === '/import' ? {} : (route.request().postDataJSON() ?? {})
        return route.fulfill({ json: shop.answer(method, path, searchParams, body) })
      }
      const file = /\.\w+$/.test(pathname) ? pathname.replace(/^\/console\//, '') : 'index.html'
      return route.fulfill({ path: join(dist, file) })
    })
    await page.goto(`${ORIGIN}/console/knowledge#key=kefu_right&shop=demo`)
    await page.getByRole('button', { name: 'New article' }).waitFor()
    return page
  }

  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
  const field = (page: Page, name: string | RegExp) => page.locator('.own-editor').getByLabel(name, { exact: true })

  async function write(page: Page): Promise<void> {
    await button(page, 'New article').click()
    await field(page, 'Title').fill('Do you tune pianos?')
    await field(page, /^Questions/).fill('- piano tuning\n- tune my piano')
    await field(page, 'Answer').fill('Yes, **gladly**.')
    await field(page, 'Id').focus()
  }

  it('says what will be here while there is nothing', async () => {
    const page = await visit()
    await page.getByRole('heading', { name: 'No articles yet' }).waitFor()
    expect(await page.getByRole('link', { name: 'Knowledge' }).getAttribute('aria-current')).toBe('page')
  })

  it('writes an article in several languages, Arabic from right to left, and publishes it', async () => {
    const page = await visit()
    await write(page)
    expect(await field(page, 'Id').inputValue()).toBe('do-you-tune-pianos')
    await page.locator('.know-bubble strong', { hasText: 'gladly' }).waitFor()
    await page.getByRole('tab', { name: /^English/ }).press('ArrowLeft')
    expect(await page.getByRole('tab', { name: /^Arabic/ }).getAttribute('aria-selected')).toBe('true')
    expect(await field(page, 'Answer').getAttribute('dir')).toBe('rtl')
    await field(page, 'Title').fill('هل تضبطون البيانو؟')
    await button(page, 'Publish').click()
    await page.getByText('Title and answer are both needed in Arabic, or neither.').waitFor()
    await field(page, 'Answer').fill('نعم')
    await field(page, 'Shown from').fill('2026-07-01T09:00')
    await button(page, 'Publish').click()
    await page.getByText('Published as version 1.').waitFor()
    expect(shop.articles[0]).toMatchObject({
      status: 'published',
      base_version: 0,
      valid_from: '2026-07-01T08:00:00.000Z',
      texts: { en: { questions: ['piano tuning', 'tune my piano'] }, ar: { answer: 'نعم' } },
    })
    await page.getByText('not in zh, es, fr, de, pt, ja').waitFor()
  })

  it('saves with Ctrl+S, shows what changed, and restores', async () => {
    const page = await visit()
    await write(page)
    await button(page, 'Save draft').click()
    await page.getByText('Saved as a draft, version 1.').waitFor()
    await field(page, 'Answer').fill('Yes, for 90 euros.')
    await page.keyboard.press('Control+s')
    await page.getByText('Saved as a draft, version 2.').waitFor()
    await button(page, 'Show history').click()
    await button(page, 'What changed').click()
    expect(await page.locator('.know-diff .removed').textContent()).toContain('Yes, **gladly**.')
    expect(await page.locator('.know-diff .added').textContent()).toContain('Yes, for 90 euros.')
    await button(page, 'Restore version 1').click()
    await page.getByText('Restored as version 3.').waitFor()
    expect(await field(page, 'Answer').inputValue()).toBe('Yes, **gladly**.')
  })

  it('keeps what was written when somebody else was faster, and asks before it is lost', async () => {
    const page = await visit()
    await write(page)
    shop.refusal = { status: 409, json: { title: 'Conflict', status: 409 } }
    await button(page, 'Publish').click()
    await page.getByText('somebody else changed this article').waitFor()
    const asked: string[] = []
    page.on('dialog', (dialog) => {
      asked.push(dialog.message())
      void dialog.dismiss()
    })
    await field(page, 'Answer').press('Escape')
    expect(asked).toEqual(['Leave without saving your changes?'])
    expect(await field(page, 'Answer').inputValue()).toBe('Yes, **gladly**.')
  })

  it('looks at a file before it is imported, and tells what is wrong with it', async () => {
    const page = await visit()
    await button(page, 'Import').click()
    const file = { name: 'faq.csv', mimeType: 'text/csv', buffer: Buffer.from('title,answer\nA,b\n') }
    await page.locator('input[type=file]').setInputFiles(file)
    await page.getByText('What this import would do').waitFor()
    const row = await page.locator('.know-report tbody tr').first().allInnerTexts()
    expect(row[0]?.split('\t')).toEqual(['3', 'locale', 'must be one of en, zh'])
    const sent = () => shop.calls.filter((call) => call.startsWith('POST /import'))
    expect(sent()).toEqual(['POST /import?dry_run=1&locale=en&status=draft'])
    await page.getByLabel('New articles become').selectOption('published')
    await button(page, 'Import articles: 1').click()
    await page.getByText('Import finished').waitFor()
    expect(sent().at(-1)).toBe('POST /import?dry_run=0&locale=en&status=published')
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'detached' })
  })

  it('tells which article answers, and fits a phone with eight languages', async () => {
    const page = await visit({ viewport: { width: 390, height: 844 }, colorScheme: 'dark' })
    await page.getByRole('textbox', { name: 'Which article answers this?' }).fill('piano')
    await button(page, 'Try').click()
    await page.getByText('80%').waitFor()
    await write(page)
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0)
  })
})
