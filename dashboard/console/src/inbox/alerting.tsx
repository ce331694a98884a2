import { useEffect, useSyncExternalStore } from 'react'
import { useTranslate } from '../i18n'
import { goTo } from './address'
import { chime, notify } from './alerts'
import { currentLive, type LiveInbox, subscribeAny } from './live'
import { shopperName } from './names'

/** Calls the agent on every page of the console, once the inbox was opened in this tab. */
export function InboxAlerting() {
  const live = useSyncExternalStore(subscribeAny, currentLive)
  return live && <Alerting live={live} />
}

/** A sound and a notification for what calls this agent: a conversation given to them, a colleague who names them. */
function Alerting({ live }: { readonly live: LiveInbox }) {
  const t = useTranslate()
  useEffect(() =>
    live.hear((frame) => {
      if (frame.type === 'assigned') {
        // What they took themselves is no news to them.
        if (frame.by === 'agent') return
        const { conversation: one } = frame
        chime()
        const words = `${shopperName(one, t)}: ${one.last_message?.text ?? ''}`
        notify(t('inbox_alert_assigned'), words, one.conversation_id, () => goTo({ id: one.conversation_id }))
      }
      if (frame.type === 'mentioned') {
        chime()
        const { conversation_id: id, agent, text } = frame
        notify(t('inbox_alert_mentioned', { name: agent.name }), text, id, () => goTo({ id }))
      }
    }),
  )
  return null
}
