import { describe, expect, it } from 'vitest'
import { faultsOf, type Observed } from './crash-check.ts'

type Entry = Observed['log'][number]

const LOG: readonly Entry[] = [
  { seq: 1, author: 'shopper', text: 'hi', client_message_id: 'a' },
  { seq: 2, author: 'bot', text: 'Hello!' },
  { seq: 3, author: 'shopper', text: '运费多少', client_message_id: 'b' },
  { seq: 4, author: 'bot', text: '满 50 欧元免运费。' },
]

function observed(changes: Partial<Observed> = {}): Observed {
  return {
    sent: ['a', 'b'],
    acknowledged: new Set(['a', 'b']),
    seen: new Map(LOG.map(({ seq, text }) => [seq, text])),
    contradictions: [],
    log: LOG,
    ...changes,
  }
}

const kinds = (changes: Partial<Observed>) =>
  [...new Set(faultsOf(observed(changes)).map((fault) => fault.split(':')[0]))].sort()

describe('the check after crashes', () => {
  it('finds nothing in a whole log', () => {
    expect(faultsOf(observed())).toEqual([])
  })

  it('finds an acknowledged message that was lost', () => {
    expect(kinds({ log: LOG.slice(0, 2) })).toEqual(['lost'])
    expect(faultsOf(observed({ log: LOG.slice(0, 2) }))).toContain('lost: b was acknowledged')
  })

  it('finds a message that was given up', () => {
    const given = { sent: ['a', 'b', 'c'] }
    expect(faultsOf(observed(given))).toEqual(['lost: c was sent and never stored'])
  })

  it('finds a message that was stored twice', () => {
    const again: Entry[] = [
      { seq: 5, author: 'shopper', text: 'hi', client_message_id: 'a' },
      { seq: 6, author: 'bot', text: 'Hello!' },
    ]
    const seen = new Map([...LOG, ...again].map(({ seq, text }) => [seq, text]))
    expect(faultsOf(observed({ log: [...LOG, ...again], seen }))).toEqual(['repeated: a stands 2 times in the log'])
  })

  it('finds a gap, and a seq that stands twice', () => {
    const moved = LOG.map((entry) => (entry.seq > 2 ? { ...entry, seq: entry.seq + 1 } : entry))
    expect(kinds({ log: moved })).toContain('gap')
    expect(kinds({ log: LOG.map((entry) => (entry.seq === 4 ? { ...entry, seq: 3 } : entry)) })).toContain('gap')
  })

  it('finds a message without its reply', () => {
    const log = [...LOG.slice(0, 3)]
    const seen = new Map(log.map(({ seq, text }) => [seq, text]))
    expect(faultsOf(observed({ log, seen }))).toEqual(['unanswered: no reply follows seq 3'])
  })

  it('finds a text that changed after its client saw it', () => {
    expect(kinds({ log: LOG.map((entry) => (entry.seq === 2 ? { ...entry, text: 'Hi!' } : entry)) })).toEqual([
      'changed',
    ])
  })

  it('finds a message that never reached its client', () => {
    const seen = new Map(LOG.slice(0, 3).map(({ seq, text }) => [seq, text]))
    expect(kinds({ seen })).toEqual(['unseen'])
  })

  it('finds a message nobody sent, and one stored without an answer to its client', () => {
    expect(kinds({ sent: ['a'] })).toEqual(['stranger'])
    expect(kinds({ acknowledged: new Set(['a']) })).toEqual(['silent'])
  })

  it('passes on what the client met itself', () => {
    expect(faultsOf(observed({ contradictions: ['changed: seq 2 came with two texts'] }))).toHaveLength(1)
  })
})
