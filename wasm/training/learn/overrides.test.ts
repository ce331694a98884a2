import { describe, expect, it } from 'vitest'
import { readSettings } from './overrides'
import { DEFAULTS } from './settings'

describe('readSettings', () => {
  it('changes what is named and nothing else', () => {
    const settings = readSettings({ seed: '9' }, ['units.buckets=64', 'branches=bag'])
    expect(settings).toEqual({ ...DEFAULTS, seed: 9, branches: 'bag', units: { ...DEFAULTS.units, buckets: 64 } })
    expect(DEFAULTS.units.buckets).not.toBe(64)
  })

  it.each(['units.bucket=64', 'units=3', 'filters=many', 'filters=', 'nothing.at.all=1'])(
    'refuses %s',
    (assignment) => {
      expect(() => readSettings({}, [assignment])).toThrow(/--set/)
    },
  )

  it('refuses a seed that is no whole number', () => {
    expect(() => readSettings({ seed: '1.5' }, [])).toThrow('--seed must be a whole number')
  })
})
