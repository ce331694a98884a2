import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import { type HttpToolDefinition, httpToolDefinition } from '../../protocol'
import { spoken, turnDeps } from '../../test/fixtures/chat'
import { memoryOrders } from '../../test/fixtures/memory-orders'
import { NOW, SAMPLE_ORDERS } from '../../test/fixtures/sample-orders'
import { reading, unsure } from '../../test/fixtures/understanding'
import { type Flow, flowSchema } from '../dialogue/flow-schema'
import type { ConversationEvent } from '../events'
import type { ToolError, Tools, ToolValue } from '../ports'
import { err, ok, type Result } from '../result'
import { foldEvents } from '../tracker'
import { handleTurn } from '../turn'
import { sayValue } from './tools'

/** The example of docs/http-tools.md: what is left of a warranty, from the merchant's own system. */
const FLOW: Flow = v.parse(flowSchema, {
  flow: 'warranty_check',
  version: 1,
  title: { en: 'Warranty', zh: '保修' },
  trigger: { intents: ['warranty'] },
  slots: {
    order_number: { from: 'entity', entity: 'order_number', keep: true },
    email: { from: 'entity', entity: 'email', keep: true },
    covered_until: { from: 'tool' },
    repair_price: { from: 'tool' },
  },
  start: 'verify',
  states: {
    verify: { kind: 'call', flow: 'verify_order', outcomes: { completed: 'ask_erp', failed: 'stop' } },
    ask_erp: {
      kind: 'action',
      action: 'call_tool',
      tool: 'erp_warranty',
      outcomes: { ok: 'tell', not_found: 'none', failed: 'broken', late: 'slow' },
    },
    tell: { kind: 'end', outcome: 'completed', say: 'x_warranty_told' },
    none: { kind: 'end', outcome: 'failed', say: 'tool_not_found', offer_person: true },
    broken: { kind: 'end', outcome: 'failed', say: 'tool_failed', offer_person: true },
    slow: { kind: 'end', outcome: 'failed', say: 'tool_late', offer_person: true },
    stop: { kind: 'end', outcome: 'failed' },
  },
})

function erp(more: object = {}): HttpToolDefinition {
  return v.parse(httpToolDefinition, {
    name: 'erp_warranty',
    method: 'GET',
    url: 'https://erp.example.com/warranties/{order_number}',
    auth: { kind: 'none' },
    response: {
      covered_until: { pointer: '/until', type: 'date' },
      repair_price: { pointer: '/price', type: 'money' },
    },
    flows: ['warranty_check'],
    ...more,
  })
}

type Answer = Result<Readonly<Record<string, ToolValue>>, ToolError>
const FOUND: Answer = ok({
  covered_until: { type: 'day', day: '2027-01-15' },
  repair_price: { type: 'money', cents: 1250, currency: 'EUR' },
})

async function talk(tool: HttpToolDefinition, answer: Answer, options: { tools?: boolean; flow?: Flow } = {}) {
  const calls: Parameters<Tools['call']>[] = []
  const tools: Tools = {
    call: async (...call) => {
      calls.push(call)
      return answer
    },
  }
  const deps = turnDeps(memoryOrders(SAMPLE_ORDERS))
  const texts = { en: { x_warranty_told: 'Covered until {covered_until}; a repair is {repair_price}.' } }
  const bundle = { ...deps.bundle, flows: [options.flow ?? FLOW], tools: [tool], texts }
  const log: ConversationEvent[] = [{ type: 'conversation_started', channel: 'web', locale: 'en', shopper: null }]
  const faults: unknown[] = []
  const say = async (text: string, understanding: ReturnType<typeof reading>) => {
    const input = {
      conversationId: 'c1',
      clientMessageId: `m${log.length}`,
      text,
      understanding,
      locale: 'en',
      now: NOW,
    }
    const withTools = { ...deps, bundle, ...(options.tools === false ? {} : { tools }) }
    const turn = await handleTurn(foldEvents(log), input, withTools, (fault) => faults.push(fault))
    log.push(...turn.events)
    return turn
  }
  const first = await say(
    'is my order 1001 under warranty?',
    reading('warranty', { entities: { order_number: '1001' } }),
  )
  return { calls, say, faults, first, tracker: () => foldEvents(log) }
}

const ana = unsure({ email: 'ana@example.com' })

describe('a flow that calls a tool', () => {
  it('calls it with the slots it names once the order is proven, and says what came', async () => {
    const chat = await talk(erp(), FOUND)
    const told = await chat.say('ana@example.com', ana)
    expect(chat.calls).toEqual([
      ['erp_warranty', { order_number: '1001' }, expect.stringContaining('call_tool/erp_warranty')],
    ])
    expect(spoken(told)).toContain('Covered until 15 January 2027; a repair is €12.50.')
    expect(chat.tracker().slots).toMatchObject({ covered_until: '15 January 2027', repair_price: '€12.50' })
  })

  it.each([
    ['not_found', 'found nothing'],
    ['failed', "couldn't look that up"],
    ['late', 'taking too long'],
  ] as const)('that is %s goes that way, and keeps nothing of an earlier answer', async (error, words) => {
    const chat = await talk(erp(), err(error))
    const told = await chat.say('ana@example.com', ana)
    expect(spoken(told)).toContain(words)
    expect(chat.tracker().slots.covered_until).toBeUndefined()
    expect(chat.faults).toEqual([])
  })

  it.each([
    ['does not exist', { name: 'another' }, {}],
    ['the flow may not call', { flows: ['track_order'] }, {}],
    ['nobody can call here', {}, { tools: false }],
  ])('that %s fails in words, not in an error', async (_, tool, options) => {
    const chat = await talk(erp(tool), FOUND, options)
    expect(spoken(await chat.say('ana@example.com', ana))).toContain("couldn't look that up")
    expect(chat.calls).toEqual([])
    expect(chat.faults).toEqual([])
  })
})

describe('what is not proven', () => {
  const hasty: Flow = { ...FLOW, start: 'ask_erp', states: { ...FLOW.states } }

  it('is not sent: neither a foreign order number nor a foreign e-mail', async () => {
    const byNumber = await talk(erp(), FOUND, { flow: hasty })
    expect(byNumber.calls).toEqual([])
    expect(spoken(byNumber.first)).toContain("couldn't look that up")
    const byEmail = erp({ method: 'POST', url: 'https://erp.example.com/find', body: { mail: '{email}' } })
    const chat = await talk(byEmail, FOUND)
    await chat.say('ana@example.com', ana)
    expect(chat.calls[0]?.[1]).toEqual({ email: 'ana@example.com' })
  })

  it('is sent where the merchant has said that it may', async () => {
    const chat = await talk(erp({ proven_only: false }), FOUND, { flow: hasty })
    expect(chat.calls).toHaveLength(1)
  })
})

it.each([
  [{ type: 'text', text: 'Packed' }, 'en', 'Packed'],
  [{ type: 'number', value: 1234.5 }, 'en', '1,234.5'],
  [{ type: 'day', day: '2026-05-01' }, 'zh', '5月1日星期五'],
  [{ type: 'day', day: '2031-05-01' }, 'zh', '2031年5月1日'],
  [{ type: 'instant', at: Date.parse('2026-05-01T23:30:00Z') }, 'en', 'Saturday 2 May'],
  [{ type: 'money', cents: 1250, currency: 'EUR' }, 'en', '€12.50'],
] as const)('says %j in %s', (value, locale, words) => {
  expect(sayValue(value, { locale, timeZone: 'Asia/Shanghai', now: NOW })).toBe(words)
})
