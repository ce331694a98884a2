import { CODE_TTL_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { responseLocale, text } from '../../core/responses/render'

/** The mail that carries a one-time code, in the shopper's language or the nearest there are texts for, and in the shop's own wording. */
export function codeMail(
  bundle: Pick<ShopBundle, 'settings' | 'texts'>,
  mail: { readonly to: string; readonly code: string; readonly locale: string; readonly key: string },
): MailMessage {
  const values = { shop: bundle.settings.name, code: mail.code, minutes: CODE_TTL_MS / 60_000 }
  const words = (key: string) => text(key, mail.locale, values, 'neutral', bundle.texts)
  const body = words('mail_code_text')
  return {
    to: mail.to,
    // A line break in a shop's own wording must not become a header of its own.
    subject: words('mail_code_subject').replace(/\s+/g, ' ').trim(),
    text: body,
    html: htmlOf(body, mail.code, mail.locale),
    key: mail.key,
  }
}

/** The plain text as HTML: a paragraph each, the code large. Works without images, styles of its own or scripts. */
function htmlOf(body: string, code: string, locale: string): string {
  const paragraphs = body.split(/\n{2,}/).map((part) => {
    const isCode = part.trim() === code
    return `<p style="${isCode ? CODE_STYLE : 'margin:0 0 16px'}">${escapeHtml(part).replaceAll('\n', '<br>')}</p>`
  })
  const spoken = responseLocale(locale)
  return `<!doctype html><html lang="${spoken}" dir="${spoken === 'ar' ? 'rtl' : 'ltr'}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><meta name="viewport" content="width=device-width"></head><body style="${BODY_STYLE}">${paragraphs.join('')}</body></html>`
}

const BODY_STYLE = 'max-width:32em;margin:0 auto;padding:24px 16px;font:16px/1.5 system-ui,sans-serif'
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
