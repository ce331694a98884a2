import { describe, expect, it } from 'vitest'
import { letterHtml, subjectOf } from './letter'

describe('letterHtml', () => {
  it('makes a button of the link that stands alone, and names another, with nothing left unescaped', () => {
    const button = { url: 'https://x.example/?a=1&b=2', label: 'Yes <3' }
    const links = [{ url: 'https://x.example/off', label: 'Stop' }]
    const html = letterHtml(`Hello <b>\n\n${button.url}\n\nTo stop:\n${links[0]?.url}`, 'en', { button, links })
    expect(html).toContain('Hello &lt;b&gt;')
    expect(html).toMatch(/<a href="https:\/\/x\.example\/\?a=1&amp;b=2" style="[^"]*">Yes &lt;3<\/a>/)
    expect(html).toMatch(/To stop:<br><a href="https:\/\/x\.example\/off" style="[^"]*">Stop<\/a>/)
  })

  it('is read from right to left in Arabic', () => {
    expect(letterHtml('x', 'ar-EG', {})).toContain('lang="ar" dir="rtl"')
  })
})

it('keeps a subject on one line', () => {
  expect(subjectOf(' News\r\nBcc: eve@example.com ')).toBe('News Bcc: eve@example.com')
})
