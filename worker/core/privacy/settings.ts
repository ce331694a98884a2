/** What is kept for how many days; null keeps it until somebody erases it. */
export type RetentionDays = {
  /** Since a conversation last said something: its log, its images, what its articles were rated. */
  readonly conversations: number | null
  /** Since an image was sent along. */
  readonly attachments: number | null
  /** Since a mail was written; never more than MAX_MAIL_DAYS, and never for ever. */
  readonly mails: number
  /** Since somebody of the shop read a conversation: the audit rows of looks, not those of changes. */
  readonly looks: number | null
  /** Since a turn was measured. */
  readonly measurements: number | null
}

/** How a shop deals with what it holds of persons. */
export type PrivacySettings = {
  /** 'anonymise' keeps amounts and goods of an erased person's orders, as tax law wants; 'delete' keeps nothing. */
  readonly orders: 'anonymise' | 'delete'
  /** Which requests of shoppers are met without somebody of the shop saying so; only of who proved their mailbox. */
  readonly automatic: { readonly export: boolean; readonly erase: boolean }
  readonly retentionDays: RetentionDays
}

/** Longest that a mail is kept, in days: after a month nobody looks for one that did not come. */
export const MAX_MAIL_DAYS = 30

export const PRIVACY_DEFAULTS: PrivacySettings = {
  orders: 'anonymise',
  automatic: { export: false, erase: false },
  retentionDays: { conversations: 730, attachments: 365, mails: 1, looks: 365, measurements: 1_095 },
}

/** What a shop has set, with the defaults for what it has not. */
export function privacyOf(settings: { readonly privacy?: Partial<PrivacySettings> }): PrivacySettings {
  const { orders, automatic, retentionDays } = settings.privacy ?? {}
  return {
    orders: orders ?? PRIVACY_DEFAULTS.orders,
    automatic: { ...PRIVACY_DEFAULTS.automatic, ...automatic },
    retentionDays: { ...PRIVACY_DEFAULTS.retentionDays, ...retentionDays },
  }
}
