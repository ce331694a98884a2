import { expect, it } from 'vitest'
import { queryOf } from './query'

const NOTHING = { by: '', action: '', subject: '', from: '', to: '' }

it('asks for what is wanted alone, the last day with it', () => {
  expect(queryOf(NOTHING, {})).toBe('')
  const query = new URLSearchParams(
    queryOf(
      { ...NOTHING, by: 'member:', subject: ' order:1001 ', from: '2026-03-28', to: '2026-03-28' },
      { format: 'csv' },
    ),
  )
  expect([query.get('by'), query.get('subject'), query.get('format'), query.has('action')]).toEqual([
    'member:',
    'order:1001',
    'csv',
    false,
  ])
  const [from, to] = [query.get('from'), query.get('to')].map((instant) => Date.parse(instant ?? ''))
  expect(((to ?? 0) - (from ?? 0)) / 3_600_000).toBe(24)
})
