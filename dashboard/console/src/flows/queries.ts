import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type {
  ConversationTrace,
  FlowCheck,
  FlowDetail,
  FlowList,
  FlowSaved,
  FlowVersions,
  RecentConversations,
} from '../../../../worker/protocol'
import { type ApiError, get, send } from '../api'
import type { Session } from '../session'

/** A check follows the typing once it has rested for so long. */
const REST_MS = 600

const keyOf = (session: Session) => ['flows', session.shop, session.key] as const
const pathOf = (name: string) => `flows/${encodeURIComponent(name)}`

export function useFlows(session: Session): UseQueryResult<FlowList, ApiError> {
  return useQuery<FlowList, ApiError>({
    queryKey: [...keyOf(session), 'list'],
    queryFn: ({ signal }) => get<FlowList>(session, 'flows', signal),
  })
}

export function useFlow(session: Session, name: string): UseQueryResult<FlowDetail, ApiError> {
  return useQuery<FlowDetail, ApiError>({
    queryKey: [...keyOf(session), 'flow', name],
    queryFn: ({ signal }) => get<FlowDetail>(session, pathOf(name), signal),
    // What is being edited must not change beneath the reader.
    refetchOnWindowFocus: false,
  })
}

export function useFlowVersions(session: Session, name: string): UseQueryResult<FlowVersions, ApiError> {
  return useQuery<FlowVersions, ApiError>({
    queryKey: [...keyOf(session), 'versions', name],
    queryFn: ({ signal }) => get<FlowVersions>(session, `${pathOf(name)}/versions`, signal),
  })
}

/** What is wrong with a flow as it is written; asked for again after each rest in the typing. */
export function useFlowCheck(
  session: Session,
  name: string,
  definition: unknown,
  wanted: boolean,
): UseQueryResult<FlowCheck, ApiError> {
  const rested = useRested(JSON.stringify(definition))
  return useQuery<FlowCheck, ApiError>({
    queryKey: [...keyOf(session), 'check', name, rested],
    queryFn: () => send<FlowCheck>(session, 'POST', `${pathOf(name)}/validate`, { definition: JSON.parse(rested) }),
    enabled: wanted,
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    staleTime: 60_000,
  })
}

/** `version` is the one that was edited; null for a new flow. */
export type FlowToSave = { readonly name: string; readonly definition: unknown; readonly version: number | null }

export function useSaveFlow(session: Session) {
  return useChange<FlowToSave>(session, ({ name, definition, version }) =>
    send(session, 'PUT', pathOf(name), { definition, ...(version === null ? {} : { base_version: version }) }),
  )
}

export function useResetFlow(session: Session, name: string) {
  return useChange<number>(session, (version) => send(session, 'DELETE', `${pathOf(name)}?base_version=${version}`))
}

export function useRestoreFlow(session: Session, name: string, base: number) {
  return useChange<number>(session, (version) =>
    send(session, 'POST', `${pathOf(name)}/restore`, { version, base_version: base }),
  )
}

export function useRecent(session: Session, wanted: boolean): UseQueryResult<RecentConversations, ApiError> {
  return useQuery<RecentConversations, ApiError>({
    queryKey: [...keyOf(session), 'recent'],
    queryFn: ({ signal }) => get<RecentConversations>(session, 'recent-conversations', signal),
    enabled: wanted,
  })
}

/** Each reading is noted in the audit log: asked for once, and again only on demand. */
export function useTrace(session: Session, id: string): UseQueryResult<ConversationTrace, ApiError> {
  return useQuery<ConversationTrace, ApiError>({
    queryKey: [...keyOf(session), 'trace', id],
    queryFn: ({ signal }) => get<ConversationTrace>(session, `conversations/${encodeURIComponent(id)}/trace`, signal),
    enabled: id !== '',
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Whatever is changed, lists and versions change with it. */
function useChange<Input>(session: Session, change: (input: Input) => Promise<FlowSaved>) {
  const client = useQueryClient()
  return useMutation<FlowSaved, ApiError, Input>({
    mutationFn: change,
    onSuccess: () =>
      client.invalidateQueries({
        queryKey: keyOf(session),
        predicate: ({ queryKey }) => queryKey[3] !== 'trace',
      }),
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
