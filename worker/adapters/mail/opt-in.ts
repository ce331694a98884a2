import { NEWSLETTER_LINK_TTL_S, NEWSLETTER_OFF_TTL_S } from '../../config'
import { newsletterWords } from '../../core/documents/newsletter-words'
import type { ShopBundle } from '../../core/domain'
import type { MailMessage } from '../../core/ports'
import { text } from '../../core/responses/render'
import type { NewsletterOptIn } from '../d1/newsletter'
import { linkTo, signLink } from '../jwt/action-links'
import { letterHtml, subjectOf } from './letter'
import { queueMail } from './mail'
import { canSendMail, type MailEnv } from './transport'

type OptInEnv = Pick<Env, 'DB' | 'MAILS' | 'TOKEN_SECRET'> & MailEnv & { readonly PUBLIC_URL?: string }

/** How a shop asks an address whether it wants the newsletter; null where no mail can leave. */
export function optInOf(env: OptInEnv, bundle: Pick<ShopBundle, 'settings' | 'texts'>): NewsletterOptIn | null {
  if (!canSendMail(env)) return null
  const { shop } = bundle.settings
  return {
    write: async ({ email, locale, publicId, linkId, now }) => {
      const sign = (purpose: 'newsletter_confirm' | 'newsletter_off', id: string, ttlS: number) =>
        signLink(env.TOKEN_SECRET, purpose, { shop, subject: publicId, id }, now, ttlS)
      const confirm = await sign('newsletter_confirm', linkId, NEWSLETTER_LINK_TTL_S)
      const off = await sign('newsletter_off', publicId, NEWSLETTER_OFF_TTL_S)
      return confirmationMail(bundle, {
        to: email,
        locale,
        key: `newsletter:${linkId}`,
        confirmUrl: linkTo(env.PUBLIC_URL, shop, 'newsletter/confirm', confirm, locale),
        offUrl: linkTo(env.PUBLIC_URL, shop, 'newsletter/unsubscribe', off, locale),
      })
    },
    queue: (key) => queueMail(env, shop, key),
  }
}

/** The mail that asks whether an address wants the newsletter, in the shopper's language and the shop's own wording. */
export function confirmationMail(
  bundle: Pick<ShopBundle, 'settings' | 'texts'>,
  mail: {
    readonly to: string
    readonly locale: string
    readonly key: string
    readonly confirmUrl: string
    readonly offUrl: string
  },
): MailMessage {
  const values = {
    shop: bundle.settings.name,
    link: mail.confirmUrl,
    off_link: mail.offUrl,
    days: NEWSLETTER_LINK_TTL_S / 86_400,
  }
  const said = (key: string) => text(key, mail.locale, values, 'neutral', bundle.texts)
  const body = said('mail_newsletter_text')
  const words = newsletterWords(mail.locale, bundle.settings.name)
  const button = { url: mail.confirmUrl, label: words.confirm }
  return {
    to: mail.to,
    subject: subjectOf(said('mail_newsletter_subject')),
    text: body,
    html: letterHtml(body, mail.locale, { button, links: [{ url: mail.offUrl, label: words.off }] }),
    key: mail.key,
    // A header needs a whole address.
    ...(/^https:\/\//.test(mail.offUrl) ? { unsubscribeUrl: mail.offUrl } : {}),
  }
}
