import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { responseLocale, text } from '../../core/responses/render'
import { subjectOf } from './letter'
import { mailHtml } from './mail-html'

/** The mail that carries agents' messages to a shopper who has gone, in their language and in the shop's own wording. */
export function replyMail(
  bundle: Pick<ShopBundle, 'settings' | 'texts'>,
  reply: {
    readonly to: string
    readonly locale: string
    readonly name: string
    readonly texts: readonly string[]
    readonly key: string
  },
): MailMessage {
  const { settings, texts } = bundle
  const values = {
    name: reply.name,
    shop: settings.name,
    messages: reply.texts.join('\n\n'),
    link: settings.allowedOrigins.find((origin) => origin.startsWith('https://')) ?? 'none',
  }
  const words = (key: string) => text(key, reply.locale, values, 'neutral', texts)
  const body = words('mail_reply_text')
  return {
    to: reply.to,
    subject: subjectOf(words('mail_reply_subject')),
    text: body,
    html: mailHtml(body, responseLocale(reply.locale)),
    key: reply.key,
  }
}
