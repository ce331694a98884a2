import { describe, expect, it } from 'vitest'
import { entityType } from '../../../worker/protocol/understanding'
import { measureEntities, readLabelled, scores } from './entity-figures'

const dev = readLabelled(new URL('../dev/entities.jsonl', import.meta.url).pathname)
const { tallies, misses } = measureEntities(dev)
/** Below the figures of docs/entities.md by a message or two: a fall says that a rule broke. */
const FLOOR = 0.97
const LANGUAGES = ['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar']

describe('entities of the dev messages', () => {
  for (const name of [...entityType.options, ...LANGUAGES]) {
    it(`${name}: F1 is at least ${FLOOR}`, () => {
      const tally = tallies.get(name)
      expect(tally?.wanted).toBeGreaterThan(5)
      expect(tally && scores(tally).f1, JSON.stringify(misses, null, 1)).toBeGreaterThanOrEqual(FLOOR)
    })
  }
})
