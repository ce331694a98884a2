import { env } from 'cloudflare:workers'
import { beforeEach, describe, expect, test } from 'vitest'
import { writeArticles } from '../../adapters/d1/write-articles'
import { forgetBundles, getBundle, publishBundle } from '../../adapters/kv/bundles'
import type { ArticleHistory, ManagedArticle, ManagedArticleList, Problem, TriedArticle } from '../../protocol'
import { countOf, imported, knowledge, PIANOS, saved, sendFile } from '../fixtures/articles'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { request, seedDemoShop } from '../fixtures/shop'

let owner = ''
beforeEach(async () => {
  await env.DB.exec("delete from articles where article_id like 'piano%'")
  await seedDemoShop()
  await env.DB.exec("delete from article_versions where article_id like 'piano%'")
  await env.DB.exec('delete from audit_log')
  await publishBundle(env, 'demo')
  owner = await keyOf('owner')
})

const publicly = (id: string) => request(`/v1/shops/demo/articles/${id}`)

describe('an article', () => {
  test('of the demo shop is listed, found and read as it was before there were versions', async () => {
    const list = await (await knowledge(owner, 'GET', '/articles?limit=5')).json<ManagedArticleList>()
    expect(list).toMatchObject({
      total: 110,
      counts: { published: 110, draft: 0, archived: 0 },
      time_zone: 'Europe/Lisbon',
    })
    expect(list.articles).toHaveLength(5)
    expect(list.articles[0]).toMatchObject({ article_id: 'delivery-time-home', version: 1, missing: [] })
    const { versions } = await (
      await knowledge(owner, 'GET', '/articles/delivery-time-home/versions')
    ).json<ArticleHistory>()
    expect(versions.map(({ version }) => version)).toEqual([1])
  })

  test('is shown once it is published, and no more once it is archived', async () => {
    await saved(owner, 'piano', { ...PIANOS, status: 'draft', base_version: 0 })
    expect((await publicly('piano')).status).toBe(404)
    await saved(owner, 'piano', { ...PIANOS, base_version: 1 })
    expect(await (await publicly('piano')).json()).toMatchObject({ title: { en: 'Do you tune pianos?' } })
    const archived = await knowledge(owner, 'DELETE', '/articles/piano?base_version=2')
    expect(await archived.json<ManagedArticle>()).toMatchObject({ status: 'archived', version: 3 })
    expect((await publicly('piano')).status).toBe(404)
    expect((await knowledge(owner, 'DELETE', '/articles/piano')).status).toBe(404)
  })

  test('keeps every version, what it replaced too, and comes back by one', async () => {
    const before = await (await knowledge(owner, 'GET', '/articles/delivery-time-home')).json<ManagedArticle>()
    await saved(owner, 'delivery-time-home', { ...PIANOS, base_version: 1 })
    const restored = await knowledge(owner, 'POST', '/articles/delivery-time-home/restore', {
      version: 1,
      base_version: 2,
    })
    expect(await restored.json<ManagedArticle>()).toMatchObject({
      version: 3,
      texts: before.texts,
      related: before.related,
    })
    const { versions } = await (
      await knowledge(owner, 'GET', '/articles/delivery-time-home/versions')
    ).json<ArticleHistory>()
    expect(versions.map(({ version, saved_by }) => [version, saved_by.slice(0, 8)])).toEqual([
      [3, 'api_key:'],
      [2, 'api_key:'],
      [1, ''],
    ])
    const audit = await env.DB.prepare('select action, subject, detail from audit_log order by id').all()
    expect(audit.results).toEqual([
      { action: 'save_article', subject: 'article:delivery-time-home', detail: '{"version":2}' },
      { action: 'restore_article', subject: 'article:delivery-time-home', detail: '{"version":3}' },
    ])
    expect((await knowledge(owner, 'POST', '/articles/delivery-time-home/restore', { version: 9 })).status).toBe(404)
  })

  test('that comes back from the archive is a draft', async () => {
    await saved(owner, 'piano', PIANOS)
    await knowledge(owner, 'DELETE', '/articles/piano')
    const restored = await knowledge(owner, 'POST', '/articles/piano/restore', { version: 2 })
    expect(await restored.json<ManagedArticle>()).toMatchObject({ version: 3, status: 'draft' })
  })

  test('changed by two at once keeps one change and refuses the other', async () => {
    await saved(owner, 'piano', PIANOS)
    const change = (tag: string) =>
      knowledge(owner, 'PUT', '/articles/piano', { ...PIANOS, tags: [tag], base_version: 1 })
    const statuses = (await Promise.all(['a', 'b', 'c'].map(change))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([200, 409, 409])
    const made = await Promise.all(
      ['a', 'b'].map((tag) =>
        knowledge(owner, 'PUT', '/articles/piano-2', { ...PIANOS, tags: [tag], base_version: 0 }),
      ),
    )
    expect(made.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(
      await env.DB.prepare("select count(*) as n from article_versions where article_id like 'piano%'").first('n'),
    ).toBe(3)
  })

  test('is shown in its time only, though the bundle is older', async () => {
    const hour = 3_600_000
    const at = (ms: number) => new Date(Date.now() + ms).toISOString()
    await saved(owner, 'piano-soon', { ...PIANOS, valid_from: at(hour) })
    await saved(owner, 'piano-past', { ...PIANOS, valid_from: at(-2 * hour), valid_until: at(-hour) })
    await saved(owner, 'piano-now', { ...PIANOS, valid_from: at(-hour), valid_until: at(hour) })
    expect(
      (await Promise.all(['soon', 'past', 'now'].map((id) => publicly(`piano-${id}`)))).map(({ status }) => status),
    ).toEqual([404, 404, 200])
    forgetBundles()
    const ids = (await getBundle(env, 'demo'))?.articles.map(({ id }) => id)
    expect(ids).toEqual(expect.arrayContaining(['piano-soon', 'piano-now']))
    expect(ids).not.toContain('piano-past')
  })

  test('is found by status, tag, missing language and any of its words', async () => {
    await saved(owner, 'piano', { ...PIANOS, status: 'draft' })
    const ids = async (query: string) =>
      (await (await knowledge(owner, 'GET', `/articles?${query}`)).json<ManagedArticleList>()).articles.map(
        (one) => one.article_id,
      )
    for (const query of ['status=draft', 'tag=music', 'missing=zh', 'q=TUNE%20pianos', 'q=90%20euros'])
      expect(await ids(query), query).toEqual(['piano'])
    expect(await ids('q=%E6%AC%A1%E6%97%A5%E8%BE%BE&limit=1')).toHaveLength(1)
    expect(await ids(`q=${encodeURIComponent("' or 1=1 --")}`)).toEqual([])
    expect(await ids('status=archived')).toEqual([])
  })

  test.each([
    [{ ...PIANOS, texts: {} }, 'texts'],
    [{ ...PIANOS, texts: { xx: PIANOS.texts.en } }, 'texts.xx'],
    [{ ...PIANOS, texts: { en: { ...PIANOS.texts.en, answer: '<b>x</b>' } } }, 'texts.en.answer'],
    [{ ...PIANOS, texts: { en: { ...PIANOS.texts.en, answer: '[x](javascript:y)' } } }, 'texts.en.answer'],
    [{ ...PIANOS, valid_from: '2026-01-02T00:00:00Z', valid_until: '2026-01-01T00:00:00Z' }, 'valid_until'],
    [{ ...PIANOS, related: ['piano'] }, 'related'],
    [{ ...PIANOS, status: 'gone' }, 'status'],
  ])('like %j is refused by its field', async (draft, field) => {
    const response = await knowledge(owner, 'PUT', '/articles/piano', draft)
    expect(response.status).toBe(400)
    expect((await response.json<Problem>()).errors?.map((error) => error.field)).toContain(field)
    expect(await countOf('audit_log')).toBe(0)
  })

  test('is for owners and admins to change, for analysts to read, and one shop’s alone', async () => {
    await openOtherShop()
    const [analyst, agent, other] = await Promise.all([keyOf('analyst'), keyOf('agent'), keyOf('owner', 'other')])
    expect((await knowledge(analyst, 'GET', '/articles')).status).toBe(200)
    expect((await knowledge(analyst, 'PUT', '/articles/piano', PIANOS)).status).toBe(403)
    expect((await sendFile(analyst, 'title,answer\nA,b\n')).status).toBe(403)
    expect((await knowledge(agent, 'GET', '/articles')).status).toBe(403)
    expect((await knowledge(other, 'GET', '/articles')).status).toBe(401)
    expect(await (await knowledge(other, 'GET', '/articles', undefined, 'other')).json()).toMatchObject({ total: 0 })
  })

  test('that answers a message is named, with how surely', async () => {
    await saved(owner, 'piano', PIANOS)
    const tried = await knowledge(owner, 'POST', '/try', { text: 'do you do piano tuning?', locale: 'en' })
    const { hits } = await tried.json<TriedArticle>()
    expect(hits[0]).toMatchObject({ article_id: 'piano', title: 'Do you tune pianos?' })
    expect(hits[0]?.confidence).toBeGreaterThan(0)
  })
})

describe('an import', () => {
  const FILE =
    'id,locale,title,answer,status\npiano,en,Tuning?,90 euros,published\npiano,zh,调音？,90欧元,\npiano-x,xx,No,no,\n'

  test('tells what it would do, and does it when it is meant', async () => {
    const before = await countOf('articles')
    const dry = await imported(owner, FILE, '?dry_run=1')
    expect(dry).toMatchObject({ dry_run: true, format: 'csv', created: 1, changed: 0, unchanged: 0, rejected: 1 })
    expect(dry.errors).toEqual([
      { row: 4, source: '', field: 'locale', message: expect.stringContaining('must be one of en, zh') },
    ])
    expect(await countOf('articles')).toBe(before)
    expect(await imported(owner, FILE)).toEqual({ ...dry, dry_run: false })
    expect((await publicly('piano')).status).toBe(200)
    expect(await imported(owner, FILE)).toMatchObject({ created: 0, changed: 0, unchanged: 1 })
    expect(await countOf('audit_log')).toBe(1)
  })

  test.each(['json', 'csv', 'markdown'])('of an export as %s changes nothing', async (format) => {
    const response = await knowledge(owner, 'GET', `/export?format=${format}`)
    const done = await imported(owner, new Uint8Array(await response.arrayBuffer()))
    expect(done).toMatchObject({ format, created: 0, changed: 0, unchanged: 110, rejected: 0, errors: [] })
    expect(await countOf('article_versions')).toBe(0)
  })

  test('of thousands of articles is written whole', async () => {
    const row = (i: number) => `piano-${i},en,Piano ${i},"${'words '.repeat(100)}${i}"`
    const file = ['id,locale,title,answer', ...Array.from({ length: 2_000 }, (_, i) => row(i))].join('\n')
    expect(await imported(owner, file, '?status=draft')).toMatchObject({ created: 2_000, rejected: 0 })
    expect(
      await env.DB.prepare("select count(distinct position) as n from articles where article_id like 'piano-%'").first(
        'n',
      ),
    ).toBe(2_000)
    expect(await imported(owner, file)).toMatchObject({ unchanged: 2_000 })
  })

  test('leaves what somebody else changed meanwhile', async () => {
    await saved(owner, 'piano', PIANOS)
    const { status: _, texts, tags } = PIANOS
    const content = {
      status: 'draft' as const,
      validFrom: null,
      validUntil: null,
      intents: [],
      related: [],
      tags,
      texts,
    }
    const change = (id: string, baseVersion: number) => ({ id, content, baseVersion })
    const write = { shop: 'demo', action: 'import_articles', by: 'test', now: Date.now() } as const
    const changes = [change('piano', 0), change('piano-2', 0), change('piano-3', 5)]
    const written = await writeArticles(env.DB, { ...write, changes }, crypto.randomUUID())
    expect([...written]).toEqual([['piano-2', 1]])
    expect(await countOf('audit_log')).toBe(2)
    expect(await writeArticles(env.DB, { ...write, changes: [change('piano', 7)] }, crypto.randomUUID())).toEqual(
      new Map(),
    )
    expect(await countOf('audit_log')).toBe(2)
  })

  test('is refused when it is too large or no text', async () => {
    expect((await sendFile(owner, 'x'.repeat(4 * 1_024 * 1_024 + 1))).status).toBe(413)
    const response = await sendFile(owner, Uint8Array.from([0x74, 0xff, 0xc3, 0x28]))
    expect(await response.json<Problem>()).toMatchObject({ status: 400, errors: [{ field: 'file' }] })
  })
})
