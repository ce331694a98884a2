import type { MailMessage } from '../../core/ports'
import { ACCOUNT_TEXTS, type AccountMailKind } from './account-texts'
import { subjectOf } from './letter'
import { createMail } from './mail'
import { mailHtml } from './mail-html'

export type AccountMail = {
  readonly kind: AccountMailKind
  readonly to: string
  /** A language tag, or a list of them as browsers send it: Chinese or else English. */
  readonly locale: string
  readonly values?: Readonly<Record<string, string | number>>
}

/** Whose mails these are in the outbox: no shop can be called so. */
const NO_SHOP = '@accounts'

/** Sends a mail to somebody who works with Kefu; it goes out behind the answer. @throws Error when it cannot be stored. */
export function sendAccountMail(env: Pick<Env, 'DB' | 'MAILS'>, mail: AccountMail): Promise<void> {
  return createMail(env, NO_SHOP).send(accountMail(mail, crypto.randomUUID()))
}

/** The mail itself; `key` names it in the outbox. */
export function accountMail({ kind, to, locale, values = {} }: AccountMail, key: string): MailMessage {
  const language = /^zh\b/i.test(locale) ? 'zh' : 'en'
  const [subject, body] = ACCOUNT_TEXTS[language][kind].map((words) => fill(words, values))
  const text = body ?? ''
  return {
    to,
    subject: subjectOf(subject ?? ''),
    text,
    html: mailHtml(text, language),
    key: `${kind}:${key}`,
  }
}

function fill(words: string, values: Readonly<Record<string, string | number>>): string {
  return words.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole).replace(/\s+/g, ' '))
}
