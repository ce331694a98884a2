import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ConversationCreated } from '../worker/protocol/index.ts'
import { buildWorker } from './build.ts'
import { faultsOf } from './crash-check.ts'
import { StubbornShopper } from './crash-client.ts'
import { RestClient } from './rest-client.ts'
import { fillDemoShop } from './seed.ts'
import { WorkerServer } from './server.ts'
import { openConversation, readLog } from './shop-client.ts'

const CONFIG = 'wrangler.toml'
/** After the last crash everything must be answered within this time. */
const SETTLE_MS = 30_000
/** A crash comes only once this many replies have arrived since the last one, for each client. */
const REPLIES_BETWEEN = 2
const POLL_MS = 20

type Log = Awaited<ReturnType<typeof readLog>>

export type CrashOptions = {
  readonly folder: string
  readonly kills: number
  readonly clients: number
  /** Between a restart and the next crash, at least; milliseconds. */
  readonly busyMs: number
  readonly say: (what: string) => void
}

export type CrashResult = {
  readonly kills: number
  readonly clients: number
  readonly acknowledged: number
  /** Messages without a reply at the moment of each crash. */
  readonly inFlight: readonly number[]
  /** Replies given from the log to a message that was sent again. */
  readonly replayed: number
  readonly resumed: number
  readonly stored: number
  readonly faults: readonly string[]
}

/** Kills workerd in the middle of busy conversations, again and again on the same state, then reads every log. */
export async function crash(options: CrashOptions): Promise<CrashResult> {
  options.say('building')
  const modules = await buildWorker(CONFIG, join(options.folder, 'build'))
  const bindings = { TOKEN_SECRET: randomBytes(32).toString('hex') }
  const server = await WorkerServer.start({ config: CONFIG, modules, state: join(options.folder, 'state'), bindings })
  try {
    await fillDemoShop(await server.bindings())
    return await converse(server, options)
  } finally {
    await server.stop()
  }
}

async function converse(server: WorkerServer, options: CrashOptions): Promise<CrashResult> {
  const rest = new RestClient(await server.url())
  const conversations = await Promise.all(Array.from({ length: options.clients }, () => openConversation(rest)))
  rest.close()
  const shoppers = conversations.map((conversation, index) => new StubbornShopper(index, conversation))
  const talk = { stopped: false, deadline: Number.POSITIVE_INFINITY }
  const lives = shoppers.map((shopper) => live(shopper, server, talk))
  const inFlight = await killAgainAndAgain(server, shoppers, options).finally(() => {
    talk.deadline = performance.now() + SETTLE_MS
    talk.stopped = true
  })
  const givenUp = (await Promise.all(lives)).filter((fault) => fault !== null)
  const logs = await readAll(server, conversations)
  const { kills, clients } = options
  return {
    ...{ kills, clients, inFlight },
    acknowledged: sum(shoppers.map((shopper) => shopper.acknowledged)),
    replayed: sum(shoppers.map((shopper) => shopper.replayed)),
    resumed: sum(shoppers.map((shopper) => shopper.resumed)),
    stored: sum(logs.map((log) => log.length)),
    faults: [...givenUp, ...faultsOfAll(shoppers, logs)],
  }
}

/** How many messages were waiting for their reply at each crash. */
async function killAgainAndAgain(
  server: WorkerServer,
  shoppers: readonly StubbornShopper[],
  options: CrashOptions,
): Promise<number[]> {
  const inFlight: number[] = []
  for (let kill = 1; kill <= options.kills; kill++) {
    await sleepUntilBusy(shoppers, options)
    const waiting = sum(shoppers.map((shopper) => shopper.waiting))
    inFlight.push(waiting)
    await server.restarted(server.kill())
    options.say(`crash ${kill} of ${options.kills}: ${waiting} messages were waiting for their reply`)
  }
  await sleepUntilBusy(shoppers, options)
  return inFlight
}

function faultsOfAll(shoppers: readonly StubbornShopper[], logs: readonly Log[]): string[] {
  return shoppers.flatMap((shopper, index) =>
    faultsOf(shopper.observed(logs[index] ?? [])).map((fault) => `conversation ${index + 1}: ${fault}`),
  )
}

/** A shopper's whole life; null, or what went wrong with it. */
function live(
  shopper: StubbornShopper,
  server: WorkerServer,
  talk: { stopped: boolean; deadline: number },
): Promise<string | null> {
  const deadline = () => talk.deadline
  return shopper
    .live(
      () => server.url(),
      () => talk.stopped,
      deadline,
    )
    .then(
      () => null,
      (error: unknown) => `gave up: ${String(error)}`,
    )
}

/** Waits until conversations have gone on for a while and messages are under way. */
async function sleepUntilBusy(shoppers: readonly StubbornShopper[], { busyMs, clients }: CrashOptions): Promise<void> {
  const acknowledged = () => sum(shoppers.map((shopper) => shopper.acknowledged))
  const wanted = acknowledged() + clients * REPLIES_BETWEEN
  const deadline = performance.now() + SETTLE_MS
  await sleep(busyMs)
  while (acknowledged() < wanted) {
    if (performance.now() > deadline) throw new Error('the conversations did not go on after a restart')
    await sleep(POLL_MS)
  }
}

async function readAll(server: WorkerServer, conversations: readonly ConversationCreated[]): Promise<Log[]> {
  const rest = new RestClient(await server.url())
  try {
    const logs: Log[] = []
    for (const conversation of conversations) logs.push(await readLog(rest, conversation))
    return logs
  } finally {
    rest.close()
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
