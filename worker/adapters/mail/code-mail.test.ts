import { describe, expect, it } from 'vitest'
import { DEMO_SETTINGS } from '../../demo-shop/settings'
import { codeMail } from './code-mail'

const ASKED = { to: 'ana@example.com', code: '048291', locale: 'en', key: 'code:1' }
const bundle = { settings: DEMO_SETTINGS }

describe('codeMail', () => {
  it('says the code and the shop in plain text and HTML', () => {
    const mail = codeMail(bundle, ASKED)
    expect(mail).toMatchObject({ to: 'ana@example.com', key: 'code:1' })
    expect(mail.subject).toBe(`Your code for ${DEMO_SETTINGS.name}`)
    expect(mail.text).toMatch(/\n048291\n/)
    expect(mail.html).toMatch(/font:600[^>]*>048291<\/p>/)
    expect(mail.html).toContain('lang="en" dir="ltr"')
  })

  it('keeps the code out of the subject, which lock screens show', () => {
    expect(codeMail(bundle, ASKED).subject).not.toContain('048291')
  })

  it('speaks Chinese, and English where there are no words of a language', () => {
    expect(codeMail(bundle, { ...ASKED, locale: 'zh-TW' }).text).toContain('验证码')
    expect(codeMail(bundle, { ...ASKED, locale: 'sw' }).text).toContain('Type it into the chat within 10 minutes')
  })

  it("takes a shop's own wording, escaped in HTML, and no second line into the subject", () => {
    const texts = { en: { mail_code_subject: 'Code\r\nBcc: eve@example.com', mail_code_text: '<b>{code}</b> & co' } }
    const mail = codeMail({ ...bundle, texts }, ASKED)
    expect(mail.subject).toBe('Code Bcc: eve@example.com')
    expect(mail.html).toContain('&lt;b&gt;048291&lt;/b&gt; &amp; co')
  })

  it("shows a shop's name as it is", () => {
    const named = { settings: { ...DEMO_SETTINGS, name: '<Tom & Jerry>' } }
    expect(codeMail(named, ASKED).html).toContain('&lt;Tom &amp; Jerry&gt;')
  })
})
