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

/** Share of messages whose likeliest intent is the right one. */
function accuracyOf(logits: readonly Float32Array[], messages: readonly Encoded[], intents: number): number {
  const right = logits.filter((row, i) => {
    const scores = row.subarray(0, intents)
    return scores.indexOf(Math.max(...scores)) === messages[i]?.example.intent
  })
  return right.length / messages.length
}

/** Trains one member from its own seed, going on from its checkpoint; prints a line per epoch. */
export async function trainMember(run: Run, member: number): Promise<Parameters> {
  const { settings, intents } = run
  const rng = makeRng(deriveSeed(settings.seed, member))
  const parameters = initialise(settings, run.shapes, run.vocabulary.tokens.length, rng)
  const state = startState(parameters, settings)
  const file = new URL(`member-${member}.checkpoint`, run.cache).pathname
  const done = resume(file, run.fingerprint, state)
  if (done > 0) say(`member ${member + 1}: going on after epoch ${done}`)
  const started = performance.now()
  for (let epoch = done; epoch < settings.epochs; epoch += 1) {
    const { examples, vocabulary, rows } = run
    const loss = await run.epoch(parameters, state, { examples, vocabulary, rows, intents, epoch, member })
    saveCheckpoint(file, run.fingerprint, epoch + 1, state)
    const accuracy = accuracyOf(await run.predict(parameters, run.encodedDev), run.encodedDev, intents)
    const perEpoch = (performance.now() - started) / (epoch + 1 - done)
    const left = (perEpoch * (settings.epochs - epoch - 1)) / 1_000
    const label = `member ${member + 1}/${settings.members} epoch ${epoch + 1}/${settings.epochs}`
    say(`${label}  loss ${loss.toFixed(3)}  dev ${(100 * accuracy).toFixed(1)} %  ${Math.round(left)} s left`)
  }
  return parameters
}
