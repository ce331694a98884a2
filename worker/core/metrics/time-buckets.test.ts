import { describe, expect, it } from 'vitest'
import { bucketKey, buckets, dayAround, INTERVAL_MS, type Interval, isTimeZone, zoneSegments } from './time-buckets'

const at = (text: string): number => Date.parse(text)
const iso = (ms: number): string => new Date(ms).toISOString()

describe('time buckets', () => {
  it('takes IANA names and nothing else', () => {
    for (const name of ['UTC', 'Asia/Shanghai', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5'])
      expect(isTimeZone(name)).toBe(true)
    for (const name of ['', 'Mars/Olympus', '+08:00', "UTC'", '../UTC', 'Asia/Shanghai; DROP'])
      expect(isTimeZone(name)).toBe(false)
  })

  it('finds the second a zone changes its clock', () => {
    expect(zoneSegments('Europe/Berlin', at('2026-03-28T00:00:00Z'), at('2026-03-30T00:00:00Z'))).toEqual([
      { from: at('2026-03-28T00:00:00Z'), to: at('2026-03-29T01:00:00Z'), offset: 3_600_000 },
      { from: at('2026-03-29T01:00:00Z'), to: at('2026-03-30T00:00:00Z'), offset: 7_200_000 },
    ])
  })

  it('has one segment where nothing changes, and leaves out a change at the very end', () => {
    expect(zoneSegments('UTC', 0, 92 * INTERVAL_MS.day)).toEqual([{ from: 0, to: 92 * INTERVAL_MS.day, offset: 0 }])
    const to = at('2026-03-29T01:00:00Z')
    expect(zoneSegments('Europe/Berlin', to - 1_000, to)).toHaveLength(1)
  })

  it.each([
    ['Asia/Shanghai', '2026-11-24T18:30:00Z', '2026-11-24T16:00:00.000Z', 24],
    ['Asia/Kolkata', '2026-11-24T00:00:00Z', '2026-11-23T18:30:00.000Z', 24],
    ['Europe/Berlin', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', 23],
    ['Europe/Berlin', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', 25],
    ['Africa/Cairo', '2026-04-24T12:00:00Z', '2026-04-23T22:00:00.000Z', 23],
  ])('knows the local day in %s around %s', (tz, now, from, hours) => {
    const day = dayAround(at(now), tz)
    expect(iso(day.from)).toBe(from)
    expect((day.to - day.from) / INTERVAL_MS.hour).toBe(hours)
  })

  it('counts both hours of the night the clock goes back', () => {
    const { from, to } = dayAround(at('2026-10-25T12:00:00Z'), 'Europe/Berlin')
    expect(buckets('hour', zoneSegments('Europe/Berlin', from, to))).toHaveLength(25)
    expect(buckets('day', zoneSegments('Europe/Berlin', from, to))).toHaveLength(1)
  })

  it.each(['UTC', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Casablanca', 'America/Havana'])(
    'parts a range in %s without gap or overlap',
    (tz) => {
      const from = at('2026-02-10T05:17:00Z')
      const to = from + 80 * INTERVAL_MS.day
      const segments = zoneSegments(tz, from, to)
      for (const interval of ['hour', 'day'] satisfies Interval[]) {
        const all = buckets(interval, segments)
        expect(all[0]?.at).toBe(from)
        expect(new Set(all.map(({ key }) => key)).size).toBe(all.length)
        for (const [i, bucket] of all.entries()) {
          const end = all[i + 1]?.at ?? to
          expect(end).toBeGreaterThan(bucket.at)
          expect(bucketKey(bucket.at, interval, segments)).toBe(bucket.key)
          expect(bucketKey(end - 1, interval, segments)).toBe(bucket.key)
        }
      }
    },
  )
})
