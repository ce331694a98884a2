import { describe, expect, it } from 'vitest'
import { pickTokens } from './css'

describe('tokens of a style sheet', () => {
  const tokens = ':root { --k-a: var(--k-b); --k-b: #fff; --k-c: #000; --k-fast: 120ms; }'

  it('are those it uses, with those that they use', () => {
    const css = pickTokens('p { color: var(--k-a) }', tokens)
    expect(css).toContain('--k-b:#fff')
    expect(css).not.toContain('--k-c')
  })

  it('stand still for those who want less motion', () => {
    expect(pickTokens('p { transition: var(--k-fast) }', tokens)).toContain('prefers-reduced-motion')
  })
})
