import { describe, expect, it } from 'vitest'
import { countriesIn, countriesUnsaid, scopeOf } from './countries'

describe('countriesIn', () => {
  it.each([
    ['and when would it get to Berlin if i order today', ['DE']],
    ['shipping to the UK or to norway?', ['GB', 'NO']],
    ['do you send to the US', ['US']],
    ['寄上海要几天', ['CN']],
    ["si je commande aujourd'hui je l'ai à Lyon ?", ['FR']],
    ['Versand nach Österreich', ['AT']],
    ['كم الشحن لألمانيا', ['DE']],
    ['東京まで何日', ['JP']],
    ['vcs entregam no Brasil?', ['BR']],
  ])('reads %j', (text, wanted) => expect([...countriesIn(text)].sort()).toEqual(wanted))

  it.each(['tell us when it is back', 'a jersey for my son', 'كيف أسترد مالي؟', '', '🙂'])('finds none in %j', (text) =>
    expect([...countriesIn(text)]).toEqual([]),
  )

  it('reads no more than the beginning of what is very long', () => {
    expect([...countriesIn(`${'a '.repeat(50_000)}Berlin`)]).toEqual([])
  })
})

it('a country that only a city tells is named, one that is said is not', () => {
  expect(countriesUnsaid('delivery to Berlin', new Set(['DE']), 'en')).toEqual(['Germany'])
  expect(countriesUnsaid('delivery to germany', new Set(['DE']), 'en')).toEqual([])
  expect(countriesUnsaid('寄柏林', new Set(['DE']), 'zh')).toEqual(['德国'])
})

describe('the scope of a title', () => {
  it('is the countries it names', () => {
    expect(scopeOf('How long does delivery take in Portugal and Spain?')).toEqual(new Set(['PT', 'ES']))
  })

  it('is none where it names none, or says that others count too', () => {
    expect(scopeOf('How long is the warranty?')).toBeNull()
    expect(scopeOf('Quel est le délai de livraison vers la France et l’étranger ?')).toBeNull()
    expect(scopeOf('寄到国外（包括中国）要多久？')).toBeNull()
  })
})
