import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { createD1Codes } from '../../adapters/d1/codes'
import { MAX_CODES_PER_CONVERSATION, MAX_VERIFY_ATTEMPTS_PER_ORDER } from '../../config'
import type { Reply } from '../../protocol'
import { ANA, askCode, forgetAttempts, holdsNothing, prepareSecrets, sayAll, WEI } from '../fixtures/guarded'
import { mailsTo, newestCode, postMails } from '../fixtures/mailbox'
import { openConversation, say, words } from '../fixtures/shop'

beforeAll(prepareSecrets, 60_000)
beforeEach(forgetAttempts)

describe('what exists and what does not', () => {
  const shape = (replies: readonly Reply[], number: string) =>
    JSON.stringify(replies.map((reply) => reply.messages.map(({ text, quick_replies }) => ({ text, quick_replies }))))
      .replaceAll(number, 'N')
      // The question names a number as an example.
      .replaceAll('for example 1001', 'for example N')

  async function transcript(number: string, texts: readonly string[]): Promise<string> {
    const conversation = await openConversation()
    const replies: Reply[] = []
    for (const text of texts) {
      replies.push(await say(conversation, text.replaceAll('N', number)))
      await postMails(conversation)
    }
    return shape(replies, number)
  }

  test.each([
    [
      'wrong e-mails until it is locked',
      ['where is order N', 'e1@example.com', 'N e2@example.com', 'N e3@example.com'],
    ],
    [
      'codes until none is left',
      [
        'send me a code for order N',
        '111111',
        '111111',
        '111111',
        '111111',
        '111111',
        'yes',
        '111111',
        'send a new code',
      ],
    ],
  ])('is the same with %s', async (_name, texts) => {
    expect(await transcript('9004', texts)).toBe(await transcript('1004', texts))
  })

  it('is the same for an address with orders and one without', async () => {
    const asked = async (email: string) => {
      const conversation = await openConversation()
      const replies = [await askCode(conversation, `show me all my orders, my email is ${email}`)]
      replies.push(await askCode(conversation, '111111'))
      return shape(replies, email)
    }
    expect(await asked('wxx@example.com')).toBe(await asked(WEI))
    expect(await mailsTo('wxx@example.com')).toEqual([])
    expect(await mailsTo(WEI)).toHaveLength(1)
  })

  it('takes the same statements: neither request nor check reads an order', async () => {
    const asked: string[] = []
    const spied = new Proxy(env.DB, {
      get(target, name) {
        if (name === 'prepare') {
          return (query: string) => {
            asked.push(query)
            return target.prepare(query)
          }
        }
        const value: unknown = Reflect.get(target, name)
        return typeof value === 'function' ? value.bind(target) : value
      },
    })
    const codes = createD1Codes(spied, { shop: 'demo', conversationId: 'c', secret: env.TOKEN_SECRET, budgetMs: 5_000 })
    const statements = async (orderNumber: string) => {
      asked.length = 0
      const made = await codes.request({
        target: { kind: 'order', orderNumber },
        locale: 'en',
        key: orderNumber,
        now: Date.now(),
      })
      if (made.ok) await codes.check(made.value.codeId, '111111', Date.now())
      return [...asked]
    }
    const known = await statements('1001')
    expect(await statements('9001')).toEqual(known)
    expect(known.length).toBeGreaterThan(2)
    expect(known.join()).not.toMatch(/"orders"|from orders/)
  })
})

describe('a one-time code', () => {
  it('opens the order for who reads its mail, and stands hashed in the database', async () => {
    const conversation = await openConversation()
    holdsNothing(await askCode(conversation, 'send me a code for order 1004'))
    const code = await newestCode(WEI)
    const row = await env.DB.prepare('select * from one_time_codes').first<{ code_hash: string }>()
    expect(row?.code_hash).toMatch(/^[0-9a-f]{64}$/)
    expect(JSON.stringify(row)).not.toContain(code)
    expect(words(await say(conversation, code))).toMatch(/1004/)
    expect(words(await say(conversation, 'and where is 1005?'))).toMatch(/1005/)
  })

  it('shows the orders of an address to pick from', async () => {
    const conversation = await openConversation()
    await askCode(conversation, `show me all my orders, my email is ${ANA}`)
    const reply = await say(conversation, await newestCode(ANA))
    const titles = reply.messages.flatMap((message) => message.quick_replies ?? []).map(({ title }) => title)
    expect(titles.some((title) => title.startsWith('1001 '))).toBe(true)
    expect(titles.join()).not.toMatch(/1004|1005/)
  })

  it('is dead after five wrong tries, and new ones run out', async () => {
    const conversation = await openConversation()
    await askCode(conversation, 'send me a code for order 1004')
    const code = await newestCode(WEI)
    const wrong = code === '111111' ? '222222' : '111111'
    await sayAll(conversation, [wrong, wrong, wrong, wrong])
    expect(words(await say(conversation, wrong))).toMatch(/tried too often/)
    // The right one, too late: it is not even asked for any more.
    holdsNothing(await say(conversation, code))
    holdsNothing(await askCode(conversation, 'send me a code'))
    const second = await newestCode(WEI)
    if (second !== code) holdsNothing(await say(conversation, code))
    expect(words(await askCode(conversation, 'send a new code'))).toMatch(/any more codes for that order/)
    expect(await mailsTo(WEI)).toHaveLength(2)
  })

  it('counts tries made at once one by one', async () => {
    const codes = createD1Codes(env.DB, {
      shop: 'demo',
      conversationId: 'c',
      secret: env.TOKEN_SECRET,
      budgetMs: 5_000,
    })
    const made = await codes.request({
      target: { kind: 'order', orderNumber: '1004' },
      locale: 'en',
      key: 'k',
      now: Date.now(),
    })
    const id = made.ok ? made.value.codeId : ''
    const answers = await Promise.all(Array.from({ length: 12 }, () => codes.check(id, '111111', Date.now())))
    const reasons = answers.map((answer) => (answer.ok ? 'ok' : `${answer.error.reason} ${answer.error.left}`))
    expect(reasons.filter((reason) => reason.startsWith('wrong')).sort()).toEqual([
      'wrong 1',
      'wrong 2',
      'wrong 3',
      'wrong 4',
    ])
    expect(reasons.filter((reason) => reason === 'spent 0')).toHaveLength(8)
  })

  it('works in its own conversation only', async () => {
    const mine = await openConversation()
    await askCode(mine, 'send me a code for order 1004')
    const code = await newestCode(WEI)
    const theirs = await openConversation()
    await say(theirs, 'send me a code for order 1004')
    holdsNothing(await say(theirs, code))
    expect(words(await say(mine, code))).toMatch(/1004/)
  })

  it('works once', async () => {
    const conversation = await openConversation()
    await askCode(conversation, 'send me a code for order 1004')
    const code = await newestCode(WEI)
    expect(words(await say(conversation, code))).toMatch(/1004/)
    const codeId = (await env.DB.prepare('select code_id from one_time_codes').first<string>('code_id')) ?? ''
    const codes = createD1Codes(env.DB, {
      shop: 'demo',
      conversationId: conversation.conversation_id,
      secret: env.TOKEN_SECRET,
      budgetMs: 5_000,
    })
    expect(await codes.check(codeId, code, Date.now())).toEqual({ ok: false, error: { reason: 'expired', left: 0 } })
  })

  it('is too old after ten minutes', async () => {
    const conversation = await openConversation()
    await askCode(conversation, 'send me a code for order 1004')
    const code = await newestCode(WEI)
    await env.DB.prepare('update one_time_codes set expires_at = ?').bind(Date.now()).run()
    const reply = await say(conversation, code)
    holdsNothing(reply)
    expect(words(reply)).toMatch(/no longer works/)
  })

  it('is asked for five times a conversation at most', async () => {
    const conversation = await openConversation()
    const numbers = ['1001', '1004', '1012', '1014', '1011', '1005']
    const said: string[] = []
    for (const number of numbers) said.push(words(await askCode(conversation, `send me a code for order ${number}`)))
    expect(said.filter((text) => text.includes('on its way to the e-mail'))).toHaveLength(MAX_CODES_PER_CONVERSATION)
    expect(said.at(-1)).toMatch(/can't send any more codes/)
  })

  it('goes to one address three times an hour at most, one of them kept for who knows the address', async () => {
    for (const number of ['1004', '1004', '1005', '1005', '1004']) {
      await askCode(await openConversation(), `send me a code for order ${number}`)
    }
    expect(await mailsTo(WEI)).toHaveLength(2)
    const owner = await openConversation()
    await askCode(owner, `show me all my orders, my email is ${WEI}`)
    expect(await mailsTo(WEI)).toHaveLength(3)
    expect(words(await say(owner, await newestCode(WEI)))).toMatch(/confirmed/)
    await askCode(await openConversation(), `show me all my orders, my email is ${WEI}`)
    expect(await mailsTo(WEI)).toHaveLength(3)
  })

  it('lets the owner in where others have locked the order', async () => {
    for (let n = 0; n < Math.ceil(MAX_VERIFY_ATTEMPTS_PER_ORDER / 3); n++) {
      await sayAll(await openConversation(), [
        `where is order 1004, e${n}a@example.com`,
        `1004 e${n}b@example.com`,
        `1004 e${n}c@example.com`,
      ])
    }
    const owner = await openConversation()
    const locked = await say(owner, `where is order 1004, ${WEI}`)
    holdsNothing(locked)
    expect(words(locked)).toMatch(/can send a code/)
    await askCode(owner, 'yes please')
    expect(words(await say(owner, await newestCode(WEI)))).toMatch(/1004/)
  })
})
