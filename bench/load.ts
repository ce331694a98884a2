import type { Exchange, MakeTalker, Talker } from './talkers.ts'

/** No sample is larger: bounds the memory of a long run on a fast machine. */
const MAX_EXCHANGES = 500_000
const MAX_KEPT_ERRORS = 5

/** Everything one kind of load with one number of clients has shown, over all its rounds. */
export type Sample = {
  /** Milliseconds of each exchange that ended while it was measured. */
  readonly latencies: number[]
  /** The model's share of each, in milliseconds, where the answer told it. */
  readonly nlu: number[]
  seconds: number
  /** CPU time that workerd spent meanwhile, in milliseconds; null where it cannot be seen. */
  cpuMs: number | null
  errors: number
  readonly messages: string[]
}

export type LoadOptions = {
  readonly base: URL
  readonly clients: number
  readonly warmUpMs: number
  readonly measureMs: number
  /** CPU time of the server so far, in milliseconds. */
  readonly cpuMs: () => number | null
}

export function emptySample(): Sample {
  return { latencies: [], nlu: [], seconds: 0, cpuMs: 0, errors: 0, messages: [] }
}

/** Lets the clients talk, each as fast as it gets answers, and adds what was measured after the warm-up. */
export async function addRound(sample: Sample, make: MakeTalker, options: LoadOptions): Promise<void> {
  const talkers = await Promise.all(Array.from({ length: options.clients }, (_, index) => make(options.base, index)))
  try {
    const from = performance.now() + options.warmUpMs
    const until = from + options.measureMs
    const cpu = setTimeoutValue(options.warmUpMs, options.cpuMs)
    await Promise.all(talkers.map((talker) => talk(talker, sample, from, until)))
    const spent = options.cpuMs()
    const before = await cpu
    sample.cpuMs = sample.cpuMs === null || spent === null || before === null ? null : sample.cpuMs + spent - before
    sample.seconds += options.measureMs / 1_000
  } finally {
    for (const talker of talkers) talker.close()
  }
}

/** A client that fails says so and stays silent: the run has failed, and the others show how far. */
async function talk(talker: Talker, sample: Sample, from: number, until: number): Promise<void> {
  try {
    while (performance.now() < until && sample.latencies.length < MAX_EXCHANGES) {
      add(sample, await talker.exchange(), from, until)
    }
  } catch (error) {
    sample.errors++
    if (sample.messages.length < MAX_KEPT_ERRORS) sample.messages.push(String(error))
  }
}

function add(sample: Sample, { ms, nluMs }: Exchange, from: number, until: number): void {
  const now = performance.now()
  if (now < from || now > until) return
  sample.latencies.push(ms)
  if (nluMs !== null) sample.nlu.push(nluMs)
}

function setTimeoutValue<T>(ms: number, read: () => T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(read()), ms))
}

export type Figures = {
  readonly p50_ms: number | null
  readonly p95_ms: number | null
  readonly p99_ms: number | null
  readonly per_s: number
  /** CPU time of workerd for one exchange: what other programs on the machine hardly change. */
  readonly cpu_ms: number | null
  readonly count: number
  readonly errors: number
}

export function figuresOf(sample: Sample): Figures {
  const sorted = Float64Array.from(sample.latencies).sort()
  const { length } = sorted
  return {
    p50_ms: round(percentile(sorted, 0.5)),
    p95_ms: round(percentile(sorted, 0.95)),
    p99_ms: round(percentile(sorted, 0.99)),
    per_s: sample.seconds > 0 ? Math.round((length / sample.seconds) * 10) / 10 : 0,
    cpu_ms: sample.cpuMs === null || length === 0 ? null : round(sample.cpuMs / length),
    count: length,
    errors: sample.errors,
  }
}

/** The smallest value that is not less than the given share of all values (nearest rank); null of nothing. */
export function percentile(sorted: ArrayLike<number>, share: number): number | null {
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? null
}

export function mean(values: readonly number[]): number | null {
  return values.length > 0 ? values.reduce((sum, value) => sum + value, 0) / values.length : null
}

/** Three decimals: microseconds. */
export function round(value: number | null): number | null {
  return value === null ? null : Math.round(value * 1_000) / 1_000
}
