import { useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { Session } from '../session'
import type { LiveInbox } from './live'
import { useOutbox } from './outbox'
import { putNews, reloadConversation, reloadLists, usePost } from './queries'

/** Puts what the line tells into what is loaded, and loads anew what was missed. */
export function useNews(session: Session, live: LiveInbox): void {
  const client = useQueryClient()
  const { outbox } = useOutbox()
  const post = usePost(session, live)
  useEffect(() => {
    let missed = live.state.missed
    return live.hear((frame) => {
      if (frame.type === 'messages') putNews(client, session, frame.conversation_id, frame)
      if (live.state.missed > missed) {
        missed = live.state.missed
        reloadLists(client, session)
      }
      if (frame.type !== 'welcome') return
      for (const id of new Set(openIds(client, session))) reloadConversation(client, session, id)
      // Nobody answered then; somebody does now. The same message twice is one.
      for (const one of outbox.all) if (one.state === 'failed' && one.status === 0) outbox.retry(one.id, post)
    })
  }, [client, session, live, outbox, post])
}

function openIds(client: ReturnType<typeof useQueryClient>, { shop, key }: Session): string[] {
  const queries = client.getQueryCache().findAll({ queryKey: ['inbox', shop, key, 'conversation'], type: 'active' })
  return queries.flatMap(({ queryKey }) => (typeof queryKey[4] === 'string' ? [queryKey[4]] : []))
}
