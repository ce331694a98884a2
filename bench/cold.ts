import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { mean, round } from './load.ts'
import { residentMib } from './processes.ts'
import { RestClient } from './rest-client.ts'
import { type ServerOptions, WorkerServer } from './server.ts'
import { openConversation, SHOP, ShopSocket, sayOverRest } from './shop-client.ts'

/** A shopper who opens the widget needs at least this long to write something. */
const TYPING_MS = 1_000

/** First messages of a fresh process: an order, a question of the help pages, Chinese. */
const FIRST_WORDS = ['where is my order 1001?', 'how long do I have to return something?', '能寄到中国吗'] as const

export type ColdRun = {
  readonly text: string
  /** From the message (with warm-up) or from opening the conversation (without) to the reply. */
  readonly first_reply_ms: number
  readonly server_timing: string
  readonly steps_ms: Readonly<Record<string, number>>
}
export type Cold = {
  readonly mean_ms: number | null
  readonly max_ms: number | null
  readonly runs: readonly ColdRun[]
}
export type Memory = { readonly idle_mib: number | null; readonly model_mib: number | null }

/** Starts a fresh process for each first message, once as the widget does it and once without its warm-up. */
export async function measureCold(options: ServerOptions): Promise<{ warm: Cold; cold: Cold; memory: Memory }> {
  const warm: ColdRun[] = []
  const cold: ColdRun[] = []
  const memory: Memory[] = []
  for (const text of FIRST_WORDS) {
    await withServer(options, async (server, rest) => {
      const idle = rssOf(server)
      warm.push(await firstReplyOfWidget(await server.url(), rest, text))
      memory.push({ idle_mib: idle, model_mib: rssOf(server) })
    })
    await withServer(options, async (_server, rest) => {
      cold.push(await firstReplyAtOnce(rest, text))
    })
  }
  return {
    warm: summary(warm),
    cold: summary(cold),
    memory: { idle_mib: memory[0]?.idle_mib ?? null, model_mib: memory[0]?.model_mib ?? null },
  }
}

async function firstReplyOfWidget(base: URL, rest: RestClient, text: string): Promise<ColdRun> {
  const step = stopwatch()
  await rest.send({ method: 'GET', path: `${SHOP}/widget-config` })
  step.done('widget_config')
  const conversation = await openConversation(rest)
  step.done('open')
  const [socket] = await ShopSocket.open(base, conversation, 0)
  step.done('hello')
  await sleep(TYPING_MS)
  step.done('typing')
  const reply = await socket.say({ client_message_id: randomUUID(), text })
  step.done('reply')
  socket.close()
  return { text, first_reply_ms: step.ms['reply'] ?? 0, server_timing: reply.server_timing, steps_ms: step.ms }
}

async function firstReplyAtOnce(rest: RestClient, text: string): Promise<ColdRun> {
  const step = stopwatch()
  const conversation = await openConversation(rest)
  step.done('open')
  const { serverTiming } = await sayOverRest(rest, conversation, { client_message_id: randomUUID(), text })
  step.done('reply')
  const first_reply_ms = round((step.ms['open'] ?? 0) + (step.ms['reply'] ?? 0)) ?? 0
  return { text, first_reply_ms, server_timing: serverTiming, steps_ms: step.ms }
}

async function withServer(
  options: ServerOptions,
  work: (server: WorkerServer, rest: RestClient) => Promise<void>,
): Promise<void> {
  const server = await WorkerServer.start(options)
  const rest = new RestClient(await server.url())
  try {
    await work(server, rest)
  } finally {
    rest.close()
    await server.stop()
  }
}

function rssOf({ pid }: WorkerServer): number | null {
  return pid === null ? null : residentMib(pid)
}

function stopwatch() {
  const ms: Record<string, number> = {}
  let last = performance.now()
  const done = (name: string) => {
    const now = performance.now()
    ms[name] = round(now - last) ?? 0
    last = now
  }
  return { ms, done }
}

function summary(runs: readonly ColdRun[]): Cold {
  const times = runs.map((run) => run.first_reply_ms)
  return { mean_ms: round(mean(times)), max_ms: times.length > 0 ? Math.max(...times) : null, runs }
}
