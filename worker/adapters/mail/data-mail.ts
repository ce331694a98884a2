import { EXPORT_LINK_TTL_S } from '../../config'
import { dataWords } from '../../core/documents/data-words'
import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { text } from '../../core/responses/render'
import { letterHtml, subjectOf } from './letter'

/** The mail with the link to a copy of a shopper's data, in their language and the shop's own wording. */
export function dataMail(
  bundle: Pick<ShopBundle, 'settings' | 'texts'>,
  mail: {
    readonly to: string
    readonly locale: string
    readonly key: string
    readonly url: string
    readonly number: string
  },
): MailMessage {
  const { name } = bundle.settings
  const values = { shop: name, link: mail.url, request_id: mail.number, days: EXPORT_LINK_TTL_S / 86_400 }
  const words = (key: string) => text(key, mail.locale, values, 'neutral', bundle.texts)
  const body = words('mail_data_text')
  return {
    to: mail.to,
    subject: subjectOf(words('mail_data_subject')),
    text: body,
    html: letterHtml(body, mail.locale, { button: { url: mail.url, label: dataWords(mail.locale, name).open } }),
    key: mail.key,
  }
}
