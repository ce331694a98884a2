import { expect, it } from 'vitest'
import { mayOpen } from './access'

it('shows agents no page of what they may not read, and owners all', () => {
  const pages = ['overview', 'own_intents', 'knowledge', 'flows', 'texts', 'account', 'team', 'keys', 'audit'] as const
  expect(pages.filter((page) => mayOpen(page, 'agent'))).toEqual(['overview', 'account', 'team'])
  expect(pages.filter((page) => !mayOpen(page, 'analyst'))).toEqual(['keys', 'audit'])
  expect(pages.every((page) => mayOpen(page, 'owner'))).toBe(true)
})
