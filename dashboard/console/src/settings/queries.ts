import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ConnectorCheck,
  ConnectorDraft,
  ConnectorSet,
  ConnectorState,
  FlowList,
  HttpTool,
  HttpToolDraft,
  InstallState,
  NumberPatterns,
  PromotionDraft,
  PromotionList,
  ShopSettingsWire,
  TriedHttpTool,
  TriedNumberPatterns,
} from '../../../../worker/protocol'
import { type ApiError, get, send, sendAway } from '../api'
import type { Session } from '../session'

/** The page that was just opened shows up in the install check within this time, in milliseconds. */
const LOOK_EVERY_MS = 3_000

const keyOf = (session: Session, what: string) => ['settings', session.shop, session.key, what] as const

/** What is being written must not be pulled away by a look at another window. */
function useRead<Answer>(session: Session, what: string, everyMs: number | false = false) {
  return useQuery<Answer, ApiError>({
    queryKey: keyOf(session, what),
    queryFn: ({ signal }) => get<Answer>(session, what, signal),
    refetchOnWindowFocus: false,
    refetchInterval: everyMs,
  })
}

/** A change whose answer is what stands now. */
function useWrite<Answer, Input>(session: Session, what: string, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation<Answer, ApiError, Input>({
    mutationFn: change,
    onSuccess: (answer) => client.setQueryData(keyOf(session, what), answer),
  })
}

export const useSettings = (session: Session): UseQueryResult<ShopSettingsWire, ApiError> =>
  useRead(session, 'settings')
export const useInstall = (session: Session): UseQueryResult<InstallState, ApiError> =>
  useRead(session, 'install', LOOK_EVERY_MS)
export const useConnector = (session: Session): UseQueryResult<ConnectorState, ApiError> =>
  useRead(session, 'connector')
export const useTools = (session: Session): UseQueryResult<{ tools: HttpTool[] }, ApiError> => useRead(session, 'tools')
export const useFlowNames = (session: Session): UseQueryResult<FlowList, ApiError> => useRead(session, 'flows')
export const useNumbers = (session: Session): UseQueryResult<NumberPatterns, ApiError> =>
  useRead(session, 'number-patterns')
export const usePromotions = (session: Session): UseQueryResult<PromotionList, ApiError> =>
  useRead(session, 'promotions')

/** Sets one part of the settings. */
export function useSavePart<Part>(session: Session, part: 'origins' | 'appearance' | 'hours' | 'returns') {
  return useWrite<ShopSettingsWire, Part>(session, 'settings', (body) => send(session, 'PUT', `settings/${part}`, body))
}

export function useSaveNumbers(session: Session) {
  return useWrite<NumberPatterns, NumberPatterns>(session, 'number-patterns', (body) =>
    send(session, 'PUT', 'number-patterns', body),
  )
}

export function useTryNumbers(session: Session) {
  return useMutation<TriedNumberPatterns, ApiError, NumberPatterns & { readonly text: string }>({
    mutationFn: (body) => send(session, 'POST', 'number-patterns/try', body),
  })
}

export function useSaveConnector(session: Session) {
  return useWrite<ConnectorSet, ConnectorDraft>(session, 'connector', (draft) =>
    send(session, 'PUT', 'connector', draft),
  )
}

/** Without a draft what is stored is tried. */
export function useCheckConnector(session: Session) {
  return useMutation<ConnectorCheck, ApiError, ConnectorDraft | null>({
    mutationFn: (draft) => send(session, 'POST', 'connector/check', draft ? { draft } : {}),
  })
}

export function useSavePromotion(session: Session) {
  return useWrite<PromotionList, { readonly code: string; readonly draft: PromotionDraft }>(
    session,
    'promotions',
    ({ code, draft }) => send(session, 'PUT', `promotions/${encodeURIComponent(code)}`, draft),
  )
}

export function useRemovePromotion(session: Session) {
  return useWrite<PromotionList, string>(session, 'promotions', (code) =>
    send(session, 'DELETE', `promotions/${encodeURIComponent(code)}`),
  )
}

export function useSaveTool(session: Session) {
  return useToolChange<HttpTool, { readonly name: string; readonly draft: HttpToolDraft }>(session, ({ name, draft }) =>
    send(session, 'PUT', `tools/${encodeURIComponent(name)}`, draft),
  )
}

export function useRemoveTool(session: Session) {
  return useToolChange<void, string>(session, (name) => sendAway(session, `tools/${encodeURIComponent(name)}`))
}

export function useTryTool(session: Session, name: string) {
  return useMutation<TriedHttpTool, ApiError, Readonly<Record<string, string>>>({
    mutationFn: (slots) => send(session, 'POST', `tools/${encodeURIComponent(name)}/try`, { slots }),
  })
}

function useToolChange<Answer, Input>(session: Session, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation<Answer, ApiError, Input>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(session, 'tools') }),
  })
}
