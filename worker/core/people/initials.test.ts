import { expect, it } from 'vitest'
import { initialsOf } from './initials'

it.each([
  ['Olga Owner', 'OO'],
  ['ana maria silva', 'AS'],
  ['Bo', 'B'],
  ['王小明', '明'],
  ['Élodie 𝒳', 'É𝒳'],
  ['  ', ''],
])('%j has the initials %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials)
})
