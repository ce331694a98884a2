import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { Example } from '../text/labels.ts'
import type { AdamBlock } from './adam.ts'
import type { LearnState } from './loop.ts'
import type { TrainSettings } from './settings.ts'

type Saved = {
  readonly fingerprint: string
  readonly epoch: number
  readonly step: number
  readonly blocks: readonly {
    readonly weights: Float32Array
    readonly mean: Float32Array
    readonly square: Float32Array
  }[]
}

/** Same settings and same messages: only then may a run go on from a checkpoint. */
export function fingerprintOf(settings: TrainSettings, examples: readonly Example[]): string {
  return createHash('sha256')
    .update(JSON.stringify([settings, examples]))
    .digest('hex')
}

function blocksOf(state: LearnState): readonly AdamBlock[] {
  return [...state.dense, state.units, state.bag]
}

/** Writes beside the file and renames, so that a broken run leaves the last whole checkpoint. */
export function saveCheckpoint(file: string, fingerprint: string, epoch: number, state: LearnState): void {
  const blocks = blocksOf(state).map(({ weights, mean, square }) => ({ weights, mean, square }))
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.part`, serialize({ fingerprint, epoch, step: state.step, blocks } satisfies Saved))
  renameSync(`${file}.part`, file)
}

/** Puts a checkpoint into `state` and returns the number of finished epochs; 0 when there is none that fits. */
export function resume(file: string, fingerprint: string, state: LearnState): number {
  if (!existsSync(file)) return 0
  const saved = deserialize(readFileSync(file)) as Saved
  if (saved.fingerprint !== fingerprint) return 0
  blocksOf(state).forEach((block, i) => {
    const from = saved.blocks[i]
    if (from === undefined) return
    block.weights.set(from.weights)
    block.mean.set(from.mean)
    block.square.set(from.square)
  })
  state.step = saved.step
  return saved.epoch
}
