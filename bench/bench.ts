/** `npm run bench [-- --json OUT] [--seconds N]`: speed, cold start and memory of replies beside the bare floor. */
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { buildWorker } from './build.ts'
import { type Cold, type Memory, measureCold } from './cold.ts'
import { addRound, emptySample, figuresOf, mean, round, type Sample } from './load.ts'
import { environment, loadAverage, makeStateFolder, removeAtExit } from './machine.ts'
import { cpuMs, residentMib } from './processes.ts'
import { LEVELS, type Level, type Levels, type Report, ratios, render } from './report.ts'
import { fillDemoShop } from './seed.ts'
import { type ServerOptions, WorkerServer } from './server.ts'
import * as talkers from './talkers.ts'

const DEFAULT_SECONDS = 5
const MAX_SECONDS = 60
/** Each sample is taken in this many parts, floor and reply in turn: a disturbance of the machine then meets both. */
const ROUNDS = 2
const WARM_UP_MS = 700
/** The first requests of a process also compile it. */
const LONG_WARM_UP_MS = 2_500

/** What is measured, in this order at each number of clients. */
const KINDS = {
  empty: { server: 'floor', make: talkers.emptyTalker },
  floorRest: { server: 'floor', make: talkers.floorRestTalker },
  replyRest: { server: 'product', make: talkers.replyRestTalker },
  floorSocket: { server: 'floor', make: talkers.floorSocketTalker },
  replySocket: { server: 'product', make: talkers.replySocketTalker },
} as const
type Kind = keyof typeof KINDS
type Servers = Readonly<Record<'floor' | 'product', WorkerServer>>
type Samples = ReadonlyMap<string, Sample>

const options = readArguments()
const started = performance.now()
process.env['WRANGLER_LOG'] = 'error'
const { folder, kind: state } = makeStateFolder()
const facts = environment(state)
removeAtExit(folder)
const report = await run()
console.log(render(report))
if (options.json) writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`)
if (report.errors.count > 0) process.exitCode = 1

async function run(): Promise<Report> {
  const { floor, product } = await prepare()
  say('cold starts')
  const cold = await measureCold(product)
  const servers = { floor: await WorkerServer.start(floor), product: await WorkerServer.start(product) }
  try {
    const samples = await measureAll(servers)
    return reportOf(samples, cold, servers)
  } finally {
    await Promise.all([servers.floor.stop(), servers.product.stop()])
  }
}

/** Builds both Workers and fills the product's stores. */
async function prepare(): Promise<{ floor: ServerOptions; product: ServerOptions }> {
  say('building')
  const configs = { floor: 'bench/floor/wrangler.toml', product: 'wrangler.toml' }
  const [floorModules, modules] = await Promise.all([
    buildWorker(configs.floor, join(folder, 'floor')),
    buildWorker(configs.product, join(folder, 'product')),
  ])
  const bindings = { TOKEN_SECRET: randomBytes(32).toString('hex') }
  const floor = { config: configs.floor, modules: floorModules, state: join(folder, 'floor-state') }
  const product = { config: configs.product, modules, state: join(folder, 'product-state'), bindings }
  say('seeding')
  const server = await WorkerServer.start(product)
  await fillDemoShop(await server.bindings())
  await server.stop()
  return { floor, product }
}

async function measureAll(servers: Servers): Promise<Samples> {
  const samples = new Map<string, Sample>()
  for (const kind of Object.keys(KINDS) as Kind[]) await measure(emptySample(), servers, kind, 4, LONG_WARM_UP_MS, 0)
  for (let part = 1; part <= ROUNDS; part++) {
    for (const level of Object.keys(LEVELS) as Level[]) {
      say(`part ${part} of ${ROUNDS}: ${LEVELS[level]} clients`)
      for (const kind of Object.keys(KINDS) as Kind[]) {
        const name = `${kind} ${level}`
        const sample = samples.get(name) ?? emptySample()
        samples.set(name, sample)
        await measure(sample, servers, kind, LEVELS[level], WARM_UP_MS, (options.seconds * 1_000) / ROUNDS)
      }
    }
  }
  return samples
}

async function measure(
  sample: Sample,
  servers: Servers,
  kind: Kind,
  clients: number,
  warmUpMs: number,
  measureMs: number,
): Promise<void> {
  const server = servers[KINDS[kind].server]
  const { pid } = server
  const spent = () => (pid === null ? null : cpuMs(pid))
  await addRound(sample, KINDS[kind].make, { base: await server.url(), clients, warmUpMs, measureMs, cpuMs: spent })
}

function reportOf(
  samples: Samples,
  { warm, cold, memory }: { warm: Cold; cold: Cold; memory: Memory },
  servers: Servers,
): Report {
  const levels = (kind: Kind): Levels => {
    const at = (level: Level) => figuresOf(samples.get(`${kind} ${level}`) ?? emptySample())
    return { c1: at('c1'), c16: at('c16'), c64: at('c64') }
  }
  const floor = { rest: levels('floorRest'), socket: levels('floorSocket') }
  const reply = { rest: levels('replyRest'), socket: levels('replySocket') }
  const nlu = [...(samples.get('replyRest c1')?.nlu ?? []), ...(samples.get('replySocket c1')?.nlu ?? [])]
  const { pid } = servers.product
  return {
    environment: { ...facts, load_after: loadAverage(), seconds: options.seconds },
    empty: levels('empty'),
    floor,
    reply,
    ratio: { rest: ratios(reply.rest, floor.rest), socket: ratios(reply.socket, floor.socket) },
    model: { mean_ms: round(mean(nlu)), messages: nlu.length },
    cold: { with_warm_up: warm, without_warm_up: cold },
    memory: { ...memory, after_load_mib: pid === null ? null : residentMib(pid) },
    errors: errorsOf(samples, servers),
  }
}

/** Failed exchanges, and faults the Worker reported though its shoppers got an answer. */
function errorsOf(samples: Samples, servers: Servers): Report['errors'] {
  const failed = [...samples].flatMap(([name, { messages }]) => messages.map((message) => `${name}: ${message}`))
  const faults = [...servers.floor.faults, ...servers.product.faults]
  const count = [...samples.values()].reduce((sum, { errors }) => sum + errors, 0) + faults.length
  return { count, messages: [...failed, ...faults] }
}

function readArguments(): { seconds: number; json: string | undefined } {
  const { values } = parseArgs({
    options: { json: { type: 'string' }, seconds: { type: 'string', default: String(DEFAULT_SECONDS) } },
  })
  const given = Number(values.seconds)
  if (given > 0 && given <= MAX_SECONDS) return { seconds: given, json: values.json }
  console.error(`usage: npm run bench -- [--json OUT] [--seconds N], N at most ${MAX_SECONDS}`)
  process.exit(2)
}

/** Progress, apart from the table. */
function say(what: string): void {
  console.error(`${((performance.now() - started) / 1_000).toFixed(0).padStart(4)} s  ${what}`)
}
