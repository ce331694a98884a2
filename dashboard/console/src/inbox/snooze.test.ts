import { describe, expect, it } from 'vitest'
import { snoozePresets } from './snooze'

const presets = (now: string, zone: string) =>
  Object.fromEntries(snoozePresets(Date.parse(now), zone).map(({ id, until }) => [id, until]))

describe('snooze presets', () => {
  it("are counted on the clock of the agent's zone", () => {
    // A Wednesday, ten in the morning in Lisbon, six in the evening in Shanghai.
    expect(presets('2026-11-25T10:00:00Z', 'Europe/Lisbon')).toEqual({
      hour: '2026-11-25T11:00:00.000Z',
      evening: '2026-11-25T18:00:00.000Z',
      tomorrow: '2026-11-26T09:00:00.000Z',
      monday: '2026-11-30T09:00:00.000Z',
    })
    expect(presets('2026-11-25T10:00:00Z', 'Asia/Shanghai')).toEqual({
      hour: '2026-11-25T11:00:00.000Z',
      tomorrow: '2026-11-26T01:00:00.000Z',
      monday: '2026-11-30T01:00:00.000Z',
    })
  })

  it('mean nine in the morning also over a change of the clocks', () => {
    // The Saturday before clocks go back in Lisbon.
    expect(presets('2026-10-24T12:00:00Z', 'Europe/Lisbon')).toMatchObject({ tomorrow: '2026-10-25T09:00:00.000Z' })
    expect(presets('2026-10-23T12:00:00Z', 'Europe/Lisbon')).toMatchObject({ tomorrow: '2026-10-24T08:00:00.000Z' })
  })

  it('offer Monday once: on a Sunday it is tomorrow, on a Monday the next one', () => {
    expect(presets('2026-11-29T10:00:00Z', 'UTC')).not.toHaveProperty('monday')
    expect(presets('2026-11-30T10:00:00Z', 'UTC')).toMatchObject({ monday: '2026-12-07T09:00:00.000Z' })
  })
})
