import { CODE_TTL_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { responseLocale, text } from '../../core/responses/render'
import { mailHtml } from './mail-html'

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
    html: mailHtml(body, responseLocale(mail.locale), mail.code),
    key: mail.key,
  }
}
