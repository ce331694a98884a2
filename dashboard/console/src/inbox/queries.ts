import {
  type InfiniteData,
  type QueryClient,
  type UseInfiniteQueryResult,
  type UseQueryResult,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useCallback } from 'react'
import type {
  InboxAction,
  InboxConversation,
  InboxDetail,
  InboxEntry,
  InboxList,
  Message,
} from '../../../../worker/protocol'
import { type ApiError, fetchFile, get, send } from '../api'
import type { Session } from '../session'
import type { LiveInbox } from './live'
import type { Outgoing, Post } from './outbox'
import type { Filter, View } from './rows'
import { withNews } from './thread'

export const keyOf = (session: Session) => ['inbox', session.shop, session.key] as const
const detailKey = (session: Session, id: string) => [...keyOf(session), 'conversation', id] as const
const pathOf = (id: string) => `inbox/conversations/${encodeURIComponent(id)}`

export type Pages = UseInfiniteQueryResult<InfiniteData<InboxList>, ApiError>

export function useConversations(session: Session, view: View, filter: Filter): Pages {
  const said = Object.entries(filter).flatMap(([name, value]) => (value.trim() === '' ? [] : [[name, value.trim()]]))
  const search = new URLSearchParams([['view', view], ...said])
  return useInfiniteQuery<InboxList, ApiError, InfiniteData<InboxList>, readonly string[], string | null>({
    queryKey: [...keyOf(session), 'list', String(search)],
    queryFn: ({ pageParam, signal }) => {
      const cursor = pageParam === null ? '' : `&cursor=${encodeURIComponent(pageParam)}`
      return get<InboxList>(session, `inbox/conversations?${search}${cursor}`, signal)
    },
    initialPageParam: null,
    getNextPageParam: ({ next_cursor: cursor }) => cursor,
    refetchOnWindowFocus: false,
  })
}

/** Loaded whenever it is opened, as each look is noted; while it is open its news comes by the line. */
export function useConversation(session: Session, id: string): UseQueryResult<InboxDetail, ApiError> {
  return useQuery<InboxDetail, ApiError>({
    queryKey: detailKey(session, id),
    queryFn: ({ signal }) => get<InboxDetail>(session, pathOf(id), signal),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
  })
}

/** An image as a page may show it that allows no address but its own: a data URL. */
export function useAttachment(session: Session, id: string, attachment: string): UseQueryResult<string, ApiError> {
  return useQuery<string, ApiError>({
    queryKey: [...keyOf(session), 'attachment', id, attachment],
    queryFn: async () => dataUrlOf(await fetchFile(session, `conversations/${id}/attachments/${attachment}`)),
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  })
}

/** Puts news of a conversation into what is loaded of it. */
export function putNews(
  client: QueryClient,
  session: Session,
  id: string,
  news: { readonly messages: Message[]; readonly entries: InboxEntry[] },
): void {
  client.setQueryData<InboxDetail>(detailKey(session, id), (known) => known && withNews(known, news))
}

export function reloadConversation(client: QueryClient, session: Session, id: string): void {
  void client.invalidateQueries({ queryKey: detailKey(session, id) })
}

export function reloadLists(client: QueryClient, session: Session): void {
  void client.invalidateQueries({ queryKey: [...keyOf(session), 'list'] })
}

/** What an agent does to a conversation. */
export type Deed =
  | { readonly type: 'claim'; readonly body: { readonly take_over: boolean } }
  | { readonly type: 'transfer'; readonly body: { readonly agent?: string; readonly team?: string } }
  | { readonly type: 'release' | 'resolve' | 'unsnooze' }
  | { readonly type: 'snooze'; readonly body: { readonly until: string } }
  | { readonly type: 'labels'; readonly body: { readonly labels: readonly string[] } }
  | { readonly type: 'priority'; readonly body: { readonly priority: InboxConversation['priority'] } }

export function useDeed(session: Session, live: LiveInbox, id: string) {
  const client = useQueryClient()
  return useMutation<InboxAction, ApiError, Deed>({
    mutationFn: (deed) => {
      const [method, path] = ROUTES[deed.type]
      return send<InboxAction>(session, method, `${pathOf(id)}/${path}`, 'body' in deed ? deed.body : undefined)
    },
    onSuccess: ({ conversation }) => {
      live.take(conversation)
      // Without the line its entry would be seen only later.
      if (live.state.line !== 'live') reloadConversation(client, session, id)
    },
    // Refused because it stands otherwise than shown: show how it stands.
    onError: ({ status }) => {
      if (status !== 409 && status !== 404) return
      reloadConversation(client, session, id)
      reloadLists(client, session)
    },
  })
}

const ROUTES: Readonly<Record<Deed['type'], readonly [string, string]>> = {
  claim: ['POST', 'claim'],
  transfer: ['POST', 'transfer'],
  release: ['POST', 'release'],
  resolve: ['POST', 'resolve'],
  snooze: ['POST', 'snooze'],
  unsnooze: ['DELETE', 'snooze'],
  labels: ['PUT', 'labels'],
  priority: ['PUT', 'priority'],
}

/** Sends what the outbox holds, and shows it in the conversation once it is kept. */
export function usePost(session: Session, live: LiveInbox): Post {
  const client = useQueryClient()
  return useCallback(
    async (one: Outgoing): Promise<void> => {
      const path = pathOf(one.conversationId)
      if (one.kind === 'note') {
        const body = { note_id: one.id, text: one.text, mentions: one.mentions }
        const { conversation } = await send<InboxAction>(session, 'POST', `${path}/notes`, body)
        live.take(conversation)
        const { me } = live.state
        const by = me ? { agent: { id: me.id, name: me.name } } : {}
        const at = new Date().toISOString()
        const { id: noteId, text, mentions, afterSeq } = one
        const note: InboxEntry = {
          after_seq: afterSeq,
          at,
          type: 'note',
          ...by,
          note_id: noteId,
          text,
          mentions: [...mentions],
        }
        putNews(client, session, one.conversationId, { messages: [], entries: [note] })
        return
      }
      const body = { client_message_id: one.id, text: one.text }
      const sent = await send<InboxAction & { message: Message }>(session, 'POST', `${path}/messages`, body)
      live.take(sent.conversation)
      putNews(client, session, one.conversationId, { messages: [sent.message], entries: [] })
    },
    [client, session, live],
  )
}

export type CannedReply = { readonly title: string; readonly text: string }

/** The shop's canned replies; none where the server keeps none. */
export function useCannedReplies(session: Session): readonly CannedReply[] {
  const { data } = useQuery<readonly CannedReply[], ApiError>({
    queryKey: [...keyOf(session), 'canned'],
    queryFn: ({ signal }) => get<unknown>(session, 'inbox/canned-replies', signal).then(repliesOf),
    staleTime: 300_000,
    retryOnMount: false,
    refetchOnWindowFocus: false,
  })
  return data ?? []
}

function repliesOf(answer: unknown): readonly CannedReply[] {
  const list = recordOf(answer)['canned_replies'] ?? recordOf(answer)['replies']
  if (!Array.isArray(list)) return []
  return list.map(recordOf).flatMap(({ shortcut, title, text }) => {
    const name = typeof shortcut === 'string' ? shortcut : title
    return typeof name === 'string' && typeof text === 'string' ? [{ title: name, text }] : []
  })
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function dataUrlOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(blob)
  })
}
