import { createExecutionContext, createMessageBatch, getQueueResult } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { completeVectors } from '../../adapters/article-vectors/complete'
import { ensureVectors, readPacked } from '../../adapters/article-vectors/load'
import { readArticleVectors, sweepArticleVectors } from '../../adapters/d1/article-vectors'
import { dismissUnanswered, listUnanswered, sweepUnanswered } from '../../adapters/d1/unanswered'
import { knowledgeOf } from '../../adapters/knowledge-cache'
import { publishBundle } from '../../adapters/kv/bundles'
import { loadWorkerNlu } from '../../adapters/onnx/worker-nlu'
import { UNANSWERED_KEPT_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import { consumeMeasurements } from '../../jobs/measurements'
import type { UnansweredList } from '../../protocol'
import { keyOf, openOtherShop } from '../fixtures/own-intents'
import { openConversation, post, problemOf, request, say, seedDemoShop } from '../fixtures/shop'

const LIST = '/v1/shops/demo/articles/unanswered'

beforeAll(async () => {
  await seedDemoShop()
  await openOtherShop()
}, 60_000)

/** A shop of three articles of its own, so that embedding takes no time. */
async function smallShop(titles: Readonly<Record<string, string>>): Promise<ShopBundle> {
  const bundle = await publishBundle(env, 'other')
  if (!bundle) throw new Error('no other shop')
  const articles = Object.entries(titles).map(([id, title]) => ({
    id,
    intents: [],
    tags: [],
    related: [],
    texts: { en: { title, questions: [], answer: 'Yes.' } },
  }))
  return { ...bundle, articles, settings: { ...bundle.settings, locales: ['en'] } }
}

const keyFor = (modelVersion: string) => ({ shop: 'other', modelVersion, locale: 'en' })

describe('article vectors', () => {
  beforeEach(async () => {
    await env.DB.prepare('delete from article_vectors').run()
    const { keys } = await env.BUNDLES.list({ prefix: 'article-vectors:' })
    await Promise.all(keys.map(({ name }) => env.BUNDLES.delete(name)))
  })

  test('are made once, kept, and found by the next isolate', async () => {
    const nlu = await loadWorkerNlu()
    const read = vi.spyOn(nlu, 'read')
    const bundle = await smallShop({ dogs: 'Are dogs allowed?', jobs: 'Are you hiring?', park: 'Where can I park?' })
    expect(await completeVectors(env, nlu, bundle, 100)).toEqual({ texts: 3, isWhole: true })
    const { byArticle } = (await readPacked(env, keyFor(nlu.modelVersion))) ?? expect.fail('nothing published')
    expect([...byArticle.keys()].sort()).toEqual(['dogs', 'jobs', 'park'])
    expect((await readArticleVectors(env.DB, keyFor(nlu.modelVersion))).get('dogs')).toEqual(byArticle.get('dogs'))
    read.mockClear()
    const again = await smallShop({ dogs: 'Are dogs allowed?', jobs: 'Are you hiring?', park: 'Where can I park?' })
    expect(await completeVectors(env, nlu, again, 100)).toEqual({ texts: 0, isWhole: true })
    expect(read).not.toHaveBeenCalled()
    const elsewhere = await smallShop({ dogs: 'Are dogs allowed?', jobs: 'Are you hiring?', park: 'Where can I park?' })
    await ensureVectors(env, elsewhere, nlu.modelVersion)
    const { vectors } = await nlu.hear('may my dog come in')
    const vector = vectors.get('may my dog come in') ?? null
    const question = { text: 'zzz', intents: [], vector, now: 0 }
    expect(knowledgeOf(elsewhere, 'en').search(question)[0]?.articleId).toBe('dogs')
    vi.restoreAllMocks()
  })

  test('are made a few at a time, and after a change only of what changed', async () => {
    const nlu = await loadWorkerNlu()
    const titles = { a: 'Are dogs allowed?', b: 'Are you hiring?', c: 'Where can I park?' }
    expect(await completeVectors(env, nlu, await smallShop(titles), 2)).toEqual({ texts: 2, isWhole: false })
    expect(await completeVectors(env, nlu, await smallShop(titles), 2)).toEqual({ texts: 1, isWhole: true })
    const changed = await smallShop({ ...titles, b: 'Do you have jobs?' })
    expect(await completeVectors(env, nlu, changed, 100)).toEqual({ texts: 1, isWhole: true })
    const fewer = await smallShop({ a: titles.a })
    await completeVectors(env, nlu, fewer, 100)
    expect(await completeVectors(env, nlu, await smallShop(titles), 100)).toEqual({ texts: 1, isWhole: true })
  })

  test('made by two at once are the same, and nothing is lost', async () => {
    const nlu = await loadWorkerNlu()
    const bundle = await smallShop({ a: 'Are dogs allowed?', b: 'Are you hiring?' })
    const both = await Promise.allSettled([
      completeVectors(env, nlu, bundle, 100),
      completeVectors(env, nlu, bundle, 100),
    ])
    expect(both.some(({ status }) => status === 'fulfilled')).toBe(true)
    expect((await readPacked(env, keyFor(nlu.modelVersion)))?.byArticle.size).toBe(2)
  })

  test('that cannot be read leave the search to the words', async () => {
    const nlu = await loadWorkerNlu()
    const bundle = await smallShop({ dogs: 'Are dogs allowed?' })
    const broken = { ...env, BUNDLES: { get: () => Promise.reject(new Error('KV is down')) } as unknown as KVNamespace }
    await ensureVectors(broken, bundle, nlu.modelVersion)
    const question = { text: 'are dogs allowed', intents: [], vector: null, now: 0 }
    expect(knowledgeOf(bundle, 'en').search(question)[0]?.articleId).toBe('dogs')
  })

  test('of a model long gone are swept', async () => {
    const nlu = await loadWorkerNlu()
    await completeVectors(env, nlu, await smallShop({ a: 'Are dogs allowed?' }), 100)
    await sweepArticleVectors(env.DB, Date.now())
    expect((await readArticleVectors(env.DB, keyFor(nlu.modelVersion))).size).toBe(1)
    await sweepArticleVectors(env.DB, Date.now() + 61 * 24 * 3_600_000)
    expect((await readArticleVectors(env.DB, keyFor(nlu.modelVersion))).size).toBe(0)
  })
})

let asked = 0
function question(text: string, more: object = {}) {
  asked += 1
  const base = { kind: 'question_unanswered', id: `q${asked}`, shop: 'demo', conversationId: 'c1', at: 1_000 + asked }
  return { ...base, language: 'en', text, article: 'shop-address', confidence: 0.1, ...more }
}

async function consume(bodies: readonly unknown[]) {
  const messages = bodies.map((body, i) => ({ id: `m${i}`, timestamp: new Date(), attempts: 1, body }))
  const batch = createMessageBatch('kefu-measurements', messages)
  await consumeMeasurements(batch, { ...env, TURNS: { writeDataPoint: vi.fn() } })
  return getQueueResult(batch, createExecutionContext())
}

const textsOf = async (shop = 'demo') => (await listUnanswered(env.DB, shop, 100)).map(({ text }) => text)

describe('facts in the queue', () => {
  beforeEach(async () => {
    await env.DB.batch(['unanswered_questions', 'article_ratings'].map((t) => env.DB.prepare(`delete from ${t}`)))
  })

  test('are kept once however often they come, and a malformed one is let go', async () => {
    const rating = { kind: 'article_rated', id: 'r1', shop: 'demo', conversationId: 'c1', at: 5, language: 'en' }
    const known = question('do you sharpen knives')
    const bodies = [
      JSON.stringify(known),
      known,
      { ...rating, article: 'care-wool', helpful: true },
      { ...question('x'), text: '' },
      { ...question('x'), confidence: 2 },
      { kind: 'something_new', id: 'n1' },
    ]
    const result = await consume(bodies)
    expect(result.explicitAcks).toHaveLength(6)
    await consume(bodies)
    expect(await textsOf()).toEqual(['do you sharpen knives'])
    const { results } = await env.DB.prepare('select article_id, helpful from article_ratings').all()
    expect(results).toEqual([{ article_id: 'care-wool', helpful: 1 }])
  })

  test('come back when D1 fails', async () => {
    const messages = [{ id: 'm0', timestamp: new Date(), attempts: 1, body: question('do you sharpen knives') }]
    const batch = createMessageBatch('kefu-measurements', messages)
    const broken = { prepare: () => expect.fail('D1_ERROR') } as unknown as D1Database
    await consumeMeasurements(batch, { ...env, DB: broken, TURNS: { writeDataPoint: vi.fn() } })
    expect((await getQueueResult(batch, createExecutionContext())).retryMessages).toHaveLength(1)
  })

  test('of questions are dismissed for one shop, once, and swept when they are old', async () => {
    const now = Date.now()
    await consume([
      question('one', { id: 'a', at: now }),
      question('two', { id: 'b', at: now - UNANSWERED_KEPT_MS - 1 }),
    ])
    await consume([question('theirs', { id: 'c', shop: 'other', at: now })])
    expect(await dismissUnanswered(env.DB, 'demo', ['c', 'no such'], now)).toBe(0)
    await sweepUnanswered(env.DB, now)
    expect(await textsOf()).toEqual(['one'])
    expect(await dismissUnanswered(env.DB, 'demo', ['a', 'a'], now)).toBe(1)
    expect(await dismissUnanswered(env.DB, 'demo', ['a'], now)).toBe(0)
    expect(await textsOf()).toEqual([])
    expect(await textsOf('other')).toEqual(['theirs'])
  })
})

describe('the list of unanswered questions', () => {
  beforeEach(async () => {
    await env.DB.prepare('delete from unanswered_questions').run()
  })

  const list = async (key: string) => request(LIST, { headers: { authorization: `Bearer ${key}` } })

  test('shows those that mean the same together, with the nearest article', async () => {
    const nothing = { article: null, confidence: 0 }
    await consume([
      question('can I bring my dog'),
      question('do you have gift boxes in gold', { article: 'no-longer-there' }),
      question('can i bring my dog?'),
      question('may I bring my dog along'),
      question('能带狗进店吗', { language: 'zh', ...nothing }),
    ])
    const response = await list(await keyOf('owner'))
    expect(response.headers.get('cache-control')).toBe('no-store')
    const { clusters, questions, more } = await response.json<UnansweredList>()
    expect({ questions, more }).toEqual({ questions: 5, more: false })
    expect(clusters[0]).toMatchObject({
      language: 'en',
      count: 3,
      nearest: { article_id: 'shop-address', url: '/demo/help/shop-address' },
    })
    expect(clusters[0]?.label).toMatch(/dog/)
    expect(clusters[0]?.last_asked_at).toBe(new Date(1_000 + asked - 1).toISOString())
    expect(clusters.filter(({ nearest }) => nearest === null)).toHaveLength(2)
    const all = clusters.flatMap((cluster) => cluster.question_ids)
    expect(new Set(all).size).toBe(5)
  })

  test('loses what is dismissed', async () => {
    await consume([question('can I bring my dog', { id: 'x1' }), question('are you hiring', { id: 'x2' })])
    const key = await keyOf('admin')
    const dismissed = await post(`${LIST}/dismiss`, { question_ids: ['x1', 'unknown'] }, key)
    expect(await dismissed.json()).toEqual({ dismissed: 1 })
    const { clusters } = await (await list(key)).json<UnansweredList>()
    expect(clusters.map(({ label }) => label)).toEqual(['are you hiring'])
  })

  test('is for editors of the shop alone, and says what is wrong with a request', async () => {
    for (const role of ['agent', 'analyst'] as const) expect((await list(await keyOf(role))).status).toBe(403)
    expect((await list(await keyOf('owner', 'other'))).status).toBe(401)
    expect((await request(LIST)).status).toBe(401)
    const key = await keyOf('owner')
    expect(await problemOf(await post(`${LIST}/dismiss`, { question_ids: [] }, key))).toMatchObject({ status: 400 })
    expect((await post(`${LIST}/dismiss`, { question_ids: Array(501).fill('q') }, key)).status).toBe(400)
    expect((await post(`${LIST}/dismiss`, { question_ids: ['q'] }, await keyOf('analyst'))).status).toBe(403)
    expect(await (await list(key)).json()).toEqual({ clusters: [], questions: 0, more: false })
  })
})

describe('a conversation', () => {
  test('leaves its question for the editor, with no address in it', async () => {
    await env.DB.prepare('delete from unanswered_questions').run()
    const text = 'do you give piano lessons on sundays, write to ana@example.com'
    const reply = await say(await openConversation(), text)
    expect(JSON.stringify(reply)).not.toMatch(/"vectors?"/)
    await vi.waitFor(async () => expect(await textsOf()).toHaveLength(1), { timeout: 15_000, interval: 250 })
    expect(await textsOf()).toEqual(['do you give piano lessons on sundays, write to [email]'])
  }, 30_000)
})
