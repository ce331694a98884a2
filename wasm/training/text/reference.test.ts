import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readIntents } from './labels.ts'
import { makeReference } from './reference.ts'
import { parseTsv } from './rows.ts'

describe('the reference', () => {
  const made = makeReference()
  const rows = parseTsv(made, 'made', ['language', 'intent', 'text'])

  it('is the same when made again', () => {
    expect(makeReference()).toBe(made)
  })

  it('holds every intent, and hardly a message twice', () => {
    for (const language of ['en', 'zh']) {
      const own = rows.filter((row) => row.language === language)
      expect(new Set(own.map((row) => row.intent)), language).toEqual(new Set(readIntents()))
      expect(new Set(own.map((row) => row.text)).size).toBeGreaterThan(0.97 * own.length)
    }
  })
})

it('ships with every intent of the shipped model', () => {
  const shipped = readFileSync(new URL('../../model/reference.tsv', import.meta.url), 'utf8')
  const rows = parseTsv(shipped, 'reference.tsv', ['language', 'intent', 'text'])
  expect(new Set(rows.map((row) => row.intent))).toEqual(new Set(readIntents()))
})
