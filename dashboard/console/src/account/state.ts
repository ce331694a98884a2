import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { AccountInfo } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import type { PageName } from '../route'

export const ACCOUNT = ['account'] as const

/** Who is signed in with a cookie; `ask` false reads what is known already. */
export function useAccount(ask: boolean): UseQueryResult<AccountInfo, ApiError> {
  return useQuery<AccountInfo, ApiError>({
    queryKey: ACCOUNT,
    queryFn: () => askAccount<AccountInfo>('GET', ''),
    enabled: ask,
    staleTime: 60_000,
  })
}

type Role = AccountInfo['shops'][number]['role']

const READING: readonly Role[] = ['owner', 'admin', 'analyst']
const ANSWERING: readonly Role[] = ['owner', 'admin', 'agent']
const MANAGING: readonly Role[] = ['owner', 'admin']
/** Pages that not every role may open; the server decides the same, this spares the way there. */
const ROLES: Partial<Record<PageName, readonly Role[]>> = {
  inbox: ANSWERING,
  own_intents: READING,
  knowledge: READING,
  flows: READING,
  texts: READING,
  keys: MANAGING,
  audit: MANAGING,
}

export function mayOpen(page: PageName, role: Role): boolean {
  return ROLES[page]?.includes(role) ?? true
}

/** Whether a page may be opened in a shop. An API key does not say its role: the server refuses what it may not. */
export function useMayOpen(shop: string): (page: PageName) => boolean {
  const { data } = useAccount(false)
  const role = data?.shops.find((one) => one.shop === shop)?.role
  return (page) => role === undefined || mayOpen(page, role)
}
