import type { InboxConversation, InboxEntry } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { type Language, type MessageKey, nameOf, type Translate } from '../i18n'
import inboxEn from './messages/en.json'
import { momentOf } from './time'

type Reader = { readonly language: Language; readonly timeZone: string }

/** What a shopper is called; who has told nothing is told apart by the end of the conversation's id. */
export function shopperName({ shopper, conversation_id: id }: InboxConversation, t: Translate): string {
  return shopper.name ?? shopper.email ?? t('inbox_visitor', { id: id.slice(-4) })
}

export function reasonName(reason: string, t: Translate, language: Language): string {
  const key = `inbox_reason_${reason}`
  return isKey(key) ? t(key) : nameOf('reason', reason, language)
}

export function channelName(channel: string, t: Translate, language: Language): string {
  return channel === 'web' ? t('inbox_channel_web') : nameOf('channel', channel, language)
}

export function moodName(mood: string, t: Translate, language: Language): string {
  const key = `inbox_mood_${mood}`
  return isKey(key) ? t(key) : nameOf('mood', mood, language)
}

/** What an entry says; notes and ratings have more to show than this line. */
export function entryText(entry: InboxEntry, t: Translate, { language, timeZone }: Reader): string {
  const { type, reason = '', text = '', labels = [] } = entry
  const name = entry.agent?.name ?? ''
  switch (type) {
    case 'assigned':
    case 'unassigned': {
      const key = `inbox_entry_${type}_${reason}`
      return isKey(key) ? t(key, { name }) : t('inbox_entry_assigned_routing', { name })
    }
    case 'labels':
      return labels.length > 0
        ? t('inbox_entry_labels', { name, labels: labels.join(', ') })
        : t('inbox_entry_no_labels', { name })
    case 'priority': {
      const key = `inbox_priority_${reason}`
      return t('inbox_entry_priority', { name, priority: isKey(key) ? t(key) : reason })
    }
    case 'snoozed':
      return t('inbox_entry_snoozed', { name, time: momentOf(reason, language, timeZone) })
    case 'handoff':
      return t('inbox_entry_handoff', { reason: reasonName(reason, t, language) })
    case 'resolved':
      return name ? t('inbox_entry_resolved', { name }) : t('inbox_entry_resolved_bot')
    case 'reopened':
      return t('inbox_entry_reopened')
    case 'email_left':
      return t('inbox_entry_email_left', { email: text })
    case 'order_changed':
      return t('inbox_entry_order_changed', { name, order: text, change: nameOf('change', reason, language) })
    case 'csat':
      return t('inbox_entry_csat', { score: reason })
    case 'note':
      return t('inbox_entry_note', { name })
  }
}

/** Why something was refused, by how the conversation stands now. */
export function refusal(
  error: ApiError,
  deed: string,
  one: InboxConversation,
  me: string | null,
  t: Translate,
): string {
  if (error.status === 401 || error.status === 403 || error.status === 0) return t(error.text)
  if (error.status === 404) return t(deed === 'transfer' ? 'inbox_error_no_agent' : 'inbox_error_unknown')
  if (error.status !== 409) return t('inbox_error_did_not')
  if (one.status === 'resolved') return t('inbox_error_resolved')
  if (one.agent && one.agent.id !== me) return t('inbox_error_other', { name: one.agent.name })
  return t(one.agent ? 'inbox_error_gone' : 'inbox_error_nobody')
}

function isKey(key: string): key is MessageKey {
  return key in inboxEn
}
