import { CODE_TTL_MS } from '../../config'
import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { text } from '../../core/responses/render'
import { letterHtml, subjectOf } from './letter'

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
    subject: subjectOf(words('mail_code_subject')),
    text: body,
    html: letterHtml(body, mail.locale, { code: mail.code }),
    key: mail.key,
  }
}
