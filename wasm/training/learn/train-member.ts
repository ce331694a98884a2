import { writeSync } from 'node:fs'
import { deriveSeed, makeRng } from '../text/rng.ts'
import { resume, saveCheckpoint } from './checkpoint.ts'
import type { Encoded } from './encode.ts'
import { startState } from './loop.ts'
import { initialise, type Parameters } from './parameters.ts'
import type { Run } from './run.ts'

/** Straight to the terminal: a thread's own console waits for its event loop, which never idles here. */
function say(line: string): void {
  writeSync(1, `${line}\n`)
}

/** Share of the messages with a labelled intent whose likeliest intent is the right one. */
function accuracyOf(logits: readonly Float32Array[], messages: readonly Encoded[], intents: number): number {
  const labelled = logits.filter((_, i) => (messages[i]?.example.intent ?? -1) >= 0)
  const right = logits.filter((row, i) => {
    const scores = row.subarray(0, intents)
    return scores.indexOf(Math.max(...scores)) === messages[i]?.example.intent
  })
  return right.length / Math.max(1, labelled.length)
}

/** Trains one member from its own seed, going on from its checkpoint; prints a line per epoch. */
export async function trainMember(run: Run, member: number): Promise<Parameters> {
  const { settings, intents } = run
  const rng = makeRng(deriveSeed(settings.seed, member))
  const parameters = initialise(settings, run.shapes, run.tokens.length, rng)
  const state = startState(parameters, settings)
  const file = new URL(`member-${member}.checkpoint`, run.cache).pathname
  const done = run.checkpoints ? resume(file, run.fingerprint, state) : 0
  if (done > 0) say(`member ${member + 1}: going on after epoch ${done}`)
  const started = performance.now()
  for (let epoch = done; epoch < settings.epochs; epoch += 1) {
    const { examples, encoder } = run
    const loss = await run.epoch(parameters, state, { examples, encoder, epoch, member })
    if (run.checkpoints) saveCheckpoint(file, run.fingerprint, epoch + 1, state)
    const dev = accuracyOf(await run.predict(parameters, run.encodedDev), run.encodedDev, intents)
    const perEpoch = (performance.now() - started) / (epoch + 1 - done)
    const left = (perEpoch * (settings.epochs - epoch - 1)) / 1_000
    const label = `member ${member + 1}/${settings.members} epoch ${epoch + 1}/${settings.epochs}`
    say(`${label}  loss ${loss.toFixed(3)}  dev ${(100 * dev).toFixed(1)} %  ${Math.round(left)} s left`)
  }
  return parameters
}
