import { rmSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { crash } from './crash-run.ts'
import { makeStateFolder } from './machine.ts'
import { canSeeProcesses } from './processes.ts'

/** The short form of `npm run crash-test`. Where there is no /proc the process to kill cannot be found. */
describe.skipIf(!canSeeProcesses())('a conversation', () => {
  let folder = ''

  beforeAll(() => {
    process.env['WRANGLER_LOG'] = 'error'
    folder = makeStateFolder().folder
  })

  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('loses and doubles nothing when workerd is killed twice in the middle of it', { timeout: 120_000 }, async () => {
    const result = await crash({ folder, kills: 2, clients: 6, busyMs: 400, say: () => {} })
    expect(result.faults).toEqual([])
    expect(result.acknowledged).toBeGreaterThan(6 * 2 * 3)
    expect(result.inFlight.every((waiting) => waiting > 0)).toBe(true)
    expect(result.stored).toBeGreaterThanOrEqual(result.acknowledged * 2)
  })
})
