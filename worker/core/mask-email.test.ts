import { describe, expect, it } from 'vitest'
import { maskEmail } from './mask-email'

describe('maskEmail', () => {
  it.each([
    ['ana@example.com', 'a•••@e•••.com'],
    ['a@b.co.uk', 'a•••@b•••.uk'],
    ['very.long.name+tag@mail.example.org', 'v•••@m•••.org'],
    ['"a@b"@example.com', '"•••@e•••.com'],
    ['𝒜na@example.com', '𝒜•••@e•••.com'],
    ['nonsense', '•••'],
    ['@example.com', '•••'],
    ['ana@localhost', '•••'],
    ['', '•••'],
  ])('%s ▸ %s', (email, masked) => {
    expect(maskEmail(email)).toBe(masked)
  })
})
