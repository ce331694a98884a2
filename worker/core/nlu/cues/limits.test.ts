import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CUE_NAMES, type CueName, hears } from '../../../test/fixtures/cue-table'
import { fold, MAX_CUE_CHARS, MAX_DANGER_CHARS, MAX_READ_CHARS } from './fold'
import { dangerOf, isAbandon, isAffirm, isConsent, isDeny, negates, saysGoodbye, startsWithCorrection } from './index'

/** Cues of a whole short message: whatever is longer is none. */
const WHOLE: readonly CueName[] = [
  'affirm',
  'consent',
  'consent cancel',
  'deny',
  'abandon',
  'drops',
  'waits',
  'leaves',
  'names an order',
  'is without it',
  'asks for goods',
  'picks 2',
]
/** Words that cues of every language are made of, to build near misses from. */
const WORDS = [
  ...'yes no ok sí vale oui non ja nein sim não はい いいえ うん お願いします نعم لا تمام 是的 不 算了'.split(' '),
  ...'cancel cancela annulez stornieren キャンセル الغي 取消 please por favor svp bitte من فضلك 1002 ١٠٠٢'.split(' '),
  ...[',', '،', '、', '。', '!', '?', '؟', '¿', '…', '~', '-', '😊', '👍', 'ー', '\u0640', '\u0301', '\u200f'],
]
const said = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(' '))
const glued = fc.array(fc.constantFrom(...WORDS), { maxLength: 30 }).map((words) => words.join(''))
const anything = fc.oneof(said, glued, fc.string({ unit: 'binary', maxLength: 400 }))

describe('a cue', () => {
  it('throws on no text', () => {
    fc.assert(
      fc.property(anything, (text) => CUE_NAMES.every((cue) => typeof hears(cue, text) === 'boolean')),
      { numRuns: 60 },
    )
  })

  it('of a whole message is none in a longer one', () => {
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), fc.constantFrom(...WHOLE), (word, cue) => {
        // Marks and spaces around are no text: the message has to be long in words.
        const long = `a ${`${word} `.repeat(MAX_CUE_CHARS)}a`
        return long.trim().length <= MAX_CUE_CHARS || !hears(cue, long)
      }),
    )
  })

  it('is heard in the part that is read, and not behind it', () => {
    const filler = (chars: number) => `${'x '.repeat(chars / 2)} `
    expect(startsWithCorrection(`${filler(MAX_CUE_CHARS)}wrong number`)).toBe(false)
    expect(negates(`${filler(MAX_READ_CHARS)}, don't cancel`, 'cancel')).toBe(false)
    expect(negates(`${filler(MAX_CUE_CHARS)}, don't cancel`, 'cancel')).toBe(true)
    expect(saysGoodbye(`${filler(MAX_READ_CHARS)}adiós`)).toBe(false)
    expect(saysGoodbye(`${filler(MAX_CUE_CHARS)}adiós`)).toBe(true)
    expect(dangerOf(`${filler(MAX_DANGER_CHARS)}es brennt`)).toBeNull()
    expect(dangerOf(`${filler(MAX_READ_CHARS)}es brennt`)).toBe('danger')
  })

  it('reads no more of a text of any length', () => {
    fc.assert(
      fc.property(said, fc.constantFrom(...WORDS), (text, word) => {
        const long = text.padEnd(MAX_DANGER_CHARS, ` ${word} .`) + ' tail'.repeat(2000)
        const cut = long.slice(0, MAX_DANGER_CHARS)
        return dangerOf(long) === dangerOf(cut) && negates(long, 'return') === negates(cut, 'return')
      }),
      { numRuns: 50 },
    )
  })

  it.each([
    'a',
    'no ',
    'no, ',
    'si ',
    'oui ',
    'ja ',
    'não, ',
    'はい',
    'いいえ、',
    'うー',
    'لا ',
    'لا، ',
    '1',
    'ー',
    '\u0640',
    'un numero ',
  ])('ends on %j over and over', (unit) => {
    const long = unit.repeat(10_000 / unit.length)
    for (const text of [long, unit.repeat(MAX_CUE_CHARS / unit.length), long.slice(0, MAX_READ_CHARS)]) {
      for (const cue of CUE_NAMES) expect(typeof hears(cue, text)).toBe('boolean')
    }
  })
})

describe('consent', () => {
  const turns = [
    'but',
    'pero',
    'mais',
    'aber',
    'mas',
    'でも',
    'لكن',
    '但是',
    'if',
    'wenn',
    'se',
    'なら',
    'wait',
    'espera',
  ]

  const noes = ['no', 'non', 'nein', 'não', 'いいえ', 'لا', '不']

  it('is taken by no question, by no "but", and never beside a no', () => {
    fc.assert(
      fc.property(
        said,
        fc.constantFrom(...turns),
        fc.constantFrom(...noes),
        fc.constantFrom('?', '？', '؟'),
        (text, turn, no, mark) => {
          // "Mais oui" is a yes: what turns it stands behind.
          const turned = [`${text} ${turn}`, `${text}, ${turn} ${no}`, `${text} ${no}`, `${text}${mark}`]
          return turned.every((words) => !isConsent(words))
        },
      ),
      { numRuns: 500 },
    )
  })

  it('is never a denial or an abandonment too', () => {
    fc.assert(
      fc.property(fc.oneof(said, glued), (text) => !isConsent(text) || (!isDeny(text) && !isAbandon(text))),
      { numRuns: 2000 },
    )
  })

  it('to one change is a yes, and consent to any', () => {
    fc.assert(
      fc.property(fc.oneof(said, glued), (text) => !isConsent(text, 'cancel') || isConsent(text)),
      { numRuns: 1000 },
    )
  })

  it('is the same however it is cased, spaced and pointed', () => {
    for (const text of [
      'sí, cancélalo',
      'oui, annulez-la',
      'ja, stornieren',
      'sim, pode cancelar',
      'نعم، ألغيه',
      'yes, cancel it',
    ]) {
      for (const form of [
        text,
        text.toUpperCase(),
        `  ${text}!! `,
        text.normalize('NFD'),
        `«${text}»`,
        text.replace(', ', ' '),
      ])
        expect([form, isConsent(form, 'cancel')]).toEqual([form, true])
    }
  })
})

describe('fold', () => {
  it('changes nothing that it has folded, but for letters said over and over', () => {
    fc.assert(
      fc.property(said, (text) => fold(fold(text)) === fold(text)),
      { numRuns: 300 },
    )
  })

  it('knows one yes of each script by all its forms', () => {
    for (const form of ['نعم', 'نَعَم', 'نـــعم', 'ﻧﻌﻢ', '\u200fنعم', 'نعممممم'])
      expect([form, isAffirm(form)]).toEqual([form, true])
    for (const form of ['はい', 'ハイ', 'ﾊｲ', 'はーい', 'はい〜', '「はい」', 'はい。'])
      expect([form, isAffirm(form)]).toEqual([form, true])
    for (const form of ['sí', 'si', 'SÍ', 'sííí', 'si\u0301', '¡sí!', '“sí”'])
      expect([form, isAffirm(form)]).toEqual([form, true])
  })
})
