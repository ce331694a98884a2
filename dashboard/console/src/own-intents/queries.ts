import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type {
  OwnIntent,
  OwnIntentHistory,
  OwnIntentList,
  OwnIntentSaved,
  OwnIntentsReport,
  TriedMessage,
} from '../../../../worker/protocol'
import { type ApiError, get, send } from '../api'
import type { Session } from '../session'
import { bodyOf, type Draft, MIN_EXAMPLES } from './draft'

/** A check follows the typing once it has rested for so long. */
const REST_MS = 600

const keyOf = (session: Session) => ['own-intents', session.shop, session.key] as const
const pathOf = (name: string) => `own-intents/${encodeURIComponent(name)}`

export function useOwnIntents(session: Session): UseQueryResult<OwnIntentList, ApiError> {
  return useQuery<OwnIntentList, ApiError>({
    queryKey: [...keyOf(session), 'list'],
    queryFn: ({ signal }) => get<OwnIntentList>(session, 'own-intents', signal),
  })
}

/** What saving these examples would teach; asked for while `wanted`, again after each rest in the typing. */
export function usePreview(
  session: Session,
  name: string,
  examples: readonly string[],
  wanted: boolean,
): UseQueryResult<OwnIntentsReport, ApiError> {
  const rested = useRested(JSON.stringify([name, examples]))
  const [asked, texts]: [string, string[]] = JSON.parse(rested)
  return useQuery<OwnIntentsReport, ApiError>({
    queryKey: [...keyOf(session), 'preview', rested],
    queryFn: () => send<OwnIntentsReport>(session, 'POST', 'own-intents/preview', { name: asked, examples: texts }),
    // What has rested may be older than what is wanted, and still too short.
    enabled: wanted && texts.length >= MIN_EXAMPLES,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  })
}

export function useHistory(session: Session, name: string): UseQueryResult<OwnIntentHistory, ApiError> {
  return useQuery<OwnIntentHistory, ApiError>({
    queryKey: [...keyOf(session), 'history', name],
    queryFn: ({ signal }) => get<OwnIntentHistory>(session, `${pathOf(name)}/history`, signal),
  })
}

export function useSave(session: Session) {
  return useChange<OwnIntentSaved, { readonly draft: Draft; readonly version: number }>(session, ({ draft, version }) =>
    send(session, 'PUT', pathOf(draft.name), bodyOf(draft, version)),
  )
}

export function useRestore(session: Session, name: string) {
  return useChange<OwnIntentSaved, number>(session, (version) =>
    send(session, 'POST', `${pathOf(name)}/restore`, { version }),
  )
}

export function useArchive(session: Session) {
  return useChange<OwnIntent, string>(session, (name) => send(session, 'DELETE', pathOf(name)))
}

export function useTry(session: Session) {
  return useMutation<TriedMessage, ApiError, string>({
    mutationFn: (text) => send(session, 'POST', 'own-intents/try', { text }),
  })
}

/** Whatever is changed, lists, histories and estimates change with it. */
function useChange<Answer, Input>(session: Session, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation<Answer, ApiError, Input>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(session) }),
  })
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
