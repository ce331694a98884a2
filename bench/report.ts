import type { Cold, Memory } from './cold.ts'
import type { Figures } from './load.ts'
import type { Environment } from './machine.ts'

/** Clients at once, and the names their figures have in the JSON. */
export const LEVELS = { c1: 1, c16: 16, c64: 64 } as const
export type Level = keyof typeof LEVELS
export type Levels = Record<Level, Figures>

export type Report = {
  readonly environment: Environment & { readonly load_after: number; readonly seconds: number }
  readonly empty: Levels
  readonly floor: { readonly rest: Levels; readonly socket: Levels }
  readonly reply: { readonly rest: Levels; readonly socket: Levels }
  /** Reply p50 divided by floor p50. */
  readonly ratio: { readonly rest: Record<Level, number | null>; readonly socket: Record<Level, number | null> }
  /** The model's own time for one message, from Server-Timing at one client, in milliseconds. */
  readonly model: { readonly mean_ms: number | null; readonly messages: number }
  readonly cold: { readonly with_warm_up: Cold; readonly without_warm_up: Cold }
  readonly memory: Memory & { readonly after_load_mib: number | null }
  readonly errors: { readonly count: number; readonly messages: readonly string[] }
}

export function ratios(reply: Levels, floor: Levels): Record<Level, number | null> {
  const at = (level: Level) => {
    const [above, below] = [reply[level].p50_ms, floor[level].p50_ms]
    return above === null || below === null ? null : Math.round((above / below) * 100) / 100
  }
  return { c1: at('c1'), c16: at('c16'), c64: at('c64') }
}

/** The report as a table for people. */
export function render(report: Report): string {
  return [
    ...machineLines(report.environment),
    '',
    row(['', 'clients', 'p50 ms', 'p95 ms', 'p99 ms', 'per s', 'CPU ms', 'x floor', 'errors']),
    ...levelRows('empty Worker', report.empty),
    ...levelRows('floor REST', report.floor.rest),
    ...levelRows('reply REST', report.reply.rest, report.ratio.rest),
    ...levelRows('floor socket', report.floor.socket),
    ...levelRows('reply socket', report.reply.socket, report.ratio.socket),
    '',
    modelLine(report.model),
    coldLine('first reply of a fresh process, widget opened 1 s before', report.cold.with_warm_up),
    coldLine('first reply of a fresh process, opened and asked at once', report.cold.without_warm_up),
    memoryLine(report.memory),
    ...errorLines(report.errors),
  ].join('\n')
}

function machineLines(env: Report['environment']): string[] {
  return [
    `${env.cores} cores, ${env.cpu}, ${env.memory_mib} MiB, ${env.platform}; Node ${env.node}, workerd ${env.workerd}`,
    `state on ${env.state}; ${env.seconds} s a sample; load average ${env.load_before} before, ${env.load_after} after`,
    'Clients, the Worker and its stores share the machine. CPU ms is workerd alone, for one exchange.',
  ]
}

function levelRows(name: string, levels: Levels, ratio?: Record<Level, number | null>): string[] {
  return (Object.keys(LEVELS) as Level[]).map((level) => {
    const { p50_ms, p95_ms, p99_ms, per_s, cpu_ms, errors } = levels[level]
    const times = [p50_ms, p95_ms, p99_ms].map(fixed)
    return row([
      name,
      String(LEVELS[level]),
      ...times,
      String(per_s),
      fixed(cpu_ms),
      fixed(ratio?.[level] ?? null),
      String(errors),
    ])
  })
}

function row(cells: readonly string[]): string {
  const [name, ...numbers] = cells
  return (name ?? '').padEnd(12) + numbers.map((cell) => cell.padStart(9)).join('')
}

function coldLine(what: string, { mean_ms, max_ms, runs }: Cold): string {
  const each = runs.map((run) => `${fixed(run.first_reply_ms)} (${run.text})`).join(', ')
  return `cold         ${what}: mean ${fixed(mean_ms)} ms, worst ${fixed(max_ms)} ms: ${each}`
}

function modelLine({ mean_ms, messages }: Report['model']): string {
  return `model        ${fixed(mean_ms)} ms a message (mean of ${messages}, Server-Timing, one client)`
}

function memoryLine({ idle_mib, model_mib, after_load_mib }: Report['memory']): string {
  const [idle, loaded, after] = [idle_mib, model_mib, after_load_mib].map(mib)
  return `memory       workerd RSS: idle ${idle}, model loaded ${loaded}, after the load ${after}`
}

function errorLines({ count, messages }: Report['errors']): string[] {
  return count === 0 ? [] : [`ERRORS       ${count}`, ...messages.map((message) => `             ${message}`)]
}

function fixed(value: number | null): string {
  return value === null ? '-' : value.toFixed(2)
}

function mib(value: number | null): string {
  return value === null ? 'not known' : `${value} MiB`
}
