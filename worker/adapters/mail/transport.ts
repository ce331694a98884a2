import type { Delivery, StoredMail } from '../d1/mail-outbox'
import { createHttpTransport } from './http-transport'

/** What of the environment says how mails leave. */
export type MailEnv = {
  readonly DEV_OUTBOX?: string
  readonly MAIL_URL?: string
  readonly MAIL_FROM?: string
  readonly MAIL_TOKEN?: string
}

/** Hands one mail on. @throws Error when it should be tried again. */
export type MailTransport = (
  mail: Pick<StoredMail, 'shop' | 'mailKey' | 'recipient' | 'subject' | 'text' | 'html'> &
    Partial<Pick<StoredMail, 'unsubscribeUrl'>>,
) => Promise<Delivery>

/** The way mails leave: a provider where one is set up, else the development outbox; null where there is neither. */
export function transportOf(env: MailEnv): MailTransport | null {
  const { MAIL_URL: url, MAIL_FROM: from, MAIL_TOKEN: token } = env
  if (url && from && token) return createHttpTransport({ url, from, token })
  return env.DEV_OUTBOX ? async () => 'kept' : null
}

export function canSendMail(env: MailEnv): boolean {
  return transportOf(env) !== null
}
