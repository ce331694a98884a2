import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { makeRng } from '../text/rng'
import { fingerprintOf, resume, saveCheckpoint } from './checkpoint'
import { startState } from './loop'
import { initialise, shapesOf } from './parameters'
import { DEFAULTS } from './settings'

const SETTINGS = { ...DEFAULTS, unitDim: 2, filters: 2, bagDim: 2, vectorDim: 2 }
const folder = mkdtempSync(join(tmpdir(), 'checkpoint-'))
const file = join(folder, 'nested', 'one.checkpoint')
const fresh = (seed: number) => startState(initialise(SETTINGS, shapesOf(SETTINGS, 5), 8, makeRng(seed)), SETTINGS)

afterAll(() => rmSync(folder, { recursive: true }))

describe('checkpoints', () => {
  it('bring back weights, moments and the step', () => {
    const saved = fresh(1)
    saved.step = 42
    saved.units.mean.fill(0.5)
    saveCheckpoint(file, 'print', 3, saved)
    const other = fresh(2)
    expect(resume(file, 'print', other)).toBe(3)
    expect(other.step).toBe(42)
    expect(other.units.mean).toEqual(saved.units.mean)
    expect(other.dense.map(({ weights }) => weights)).toEqual(saved.dense.map(({ weights }) => weights))
  })

  it('are ignored when settings or messages have changed', () => {
    saveCheckpoint(file, 'print', 3, fresh(1))
    expect(resume(file, 'another', fresh(2))).toBe(0)
  })

  it('are not needed', () => {
    expect(resume(join(folder, 'none'), 'print', fresh(2))).toBe(0)
  })
})

describe('fingerprintOf', () => {
  it('differs for another seed and for another message', () => {
    const example = { text: 'hi', intent: 0, mood: 1, language: 0 }
    const print = fingerprintOf(SETTINGS, [example])
    expect(fingerprintOf({ ...SETTINGS, seed: 8 }, [example])).not.toBe(print)
    expect(fingerprintOf(SETTINGS, [{ ...example, text: 'ho' }])).not.toBe(print)
    expect(fingerprintOf(SETTINGS, [example])).toBe(print)
  })
})
