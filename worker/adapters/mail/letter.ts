import { responseLocale } from '../../core/responses/render'

/** What stands out in a letter: a paragraph shown as a code, and links of their own paragraph shown as a button or plainly. */
export type LetterParts = {
  readonly code?: string
  readonly button?: { readonly url: string; readonly label: string }
  /** Links that stand on a line of their own, and what they are called where their address need not be read. */
  readonly links?: readonly { readonly url: string; readonly label: string }[]
}

/** A mail's plain text as HTML: a paragraph each. Works without images, styles of its own or scripts. */
export function letterHtml(body: string, locale: string, { code, button, links = [] }: LetterParts): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => {
    const trimmed = part.trim()
    if (button && trimmed === button.url)
      return `<p style="${PLAIN}">${anchor(button.url, button.label, BUTTON_STYLE)}</p>`
    const lines = part.split('\n').map((line) => {
      const link = links.find(({ url }) => url === line.trim())
      return link ? anchor(link.url, link.label) : escapeHtml(line)
    })
    return `<p style="${trimmed === code ? CODE_STYLE : PLAIN}">${lines.join('<br>')}</p>`
  })
  return letterPage(paragraphs, responseLocale(locale))
}

/** The page around a letter's paragraphs, which are HTML already. */
export function letterPage(paragraphs: readonly string[], language: string): string {
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"></head><body style="${BODY_STYLE}">${paragraphs.join('')}</body></html>`
}

/** A subject on one line: a line break in a name or in a shop's own wording must not become a header of its own. */
export function subjectOf(words: string): string {
  return words.replace(/\s+/g, ' ').trim()
}

export function anchor(url: string, label: string, style = 'overflow-wrap:anywhere'): string {
  return `<a href="${escapeHtml(url)}" style="${style}">${escapeHtml(label)}</a>`
}

export const PLAIN = 'margin:0 0 16px'
const BODY_STYLE = 'max-width:32em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,sans-serif'
const CODE_STYLE = 'margin:0 0 16px;font:600 32px/1.2 ui-monospace,monospace;letter-spacing:.2em'
const BUTTON_STYLE =
  'display:inline-block;padding:12px 24px;border-radius:10px;background:#0f766e;color:#ffffff;font-weight:600;text-decoration:none'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

export function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}
