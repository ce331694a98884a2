/**
 * A mail's plain text as HTML: a paragraph each, the code large, a line that is a link as a button. Works without images, styles of its own
 * or scripts.
 */
export function mailHtml(body: string, language: string, code = ''): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => paragraph(part.trim(), code))
  return `<!doctype html><html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"></head><body style="${BODY_STYLE}">${paragraphs.join('')}</body></html>`
}

function paragraph(part: string, code: string): string {
  const words = escapeHtml(part).replaceAll('\n', '<br>')
  if (/^https?:\/\/\S+$/.test(part))
    return `<p style="${TEXT_STYLE}"><a href="${words}" style="${LINK_STYLE}">${words}</a></p>`
  return `<p style="${code !== '' && part === code ? CODE_STYLE : TEXT_STYLE}">${words}</p>`
}

const BODY_STYLE = 'max-width:32em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,sans-serif'
const TEXT_STYLE = 'margin:0 0 16px'
const LINK_STYLE = 'overflow-wrap:anywhere;color:#0f766e'
const CODE_STYLE = 'margin:0 0 16px;font:600 32px/1.2 ui-monospace,monospace;letter-spacing:.2em'

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(words: string): string {
  return words.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? sign)
}
