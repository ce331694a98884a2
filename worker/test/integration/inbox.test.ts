import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { AGENT_GRACE_MS } from '../../config'
import type { ConversationCreated, InboxConversation } from '../../protocol'
import { TestConsole } from '../fixtures/console'
import { openConversation, readLog, say, seedDemoShop, words } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

beforeAll(seedDemoShop, 60_000)

const inbox = () => env.INBOX.get(env.INBOX.idFromName('demo'))
const conversationObject = ({ conversation_id: id }: ConversationCreated) =>
  env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
const consoles: TestConsole[] = []

async function agent(name: string): Promise<TestConsole> {
  const console = await TestConsole.of(name)
  consoles.push(console)
  return console
}

/** A shopper who has asked for a person. */
async function waiting(): Promise<ConversationCreated> {
  const conversation = await openConversation()
  await say(conversation, 'I want to talk to a human')
  return conversation
}

/** Everybody leaves, and what is left is closed: the next test begins with an empty inbox. */
beforeEach(async () => {
  for (const view of ['queued', 'open', 'snoozed'] as const)
    for (const { conversation_id: id } of await inbox().list(view, '')) await inbox().erase(id)
  for (const { id } of await inbox().agents()) await inbox().removeAgent(id)
})
afterEach(() => {
  vi.useRealTimers()
  for (const console of consoles.splice(0)) console.kill()
})

const owner = async (conversation: ConversationCreated) =>
  (await conversationObject(conversation).snapshot())?.agent?.name ?? null

async function until(fits: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 10_000
  while (!(await fits())) {
    if (performance.now() > deadline) throw new Error('it did not come to that')
    await new Promise((resolve) => setTimeout(resolve, 30))
  }
}

describe('handoff', () => {
  it('takes two agents and three shoppers from the queue to the end', { timeout: 60_000 }, async () => {
    const [ann, bo] = [await agent('Ann'), await agent('Bo')]
    await ann.connect()
    await bo.connect()
    const shoppers = [await waiting(), await waiting(), await waiting()]
    await until(async () => (await Promise.all(shoppers.map(owner))).every((name) => name !== null))
    const owners = await Promise.all(shoppers.map(owner))
    expect(new Set(owners)).toEqual(new Set(['Ann', 'Bo']))

    const [first] = shoppers
    if (!first) throw new Error('no shopper')
    const [mine, other] = owners[0] === 'Ann' ? [ann, bo] : [bo, ann]
    await mine.next('assigned', ({ conversation }) => conversation.conversation_id === first.conversation_id)
    const shopper = await TestSocket.hello(first)
    mine.send({ type: 'viewing', conversation_id: first.conversation_id })
    other.send({ type: 'viewing', conversation_id: first.conversation_id })
    await mine.next('viewing', ({ agents }) => agents.length === 2)

    // Both ways, live, with typing and read state.
    mine.send({ type: 'typing', conversation_id: first.conversation_id, on: true })
    expect(await shopper.next('typing')).toMatchObject({ author: 'agent', on: true })
    expect((await mine.say(first.conversation_id, 'Hello, how can I help?')).status).toBe(200)
    const told = await shopper.next('messages')
    expect(told.messages.at(-1)).toMatchObject({
      author: 'agent',
      agent: { name: mine.name },
      text: 'Hello, how can I help?',
    })
    shopper.send({ type: 'read', seq: told.messages.at(-1)?.seq ?? 0 })
    await mine.next('read', ({ seq }) => seq === told.messages.at(-1)?.seq)
    const reply = await say(first, 'my vase arrived broken')
    expect(reply).toMatchObject({ status: 'open', messages: [] })
    await mine.next('messages', ({ messages }) => messages.some(({ text }) => text === 'my vase arrived broken'))

    // The other has no part in it, but may leave a note, and gets it by transfer.
    expect((await other.say(first.conversation_id, 'me too')).status).toBe(409)
    await other.call('POST', `conversations/${first.conversation_id}/notes`, {
      note_id: 'n1',
      text: 'VIP, be generous',
    })
    await mine.next('messages', ({ entries }) => entries.some(({ text }) => text === 'VIP, be generous'))
    const otherId = (await inbox().agents()).find(({ name }) => name === other.name)?.id
    await mine.call('POST', `conversations/${first.conversation_id}/transfer`, { agent: otherId })
    expect(await owner(first)).toBe(other.name)
    expect((await mine.say(first.conversation_id, 'wait')).status).toBe(409)
    await other.say(first.conversation_id, 'I have refunded it.')
    const resolved = await other.call<{ conversation: InboxConversation }>(
      'POST',
      `conversations/${first.conversation_id}/resolve`,
    )
    expect(resolved.conversation).toMatchObject({ status: 'resolved', agent: null })

    const { messages } = await readLog(first)
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
    expect(JSON.stringify(messages)).not.toContain('generous')
    expect(JSON.stringify(shopper.frames)).not.toContain('generous')
    expect(messages.filter(({ author }) => author === 'system').map(({ key }) => key)).toEqual([
      'agent_joined',
      'agent_changed',
      'resolved_by_agent',
    ])
    const detail = await other.open(first.conversation_id)
    expect(detail.entries.map(({ type }) => type)).toEqual([
      'handoff',
      'assigned',
      'note',
      'unassigned',
      'assigned',
      'resolved',
    ])
    expect(detail.summary).toMatchObject({ reason: 'asked' })
  })

  it('tells a waiting shopper where they stand, and that nobody is there', async () => {
    await inbox().meet({ id: 'member:ann', name: 'Ann' })
    const alone = await openConversation()
    expect(words(await say(alone, 'can I talk to a person please'))).toMatch(/Nobody is free right now/)
    const ann = await agent('Ann')
    await ann.connect()
    await until(async () => (await owner(alone)) === 'Ann')
    const agentId = (await inbox().agents()).find(({ connected }) => connected)?.id ?? ''
    await inbox().setAgent(agentId, { capacity: 1, languages: [], skills: [], teams: [] })
    expect(words(await say(await openConversation(), 'I want to talk to a human'))).toMatch(/next in line/)
    expect(words(await say(await openConversation(), 'I want to talk to a human'))).toMatch(/number 2 in line/)
  })

  it('says nothing of a queue in a shop that nobody answers in', async () => {
    const reply = await say(await openConversation(), 'I want to talk to a human')
    expect(reply.status).toBe('queued')
    expect(reply.messages.some(({ author }) => author === 'system')).toBe(false)
  })

  it('gives what waits to who comes online, and a released one back to the bot', async () => {
    const conversation = await waiting()
    const ann = await agent('Ann')
    await ann.connect()
    await until(async () => (await owner(conversation)) === 'Ann')
    await ann.call('POST', `conversations/${conversation.conversation_id}/release`)
    const reply = await say(conversation, 'do you ship to Norway?')
    expect(reply.status).toBe('bot')
    expect(reply.messages.some(({ author }) => author === 'bot')).toBe(true)
  })
})

describe('agents who drop', () => {
  it('lose the conversation to another after a while; nothing is lost and the shopper is told', async () => {
    const ann = await agent('Ann')
    await ann.connect()
    const conversation = await waiting()
    await until(async () => (await owner(conversation)) === 'Ann')
    await ann.say(conversation.conversation_id, 'One moment')
    const bo = await agent('Bo')
    await bo.connect()
    ann.kill()
    await until(async () => (await inbox().agents()).some(({ name, connected }) => name === 'Ann' && !connected))
    vi.setSystemTime(Date.now() + AGENT_GRACE_MS + 1_000)
    await runDurableObjectAlarm(inbox())
    await until(async () => (await owner(conversation)) === 'Bo')
    const { messages } = await readLog(conversation)
    expect(messages.map(({ key, text }) => key ?? text)).toContain('One moment')
    expect(messages.flatMap(({ key }) => key ?? [])).toEqual(['agent_joined', 'agent_left', 'agent_joined'])
  })

  it('keep it over a reload', async () => {
    const ann = await agent('Ann')
    await ann.connect()
    const conversation = await waiting()
    await until(async () => (await owner(conversation)) === 'Ann')
    ann.kill()
    await ann.connect()
    vi.setSystemTime(Date.now() + AGENT_GRACE_MS + 1_000)
    await runDurableObjectAlarm(inbox())
    expect(await owner(conversation)).toBe('Ann')
  })
})

describe('an inbox', () => {
  it('lets one of two agents who claim at once have it', async () => {
    const [ann, bo] = [await agent('Ann'), await agent('Bo')]
    const conversation = await waiting()
    const path = `conversations/${conversation.conversation_id}/claim`
    const answers = await Promise.all([ann.raw('POST', path, {}), bo.raw('POST', path, {})])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    const winner = answers[0]?.status === 200 ? 'Ann' : 'Bo'
    expect(await owner(conversation)).toBe(winner)
  })

  it('takes a message of an agent once, however often it is sent', async () => {
    const ann = await agent('Ann')
    const conversation = await waiting()
    await ann.call('POST', `conversations/${conversation.conversation_id}/claim`, {})
    const sent = await Promise.all([1, 2, 3].map(() => ann.say(conversation.conversation_id, 'Hello', 'same')))
    const bodies = await Promise.all(sent.map((answer) => answer.json()))
    expect(bodies.every((body) => JSON.stringify(body) === JSON.stringify(bodies[0]))).toBe(true)
    expect((await readLog(conversation)).messages.filter(({ author }) => author === 'agent')).toHaveLength(1)
  })

  it('knows everything again after eviction, and ignores old and repeated news', async () => {
    const conversation = await waiting()
    const { conversation_id: id } = conversation
    const found = async (view: 'queued' | 'open') =>
      (await inbox().list(view, '')).find((one) => one.conversation_id === id) ?? null
    await until(async () => (await found('queued')) !== null)
    const old = await found('queued')
    if (!old) throw new Error('nobody waits')
    const ann = await agent('Ann')
    await ann.call('POST', `conversations/${conversation.conversation_id}/claim`, {})
    await evictDurableObject(inbox())
    await until(async () => (await found('open')) !== null)
    const news = { lastAgent: null, skill: null, assignedBy: null, answered: false, messages: [], entries: [] }
    await inbox().tell({ ...news, conversation: old })
    expect(await found('queued')).toBeNull()
    expect((await found('open'))?.agent?.name).toBe('Ann')
  })

  it('brings a snoozed conversation back when its time has come, or when the shopper writes', async () => {
    const ann = await agent('Ann')
    await ann.connect()
    const conversation = await waiting()
    await until(async () => (await owner(conversation)) === 'Ann')
    const snooze = () =>
      ann.call('POST', `conversations/${conversation.conversation_id}/snooze`, {
        until: new Date(Date.now() + 3_600_000).toISOString(),
      })
    const shown = async (view: string) =>
      (await ann.list(view)).some((one) => one.conversation_id === conversation.conversation_id)
    await snooze()
    await until(() => shown('snoozed'))
    expect(await shown('mine')).toBe(false)
    await say(conversation, 'are you there?')
    await until(() => shown('mine'))
    await snooze()
    await until(() => shown('snoozed'))
    vi.setSystemTime(Date.now() + 3_601_000)
    await runDurableObjectAlarm(inbox())
    await until(() => shown('mine'))
  })

  it('tells a console that was away what has changed', async () => {
    const ann = await agent('Ann')
    const { revision } = await ann.connect()
    ann.kill()
    const conversation = await waiting()
    await until(async () =>
      (await inbox().list('queued', '')).some((one) => one.conversation_id === conversation.conversation_id),
    )
    ann.frames.length = 0
    const again = await ann.connect(Math.max(revision, 1))
    expect(again.reload).toBe(false)
    expect(again.changed.map(({ conversation_id: id }) => id)).toContain(conversation.conversation_id)
  })

  it('refuses who may not answer, foreign tickets, and shops of others', async () => {
    const analyst = await TestConsole.of('Ana', 'analyst')
    expect((await analyst.raw('GET', 'conversations?view=all')).status).toBe(403)
    const ann = await agent('Ann')
    await ann.connect()
    ann.send({ type: 'hello', ticket: 'nonsense' })
    await ann.next('error', ({ code }) => code === 'unauthorised')
    expect((await ann.raw('GET', 'conversations/01ARZ3NDEKTSV4RRFFQ69G5FAV')).status).toBe(404)
    expect((await ann.raw('POST', 'conversations/01ARZ3NDEKTSV4RRFFQ69G5FAV/claim', {})).status).toBe(404)
    expect((await ann.raw('POST', 'conversations/nonsense/claim', {})).status).toBe(404)
  })
})
