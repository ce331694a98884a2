import * as v from 'valibot'
import { expect, it } from 'vitest'
import { messageText } from '../../../worker/protocol/primitives'
import { isBlank } from './blank'

it('takes as blank what the protocol does, of all characters', () => {
  const differing: string[] = []
  for (let code = 0; code <= 0x10ffff; code++) {
    const text = String.fromCodePoint(code)
    if (isBlank(text) === v.is(messageText, text)) differing.push(code.toString(16))
  }
  expect(differing).toEqual([])
  expect([isBlank(''), isBlank(' \u2800\u3164\ufe0f\n'), isBlank('\u200b.')]).toEqual([true, true, false])
})
