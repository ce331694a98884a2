/** `npm run bench:inbox [-- --agents N --conversations N --messages N]`: one shop's inbox under load, on this machine alone. */
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { ConversationCreated, InboxList } from '../worker/protocol/index.ts'
import { buildWorker } from './build.ts'
import { brings, type FrameSocket, inParallel, must, openConsole, openShopper } from './inbox-clients.ts'
import { percentile, round } from './load.ts'
import { makeStateFolder, removeAtExit } from './machine.ts'
import { residentMib } from './processes.ts'
import { RestClient } from './rest-client.ts'
import { fillDemoShop } from './seed.ts'
import { WorkerServer } from './server.ts'
import { openConversation, SHOP, sayOverRest } from './shop-client.ts'

const MAX_AGENTS = 500
const MAX_CONVERSATIONS = 5_000
const MAX_MESSAGES = 5_000
const AT_ONCE = 16
/** The whole run ends by itself. */
const DEADLINE_MS = 15 * 60_000

type Agent = { readonly key: string; readonly id: string; console: FrameSocket }

const wanted = readArguments()
const started = performance.now()
const deadline = setTimeout(() => {
  console.error('The run took too long.')
  process.exit(1)
}, DEADLINE_MS)
process.env['WRANGLER_LOG'] = 'error'
const { folder } = makeStateFolder()
removeAtExit(folder)
await run()
clearTimeout(deadline)

async function run(): Promise<void> {
  say('building and seeding')
  const modules = await buildWorker('wrangler.toml', join(folder, 'product'))
  const bindings = { TOKEN_SECRET: randomBytes(32).toString('hex') }
  const server = await WorkerServer.start({ config: 'wrangler.toml', modules, state: join(folder, 'state'), bindings })
  try {
    const env = await server.bindings<Env>()
    await fillDemoShop(env)
    const base = await server.url()
    const agents = await bringAgents(base, env.DB)
    const before = memoryOf(server)
    const conversations = await bringShoppers(base)
    await settled(base, agents)
    const after = memoryOf(server)
    const latencies = await talk(base, agents, conversations)
    const reconnectMs = await reconnect(base, agents)
    for (const agent of agents) agent.console.close()
    print(latencies, { before, after, end: memoryOf(server) }, reconnectMs, server.faults)
  } finally {
    await server.stop()
  }
}

/** Agents with a key of their own and a console each; together they can take every conversation. */
async function bringAgents(base: URL, db: D1Database): Promise<Agent[]> {
  say(`${wanted.agents} agents`)
  const { createApiKey, hashApiKey } = await import('../worker/adapters/d1/api-keys.ts')
  const now = Date.now()
  const admin = await createApiKey(db, { shop: 'demo', role: 'admin', label: 'admin', now })
  const keys: string[] = []
  for (let n = 0; n < wanted.agents; n++)
    keys.push(await createApiKey(db, { shop: 'demo', role: 'agent', label: `Agent ${n}`, now }))
  const capacity = Math.min(50, Math.ceil(wanted.conversations / wanted.agents))
  return inParallel(base, AT_ONCE, keys, async (rest, key) => {
    const id = `api_key:${(await hashApiKey(key)).slice(0, 8)}`
    const opened = await openConsole(base, rest, key, 0)
    greet(base, key, opened)
    const settings = { capacity, languages: [], skills: [], teams: [] }
    await must(rest, { method: 'PUT', path: `${SHOP}/inbox/agents/${id}`, token: admin, json: settings })
    return { key, id, console: opened }
  })
}

/** Writes a first message into whatever is given: what nobody answers is given to others. */
function greet(base: URL, key: string, at: FrameSocket): void {
  at.assigned = (id) => {
    const rest = new RestClient(base)
    const json = { client_message_id: `hello-${id}`, text: 'Hello, what is it about?' }
    const path = `${SHOP}/inbox/conversations/${id}/messages`
    void must(rest, { method: 'POST', path, token: key, json })
      .catch((error: unknown) => say(String(error)))
      .finally(() => rest.close())
  }
}

async function bringShoppers(base: URL): Promise<ConversationCreated[]> {
  say(`${wanted.conversations} conversations`)
  return inParallel(
    base,
    AT_ONCE,
    Array.from({ length: wanted.conversations }, (_, n) => n),
    async (rest) => {
      const conversation = await openConversation(rest)
      await sayOverRest(rest, conversation, { client_message_id: 'm0', text: 'I want to talk to a person' })
      return conversation
    },
  )
}

/** Waits until everybody has been given somebody. */
async function settled(base: URL, [first]: readonly Agent[]): Promise<void> {
  const rest = new RestClient(base)
  try {
    for (;;) {
      const path = `${SHOP}/inbox/conversations?view=queued`
      const { counts } = await must<InboxList>(rest, { method: 'GET', path, token: first?.key ?? '' })
      if (counts['queued'] === 0 && counts['open'] === wanted.conversations) return
      await new Promise((resolve) => setTimeout(resolve, 500))
    }
  } finally {
    rest.close()
  }
}

type Latencies = { readonly toAgent: number[]; readonly toShopper: number[] }

/** Shoppers and agents write to each other, a few at once, each waiting until the other side has it on the screen. */
async function talk(
  base: URL,
  agents: readonly Agent[],
  conversations: readonly ConversationCreated[],
): Promise<Latencies> {
  say(`${wanted.messages} messages each way`)
  const latencies: Latencies = { toAgent: [], toShopper: [] }
  const byId = new Map(agents.map((agent) => [agent.id, agent]))
  const pairs = conversations.slice(0, Math.min(conversations.length, 4 * AT_ONCE))
  const rounds = Math.ceil(wanted.messages / pairs.length)
  await inParallel(base, AT_ONCE, pairs, async (rest, conversation) => {
    const { conversation_id: id } = conversation
    const [anybody] = agents
    const path = `${SHOP}/inbox/conversations/${id}`
    const detail = await must<{ conversation: { agent: { id: string } } }>(rest, {
      method: 'GET',
      path,
      token: anybody?.key ?? '',
    })
    const agent = byId.get(detail.conversation.agent.id)
    if (!agent) throw new Error('nobody has the conversation')
    const shopper = await openShopper(base, conversation)
    for (let n = 1; n <= rounds; n++) {
      agent.console.send({ type: 'viewing', conversation_id: id })
      latencies.toAgent.push(
        await timed(agent.console, `s${n} ${id}`, async (text) => {
          shopper.send({ type: 'message', client_message_id: `s${n}`, text })
        }),
      )
      latencies.toShopper.push(
        await timed(shopper, `a${n} ${id}`, async (text) => {
          const json = { client_message_id: `a${n}`, text }
          await must(rest, { method: 'POST', path: `${path}/messages`, token: agent.key, json })
        }),
      )
    }
    shopper.close()
  })
  return latencies
}

async function timed(at: FrameSocket, text: string, send: (text: string) => Promise<void>): Promise<number> {
  const came = at.next(brings(text))
  const from = performance.now()
  const [ms] = await Promise.all([came.then(() => performance.now() - from), send(text)])
  return ms
}

/** Every console is gone at once and comes back; until the last one was welcomed. */
async function reconnect(base: URL, agents: readonly Agent[]): Promise<number> {
  say('all consoles reconnect')
  for (const agent of agents) agent.console.close()
  const from = performance.now()
  await inParallel(base, agents.length, agents, async (rest, agent) => {
    agent.console = await openConsole(base, rest, agent.key, 1)
  })
  return performance.now() - from
}

function memoryOf(server: WorkerServer): number | null {
  const { pid } = server
  return pid === null ? null : residentMib(pid)
}

function print(
  { toAgent, toShopper }: Latencies,
  memory: Readonly<Record<'before' | 'after' | 'end', number | null>>,
  reconnectMs: number,
  faults: readonly string[],
): void {
  const of = (values: number[]) => {
    const sorted = Float64Array.from(values).sort()
    const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => round(percentile(sorted, share)))
    return { p50_ms: p50, p95_ms: p95, p99_ms: p99, count: sorted.length }
  }
  const report = {
    agents: wanted.agents,
    conversations: wanted.conversations,
    shopper_to_agent: of(toAgent),
    agent_to_shopper: of(toShopper),
    memory_mib: memory,
    reconnect_all_ms: Math.round(reconnectMs),
    faults,
  }
  console.log(JSON.stringify(report, null, 2))
}

function readArguments(): { readonly agents: number; readonly conversations: number; readonly messages: number } {
  const { values } = parseArgs({
    options: {
      agents: { type: 'string', default: '200' },
      conversations: { type: 'string', default: '2000' },
      messages: { type: 'string', default: '1000' },
    },
  })
  const bounded = (text: string, max: number) => Math.min(max, Math.max(1, Math.floor(Number(text)) || 1))
  return {
    agents: bounded(values.agents, MAX_AGENTS),
    conversations: bounded(values.conversations, MAX_CONVERSATIONS),
    messages: bounded(values.messages, MAX_MESSAGES),
  }
}

/** Progress, apart from the figures. */
function say(what: string): void {
  console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${what}`)
}
