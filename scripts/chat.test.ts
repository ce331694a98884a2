import { spawn } from 'node:child_process'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ConversationTrace, Reply, TraceTurn } from '../worker/protocol'
import { serve } from './testing/serve'

const NODE = 'node_modules/node/bin/node'
const KEY = 'kefu_test'
const ID = '0'.repeat(26)

const UNDERSTOOD = {
  intent: { name: 'track_order', confidence: 0.97 },
  alternatives: [{ name: 'delivery_time', confidence: 0.02 }],
  sentiment: { label: 'negative', score: -0.6, mood: 'angry' },
  language: 'en',
  entities: [{ type: 'order_number', value: '1001', start: 0, end: 4 }],
} as const

const TURN: TraceTurn = {
  at: '2026-01-01T00:00:00Z',
  seq: 1,
  text: 'where is 1001?',
  understanding: { ...UNDERSTOOD, alternatives: [...UNDERSTOOD.alternatives], entities: [...UNDERSTOOD.entities] },
  policy: 'flow',
  reason: 'intent track_order starts track_order',
  steps: [
    { type: 'slot', name: 'order_number', value: '1001' },
    { type: 'flow_started', flow: 'track_order', version: 1, state: 'verify' },
    { type: 'flow_started', flow: 'verify_order', version: 1, state: 'known' },
    { type: 'action', action: 'check_verified', outcome: 'unknown' },
    { type: 'flow_moved', flow: 'verify_order', state: 'ask_email' },
    { type: 'event', event: 'review_asked', detail: '' },
  ],
  replies: [{ seq: 2, key: 'ask_email', text: 'Which e-mail?' }],
  stack: [
    { flow: 'track_order', state: 'verify' },
    { flow: 'verify_order', state: 'ask_email' },
  ],
  slots: { order_number: '1001' },
  status: 'bot',
}

/** A server of the chat's routes: answers every message alike and counts the conversations. */
class PlayedServer {
  opened: unknown[] = []
  said: { text: string; locale?: string }[] = []
  traceStatus = 200

  async handle(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url)
    if (pathname === '/healthz') return Response.json({ status: 'ok', version: '1', model_version: 'm' })
    if (pathname.endsWith('/trace')) {
      if (this.traceStatus !== 200) return Response.json({ title: 'No' }, { status: this.traceStatus })
      if (request.headers.get('authorization') !== `Bearer ${KEY}`) return Response.json({}, { status: 401 })
      const trace: ConversationTrace = { conversation_id: ID, channel: 'web', locale: 'en', turns: [] }
      return Response.json({ ...trace, turns: this.said.length > 0 ? [TURN] : [] })
    }
    const body: { text: string; locale?: string } = JSON.parse(await request.text())
    if (pathname.endsWith('/messages')) {
      this.said.push(body)
      return Response.json(this.reply(body.text))
    }
    this.opened.push(body)
    this.said = []
    return Response.json({ conversation_id: ID, token: 't' }, { status: 201 })
  }

  private reply(text: string): Reply {
    const at = '2026-01-01T00:00:00Z'
    return {
      client_message_id: 'm',
      seq: 1,
      messages: [{ seq: 2, author: 'bot', text: `You said: ${text}`, at }],
      understanding: TURN.understanding ?? { ...UNDERSTOOD, alternatives: [], entities: [] },
      status: 'bot',
    }
  }
}

describe('npm run chat', () => {
  const played = new PlayedServer()
  let server: Awaited<ReturnType<typeof serve>>
  beforeAll(async () => {
    server = await serve(played)
  })
  afterAll(() => server.close())

  /** Runs the program with lines on its input. */
  function chat(
    lines: readonly string[],
    ...args: string[]
  ): Promise<{ code: number | null; out: string; err: string }> {
    const command = ['--import', './scripts/node-resolve.ts', 'scripts/chat.ts', '--url', server.url, ...args]
    const child = spawn(NODE, command, { stdio: 'pipe' })
    let [out, err] = ['', '']
    child.stdout.on('data', (chunk) => (out += chunk))
    child.stderr.on('data', (chunk) => (err += chunk))
    child.stdin.end(lines.map((line) => `${line}\n`).join(''))
    return new Promise((resolve) => child.on('close', (code) => resolve({ code, out, err })))
  }

  it('tells why: what was understood, decided, gone through, done and noted', async () => {
    const { code, out, err } = await chat(['where is 1001?', '/why', ''], '--key', KEY)
    expect({ code, err }).toEqual({ code: 0, err: '' })
    for (const [name, value] of [
      ['intent', 'track_order 97 %'],
      ['or else', 'delivery_time 2 %'],
      ['sentiment', 'negative, angry (-0.60)'],
      ['entities', 'order_number = 1001'],
      ['decided', 'flow: intent track_order starts track_order'],
      ['flow', 'track_order: verify'],
      ['flow', 'verify_order: known ▸ ask_email'],
      ['actions', 'check_verified ▸ unknown'],
      ['slots set', 'order_number = 1001'],
      ['event', 'review_asked'],
      ['said', 'ask_email'],
    ])
      expect(out).toMatch(new RegExp(`^.*\\b${name} +${value?.replace(/[()?.]/g, '\\$&')}$`, 'm'))
  })

  it('tells what is remembered and under way, and begins anew', async () => {
    const { out } = await chat(['/slots', 'hi', '/slots', '/flow', '/new', '/flow', '/why'], '--key', KEY)
    expect(out).toContain('No slot is set.')
    expect(out).toMatch(/order_number +1001/)
    expect(out).toMatch(/verify_order +ask_email/)
    expect(out.slice(out.indexOf('A new conversation.'))).toMatch(/No flow is under way\.[\s\S]*Nothing was said yet\./)
  })

  it('asks for a language, and says what it does not know', async () => {
    const { out, code } = await chat(['/lang zh', 'hello', '/lang ?', '/nope', '/as nobody', '/help'], '--key', KEY)
    expect(code).toBe(0)
    expect(played.said).toMatchObject([{ text: 'hello', locale: 'zh' }])
    for (const told of ['Give a language', 'no command /nope', 'Give an e-mail', '/why  ']) expect(out).toContain(told)
  })

  it('goes on after a trace that was refused', async () => {
    played.traceStatus = 403
    const { out, code } = await chat(['hi', '/why', 'still here'], '--key', KEY)
    played.traceStatus = 200
    expect(code).toBe(0)
    expect(out).toContain('403')
    expect(out).toContain('You said: still here')
  })

  it('still says one message and ends, as JSON where asked', async () => {
    expect((await chat([], 'one', 'message')).out).toMatch(/^bot › You said: one message$/m)
    const { out } = await chat([], '--json', 'as json')
    expect(JSON.parse(out)).toMatchObject({ seq: 1, messages: [{ text: 'You said: as json' }], status: 'bot' })
  })
})
