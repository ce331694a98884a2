import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationCreated, InboxConversation, LogPage } from '../../protocol'
import { openShop } from '../fixtures/accounts'
import { inboxObject, TestAgent, TestConsole, until } from '../fixtures/inbox'
import { openConversation, readLog, request, say, seedDemoShop } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

let ann: TestAgent
let bo: TestAgent
const consoles: TestConsole[] = []

beforeAll(async () => {
  await seedDemoShop()
  await openShop('other')
  ann = await TestAgent.create('Ann')
  bo = await TestAgent.create('Bo')
}, 60_000)

/** Everybody goes home: what one test leaves behind is nobody's in the next. */
afterEach(async () => {
  for (const console of consoles.splice(0)) console.close()
  for (const { id } of [ann, bo]) await inboxObject().removeAgent(id)
  for (const id of opened.splice(0)) await finish(id)
  await runInDurableObject(inboxObject(), async (_inbox, state) => {
    for (const table of ['live', 'routing', 'agents', 'sending']) state.storage.sql.exec(`DELETE FROM ${table}`)
    await state.storage.deleteAlarm()
  })
  await evictDurableObject(inboxObject())
})

async function online(agent: TestAgent, revision = 0): Promise<TestConsole> {
  const console = await TestConsole.open(agent, revision)
  consoles.push(console)
  return console
}

const opened: string[] = []

/** Conversations say until they have ended how they stand: none may still wait in the next test. */
async function finish(id: string): Promise<void> {
  const conversation = env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
  const agent = { id: ann.id, name: ann.name }
  const expected = (await conversation.snapshot())?.agent?.id ?? null
  await conversation.command({ type: 'assign', agent, by: 'agent', expected })
  await conversation.command({ type: 'resolve', agent })
}

async function begun(): Promise<ConversationCreated> {
  const conversation = await openConversation()
  opened.push(conversation.conversation_id)
  return conversation
}

async function waiting(): Promise<ConversationCreated> {
  const conversation = await begun()
  await say(conversation, 'I want to talk to a person')
  return conversation
}

const objectOf = ({ conversation_id: id }: ConversationCreated) =>
  env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
const shown = ({ messages }: LogPage) => messages.map(({ author, key, text }) => key ?? `${author}: ${text}`)
const has = (agent: TestAgent) => (one: InboxConversation) => one.status === 'open' && one.agent?.id === agent.id

/** Runs the inbox's alarm as if what its rows say by `update` had been so all along. */
async function wakeAfter(update: string, ...values: readonly (string | number)[]): Promise<void> {
  await runInDurableObject(inboxObject(), (_inbox, state) => void state.storage.sql.exec(update, ...values))
  await evictDurableObject(inboxObject())
  await runDurableObjectAlarm(inboxObject())
}
const AGENTS_GONE = `UPDATE agents SET row = json_set(row, '$.offlineDueAt', 1) WHERE row ->> 'offlineDueAt' IS NOT NULL`
const LONG_ASSIGNED = `UPDATE routing SET row = json_set(row, '$.assignedAt', 1) WHERE conversation_id = ?`
const SLEPT = `UPDATE live SET snapshot = json_set(snapshot, '$.snoozed_until', '2020-01-01T00:00:00.000Z')`

describe('a conversation that needs a person', () => {
  it('goes to an agent who is there, is talked in over both sockets, handed on, and resolved', async () => {
    const [atAnn, atBo] = [await online(ann), await online(bo)]
    await bo.must('PUT', '/presence', { presence: 'away' })
    const conversation = await begun()
    const shopper = await TestSocket.hello(conversation)
    const { conversation_id: id } = conversation
    shopper.send({ type: 'message', client_message_id: 'm1', text: 'I want to talk to a person' })
    const { conversation: given } = await atAnn.next('assigned', (frame) => frame.conversation.conversation_id === id)
    expect(given).toMatchObject({ status: 'open', agent: { id: ann.id, name: 'Ann' }, handoff_reason: 'asked' })
    await until(
      () => shopper.frames.find((f) => f.type === 'messages' && f.messages[0]?.key === 'agent_joined') ?? null,
      'not told',
    )

    atAnn.send({ type: 'viewing', conversation_id: id })
    atAnn.send({ type: 'typing', conversation_id: id, on: true })
    expect(await shopper.next('typing')).toMatchObject({ author: 'agent', on: true })
    expect((await ann.say(id, 'Hello, what is it about?')).status).toBe(200)
    await until(
      () => shopper.frames.find((f) => f.type === 'messages' && f.messages[0]?.agent?.name === 'Ann') ?? null,
      'no message',
    )
    shopper.send({ type: 'message', client_message_id: 'm2', text: 'where is my order 1001?' })
    const heard = await atAnn.next('messages', ({ messages }) => messages[0]?.text === 'where is my order 1001?')
    expect(heard.conversation_id).toBe(id)
    shopper.send({ type: 'read', seq: 4 })
    expect(await atAnn.next('read')).toMatchObject({ conversation_id: id, seq: 4 })

    // The bot is silent while a person has it.
    const log = await readLog(conversation)
    expect(log.messages.at(-1)).toMatchObject({ author: 'shopper', text: 'where is my order 1001?' })
    expect(log.status).toBe('open')

    await ann.act(id, 'notes', { note_id: 'n1', text: 'careful-note-mark', mentions: [bo.id] })
    expect(await atBo.next('mentioned')).toMatchObject({ conversation_id: id, text: 'careful-note-mark' })
    await bo.must('PUT', '/presence', { presence: 'online' })
    await ann.act(id, 'transfer', { agent: bo.id })
    await atBo.next('assigned', ({ by }) => by === 'transfer')
    expect((await ann.say(id, 'still me')).status).toBe(409)
    expect((await bo.say(id, 'I go on from here')).status).toBe(200)
    expect(await bo.act(id, 'resolve')).toMatchObject({ status: 'resolved' })
    await atAnn.told(id, ({ status }) => status === 'resolved')

    const all = await readLog(conversation)
    expect(shown(all)).toEqual(expect.arrayContaining(['agent_joined', 'agent_changed', 'resolved_by_agent']))
    // Whatever the shopper can read, no note is in it.
    expect(JSON.stringify([all, shopper.frames])).not.toContain('careful-note-mark')
    expect((await bo.detail(id)).entries.find(({ type }) => type === 'note')).toMatchObject({
      text: 'careful-note-mark',
    })
  })

  it('waits its turn when all have their hands full, and is told its place', async () => {
    await online(ann)
    await inboxObject().setAgent(ann.id, { capacity: 1, languages: [], skills: [], teams: [] })
    const [first, second, third] = [await waiting(), await waiting(), await waiting()]
    await until(async () => ((await ann.list('view=mine')).length === 1 ? true : null), 'not given')
    expect(await ann.list('view=queued')).toEqual([second.conversation_id, third.conversation_id])
    expect((await readLog(third)).messages.at(-1)).toMatchObject({ author: 'system', key: 'wait_position' })
    expect((await readLog(third)).messages.at(-1)?.text).toContain('number 2')
    await ann.act(first.conversation_id, 'resolve')
    await until(async () => ((await ann.list('view=mine'))[0] === second.conversation_id ? true : null), 'not drained')
  })

  it('is told that nobody is there, and keeps the address the shopper leaves', async () => {
    await ann.must('PUT', '/presence', { presence: 'away' })
    const conversation = await waiting()
    expect((await readLog(conversation)).messages.at(-1)).toMatchObject({ key: 'wait_nobody' })
    const reply = await say(conversation, 'ana.left@example.com')
    expect(reply.messages[0]?.text).toContain('ana.left@example.com')
    expect((await ann.detail(conversation.conversation_id)).summary.left_email).toBe('ana.left@example.com')
  })

  it('goes to one of two who take it at once', async () => {
    const { conversation_id: id } = await waiting()
    const both = await Promise.all([ann, bo].map((agent) => agent.call('POST', `/conversations/${id}/claim`, {})))
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
    const { conversation } = await ann.detail(id)
    const winner = both[0]?.status === 200 ? ann : bo
    expect(conversation.agent?.id).toBe(winner.id)
    const taken = await (winner === ann ? bo : ann).act(id, 'claim', { take_over: true })
    expect(taken.agent?.id).not.toBe(winner.id)
  })

  it('goes with a team to one of it, and is refused of who does not have it', async () => {
    const [atAnn, atBo] = [await online(ann), await online(bo)]
    await inboxObject().setAgent(bo.id, { capacity: 2, languages: [], skills: [], teams: ['returns'] })
    const { conversation_id: id } = await waiting()
    const first = await Promise.race([atAnn.told(id, has(ann)), atBo.told(id, has(bo))])
    const owner = first.conversation.agent?.id === ann.id ? ann : bo
    if (owner === bo) await ann.act(id, 'claim', { take_over: true })
    expect((await bo.call('POST', `/conversations/${id}/transfer`, { team: 'returns' })).status).toBe(409)
    await ann.act(id, 'transfer', { team: 'returns' })
    await atBo.told(id, (one) => has(bo)(one) && one.team === 'returns')
    const nobody = await bo.call('POST', `/conversations/${id}/transfer`, { agent: 'member:nobody' })
    expect([nobody.status, (await nobody.json<{ errors: unknown }>()).errors]).toEqual([
      404,
      [{ field: 'code', message: 'no_agent' }],
    ])
  })

  it('goes back to the bot, which knows what it is about', async () => {
    const conversation = await waiting()
    const { conversation_id: id } = conversation
    await ann.act(id, 'claim')
    expect((await say(conversation, 'hello?')).messages).toEqual([])
    expect(await ann.act(id, 'release')).toMatchObject({ status: 'bot', agent: null })
    expect((await say(conversation, 'how long do I have to return something?')).messages.length).toBeGreaterThan(0)
  })
})

describe('an agent who is not there any more', () => {
  it('loses what they had to a colleague, and the shopper is told', async () => {
    const atAnn = await online(ann)
    const conversation = await waiting()
    const { conversation_id: id } = conversation
    await atAnn.told(id, has(ann))
    await ann.say(id, 'one moment')
    const atBo = await online(bo)
    atAnn.close()
    await atBo.next('agent', ({ agent }) => agent.id === ann.id && !agent.connected)
    await wakeAfter(AGENTS_GONE)
    await atBo.told(id, has(bo))
    const log = await readLog(conversation)
    expect(shown(log).slice(-3)).toEqual(['agent: one moment', 'agent_left', 'agent_joined'])
    expect((await bo.detail(id)).messages.map(({ text }) => text)).toContain('one moment')
  })

  it('keeps it over a reload', async () => {
    const atAnn = await online(ann)
    const { conversation_id: id } = await waiting()
    await atAnn.told(id, has(ann))
    const atBo = await online(bo)
    atAnn.close()
    await atBo.next('agent', ({ agent }) => agent.id === ann.id && !agent.connected)
    await online(ann)
    await wakeAfter(AGENTS_GONE)
    expect((await ann.detail(id)).conversation.agent?.id).toBe(ann.id)
  })

  it('loses what they do not answer', async () => {
    const atAnn = await online(ann)
    const { conversation_id: id } = await waiting()
    await atAnn.told(id, has(ann))
    const atBo = await online(bo)
    await wakeAfter(LONG_ASSIGNED, id)
    await atBo.told(id, has(bo))
    expect((await ann.detail(id)).entries.find(({ type }) => type === 'unassigned')?.reason).toBe('no_answer')
  })
})

describe('the inbox', () => {
  it('knows as much after it was evicted, and tells a console what it missed', async () => {
    const atAnn = await online(ann)
    const { conversation_id: id } = await waiting()
    await atAnn.told(id, has(ann))
    const { revision } = await atAnn.told(id, () => true)
    atAnn.close()
    await ann.act(id, 'resolve')
    await evictDurableObject(inboxObject())
    const again = await TestConsole.open(ann, revision)
    consoles.push(again)
    const welcome = await again.next('welcome')
    expect(welcome).toMatchObject({ reload: false })
    expect(welcome.changed.find((one) => one.conversation_id === id)?.status).toBe('resolved')
    const off = await online(ann, 999_999)
    expect(await off.next('welcome')).toMatchObject({ reload: true, changed: [] })
  })

  it('takes news twice and late', async () => {
    const { conversation_id: id } = await waiting()
    const stub = env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
    const old = await stub.snapshot()
    if (!old) throw new Error('no snapshot')
    await ann.act(id, 'claim')
    await ann.act(id, 'resolve')
    const news = { lastAgent: null, skill: null, assignedBy: null, answered: false, messages: [], entries: [] }
    for (const _ of [1, 2]) await inboxObject().tell({ ...news, conversation: old })
    await online(bo)
    expect(await bo.list('view=queued')).toEqual([])
    expect((await stub.snapshot())?.status).toBe('resolved')
  })

  it('shows two agents in one conversation to each other', async () => {
    const { conversation_id: id } = await waiting()
    const [atAnn, atBo] = [await online(ann), await online(bo)]
    atAnn.send({ type: 'viewing', conversation_id: id })
    atBo.send({ type: 'viewing', conversation_id: id })
    const { agents } = await atAnn.next('viewing', (frame) => frame.agents.length === 2)
    expect(agents.map(({ name }) => name).sort()).toEqual(['Ann', 'Bo'])
  })

  it('opens for nobody with another shop’s ticket, key or none', async () => {
    const stranger = await TestAgent.create('Eve', 'owner', 'other')
    const { conversation_id: id } = await waiting()
    const { ticket } = await stranger.must<{ ticket: string }>('POST', '/ticket')
    const socket = await TestConsole.connect('demo')
    socket.send({ type: 'hello', ticket, revision: 0 })
    expect(await socket.next('error')).toMatchObject({ code: 'unauthorised' })
    socket.send({ type: 'viewing', conversation_id: id })
    await socket.next('error', ({ code }) => code === 'not_ready')
    socket.close()
    for (const [method, path] of [
      ['GET', `/conversations/${id}`],
      ['POST', `/conversations/${id}/claim`],
      ['POST', `/conversations/${id}/messages`],
    ] as const)
      expect((await stranger.call(method, path, method === 'GET' ? undefined : {}, 'demo')).status).toBe(401)
    // Their own shop has no such conversation.
    expect((await stranger.call('POST', `/conversations/${id}/claim`, {})).status).toBe(404)
    const analyst = await TestAgent.create('Ada', 'analyst')
    expect((await analyst.call('GET', '/conversations')).status).toBe(403)
    expect((await request('/v1/shops/demo/inbox/conversations')).status).toBe(401)
  })

  it('brings a snoozed conversation back when its time has come, and when the shopper writes', async () => {
    const atAnn = await online(ann)
    const conversation = await waiting()
    const { conversation_id: id } = conversation
    await atAnn.told(id, has(ann))
    await ann.act(id, 'snooze', { until: new Date(Date.now() + 3_600_000).toISOString() })
    expect(await ann.list('view=snoozed')).toEqual([id])
    await wakeAfter(SLEPT)
    await atAnn.told(id, (one) => one.snoozed_until === null && one.agent?.id === ann.id && one.revision > 4)
    await ann.act(id, 'snooze', { until: new Date(Date.now() + 3_600_000).toISOString() })
    await say(conversation, 'are you still there?')
    await until(async () => ((await ann.list('view=mine')).includes(id) ? true : null), 'still asleep')
    const past = await ann.call('POST', `/conversations/${id}/snooze`, { until: '2020-01-01T00:00:00Z' })
    expect(past.status).toBe(400)
  })
})

describe('agents’ messages', () => {
  it('are sent once, and say by name who wrote them', async () => {
    const conversation = await waiting()
    const { conversation_id: id } = conversation
    await ann.act(id, 'claim')
    const twice = await Promise.all([ann.say(id, 'hello', 'same'), ann.say(id, 'hello', 'same')])
    expect(twice.map(({ status }) => status)).toEqual([200, 200])
    await evictDurableObject(objectOf(conversation))
    expect((await ann.say(id, 'hello', 'same')).status).toBe(200)
    const said = (await readLog(conversation)).messages.filter(({ author }) => author === 'agent')
    expect(said).toMatchObject([{ text: 'hello', agent: { name: 'Ann' } }])
  })

  it('are refused of who does not have it, and with images that are not its own', async () => {
    const { conversation_id: id } = await waiting()
    expect((await ann.say(id, 'hi')).status).toBe(409)
    await ann.act(id, 'claim')
    const foreign = { client_message_id: 'x', text: 'see', attachment_ids: ['0'.repeat(26)] }
    expect((await ann.call('POST', `/conversations/${id}/messages`, foreign)).status).toBe(400)
    expect(
      (await ann.call('POST', `/conversations/${id}/messages`, { client_message_id: 'y', text: ' ' })).status,
    ).toBe(400)
  })
})
