import { env } from 'cloudflare:workers'
import { SignJWT } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { ConversationCreated, Reply } from '../../protocol'
import { IDENTITY_KEY, openConversation, resetFixedOrders, say, seedDemoShop } from '../fixtures/shop'
import { parseStories, type Step, type Story } from './parse'

const files = import.meta.glob<string>('./*.story', { query: '?raw', import: 'default', eager: true })

beforeAll(seedDemoShop, 60_000)
beforeEach(resetFixedOrders)

for (const [file, text] of Object.entries(files)) {
  describe(file.replace(/^\.\/|\.story$/g, ''), () => {
    for (const story of parseStories(text)) it(story.title, () => play(story))
  })
}

async function play(story: Story): Promise<void> {
  const conversation = await openConversation(story.as ? { identity_token: await identityToken(story.as) } : {})
  for (const [index, step] of story.steps.entries()) {
    const reply = await say(conversation, step.shopper, `s${index}`)
    const keys = await keysOf(conversation, reply)
    check(step, reply, keys)
  }
}

function check(step: Step, reply: Reply, keys: readonly string[]): void {
  const words = reply.messages.map((message) => message.text).join('\n')
  const context = `shopper: ${step.shopper}\nread as ${JSON.stringify(reply.understanding.intent)}\nsaid: ${words}`
  step.keys.forEach((wanted, index) => {
    expect(wanted.split('|'), `${context}\nkey ${index + 1} of ${keys}`).toContain(keys[index])
  })
  expect(keys.length, `${context}\nkeys ${keys}`).toBe(step.keys.length)
  for (const part of step.contains) expect(words, context).toContain(part)
  for (const part of step.excludes) expect(words, context).not.toContain(part)
  for (const choice of step.choices) {
    expect(
      reply.messages.flatMap((message) => message.quick_replies ?? []).map((quick) => quick.title),
      context,
    ).toContain(choice)
  }
  const cards = reply.messages.flatMap((message) => message.cards ?? []).map(cardName)
  for (const card of step.cards)
    expect(
      cards.some((name) => name === card || name.startsWith(`${card} `)),
      `${context}\ncards ${cards}`,
    ).toBe(true)
  if (step.status) expect(reply.status, context).toBe(step.status)
}

function cardName(card: NonNullable<Reply['messages'][number]['cards']>[number]): string {
  return `${card.type} ${card.type === 'order' ? card.order_number : card.type === 'product' ? card.product_id : card.article_id}`
}

/** The response keys of a reply, which the wire does not show: read from the log. */
async function keysOf({ conversation_id: id }: ConversationCreated, reply: Reply): Promise<string[]> {
  const rows = await env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`)).history()
  const seqs = new Set(reply.messages.map((message) => message.seq))
  return rows
    .flatMap((row) => row.events)
    .flatMap((event) => (event.type === 'bot_uttered' && seqs.has(event.seq) ? [event.key] : []))
}

async function identityToken({ email, name }: NonNullable<Story['as']>): Promise<string> {
  return new SignJWT({ email, name })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(email)
    .setExpirationTime('5 minutes')
    .sign(new TextEncoder().encode(IDENTITY_KEY))
}
