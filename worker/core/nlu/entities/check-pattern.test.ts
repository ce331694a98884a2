import { describe, expect, it } from 'vitest'
import { checkPattern } from './check-pattern'

describe('patterns of a shop', () => {
  for (const source of [
    'KF-\\d{6}',
    '[A-Z]{2}-\\d{4}-\\d{4}',
    'PD\\d{6}[A-Z]',
    '(?:WEB|APP)-\\d{4,8}',
    'LP\\d{14}',
    'A\\d{3,6}(?:-\\d)?',
    '\\d{4}/\\d{3}',
    '订单\\d{8}',
    '[A-Z]{1,5}-?\\d{4,8}',
  ]) {
    it(`accepts ${source}`, () => expect(checkPattern(source)).toBeNull())
  }
  const refused: readonly (readonly [source: string, why: RegExp])[] = [
    ['', /empty/],
    ['A'.repeat(101), /100 characters/],
    ['\\d+', /bounded repeat/],
    ['KF.*', /must not contain "\."/],
    ['KF-\\d{4,}', /without an end/],
    ['(a{1,9}){1,9}', /too many choices|at most 40/],
    ['(?:\\d{0,9}\\d{0,9}\\d{0,9})KF', /too many choices/],
    ['(?:a|a|a|a){5}b', /too many choices/],
    ['(a)\\1bc', /"\\1"/],
    ['(?<=x)KF1', /look-around/],
    ['(?=x)KF1', /look-around/],
    ['(?<name>KF1)', /look-around/],
    ['^KF\\d{4}$', /"\^"/],
    ['\\d{2}', /at least 3/],
    ['(?:KF\\d{3})?', /at least 3/],
    ['\\d{41}', /at most 40|0 and 40/],
    ['KF(\\d{3}', /not closed/],
    ['KF\\d{3})', /too many/],
    ['[^a]{4}', /class/],
    ['[z-a]{4}', /regular expression/],
    ['KF\\p{L}11', /must not contain/],
    ['\\d{3}{2}', /repeat a repeat|may stand/],
    ['*KF1', /may stand|bounded/],
  ]
  for (const [source, why] of refused) {
    it(`refuses ${source.slice(0, 30)}`, () => expect(checkPattern(source)).toMatch(why))
  }
  it('accepts nothing that is slow on a hostile message', () => {
    // A pattern that backtracks would run into the runner's time limit.
    const pattern = /(?<![A-Za-z0-9])(?:[A-Z]{1,5}-?\d{4,8})(?![A-Za-z0-9])/gi
    expect([...'A1234567-'.repeat(10_000).matchAll(pattern)].length).toBeGreaterThanOrEqual(0)
  })
})
