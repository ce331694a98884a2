import { describe, expect, it } from 'vitest'
import { createStore } from '../shared/storage'
import { backoffMs, FIRST_RETRY_MS, MAX_RETRY_MS } from './backoff'
import type { Pending } from './log'
import { drop, keep, loadOutbox, toResend } from './outbox'

const pending = (id: string, at: string): Pending => ({
  id,
  text: `text ${id}`,
  locale: 'zh',
  at,
  state: 'sent',
  tries: 2,
})

const blocked = (): Storage => {
  throw new DOMException('blocked')
}

function memoryArea(): Storage {
  const area = Object.create({
    getItem: (key: string) => area[key] ?? null,
    setItem: (key: string, value: string) => void Object.assign(area, { [key]: value }),
    removeItem: (key: string) => void delete area[key],
  })
  return area
}

const area = memoryArea()

describe.each([
  ['stored', createStore('demo', () => area)],
  ['in memory while storage is blocked', createStore('demo', blocked)],
])('outbox %s', (_, store) => {
  it('brings back what was not confirmed, oldest first, with the same ids', () => {
    keep(store, pending('b', '2026-01-01T10:00:01.000Z'))
    keep(store, pending('a', '2026-01-01T10:00:00.000Z'))
    const loaded = loadOutbox(store)
    expect(loaded.map((p) => p.id)).toEqual(['a', 'b'])
    expect(loaded[0]).toEqual({
      id: 'a',
      text: 'text a',
      locale: 'zh',
      at: '2026-01-01T10:00:00.000Z',
      state: 'waiting',
      tries: 0,
    })
  })

  it('forgets what was confirmed and what is not readable', () => {
    drop(store, 'a')
    store.set('out:x', '{broken')
    expect(loadOutbox(store).map((p) => p.id)).toEqual(['b'])
    expect(store.keys('out:')).toEqual(['out:b'])
  })
})

describe('stores of two shops', () => {
  it('do not see each other', () => {
    const area = memoryArea()
    keep(
      createStore('one', () => area),
      pending('a', ''),
    )
    expect(loadOutbox(createStore('two', () => area))).toEqual([])
  })
})

describe('resending', () => {
  it('sends again what was on its way, and leaves what was refused', () => {
    const failed: Pending = { ...pending('c', ''), state: 'failed' }
    expect(toResend([pending('a', ''), failed]).map((p) => p.state)).toEqual(['waiting', 'failed'])
  })
})

describe('backoff', () => {
  it('doubles, stays within its limit and is never zero', () => {
    expect(backoffMs(0, () => 1)).toBe(FIRST_RETRY_MS)
    expect(backoffMs(3, () => 1)).toBe(FIRST_RETRY_MS * 8)
    expect(backoffMs(3, () => 0)).toBe(FIRST_RETRY_MS * 4)
    expect(backoffMs(2_000, () => 1)).toBe(MAX_RETRY_MS)
  })
})
