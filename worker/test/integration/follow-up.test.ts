import { evictDurableObject, runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { beforeAll, describe, expect, it } from 'vitest'
import type { ConversationEvent } from '../../core/events'
import { ConversationStorage } from '../../durable-objects/conversation/storage'
import type { ConversationCreated } from '../../protocol'
import { openConversation, readLog, say, seedDemoShop } from '../fixtures/shop'
import { TestSocket } from '../fixtures/socket'

beforeAll(seedDemoShop, 60_000)

function objectOf({ conversation_id: id }: ConversationCreated) {
  return env.CONVERSATION.get(env.CONVERSATION.idFromName(`demo/${id}`))
}

/** Puts into the log what a turn leaves whose order data came too late, as if the object had slept since. */
async function leaveOwed(conversation: ConversationCreated, orderNumber: string): Promise<void> {
  const slots = { order_number: orderNumber, email: 'ana@example.com' }
  const events: ConversationEvent[] = [
    { type: 'order_verified', orderNumber, email: 'ana@example.com' },
    {
      type: 'answer_owed',
      clientMessageId: 'owed',
      stack: [
        { flow: 'track_order', state: 'verify', slots },
        { flow: 'verify_order', state: 'known', slots },
      ],
      slots,
      tries: 0,
      dueAt: Date.now() - 1,
    },
  ]
  const stub = objectOf(conversation)
  await runInDurableObject(stub, (_object, state) => {
    new ConversationStorage(state.storage).append({ at: Date.now(), events }, [])
    return state.storage.setAlarm(Date.now() + 60_000)
  })
  await evictDurableObject(stub)
}

describe('an answer that was late', () => {
  it('is written into the conversation by the alarm, once, and reaches a socket that is open', async () => {
    const conversation = await openConversation()
    await say(conversation, 'hello')
    await leaveOwed(conversation, '1001')
    const socket = await TestSocket.hello(conversation, 2)
    const from = socket.frames.length
    await runDurableObjectAlarm(objectOf(conversation))
    const pushed = await socket.next('messages', from)
    expect(pushed.messages).toHaveLength(1)
    const { messages } = await readLog(conversation)
    const last = messages.at(-1)
    expect(last).toMatchObject({ author: 'bot' })
    expect(last?.text).toMatch(/has answered/)
    expect(last?.cards).toMatchObject([{ type: 'order', order_number: '1001' }])
    await evictDurableObject(objectOf(conversation))
    await runDurableObjectAlarm(objectOf(conversation))
    expect((await readLog(conversation)).messages).toHaveLength(messages.length)
    expect(messages.map(({ seq }) => seq)).toEqual(messages.map((_, index) => index + 1))
  })

  it('leaves the conversation as usable as before', async () => {
    const conversation = await openConversation()
    await say(conversation, 'hello')
    await leaveOwed(conversation, '1001')
    await runDurableObjectAlarm(objectOf(conversation))
    const reply = await say(conversation, 'and where is 1003?')
    expect(reply.messages.flatMap((message) => message.cards ?? [])).toMatchObject([{ order_number: '1003' }])
  })
})
