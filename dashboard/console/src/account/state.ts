import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { AccountInfo } from '../../../../worker/protocol'
import { type ApiError, askAccount } from '../api'
import type { PageName } from '../route'
import { mayOpen } from './access'

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

/** Whether a page may be opened in a shop. An API key does not say its role: the server refuses what it may not. */
export function useMayOpen(shop: string): (page: PageName) => boolean {
  const { data } = useAccount(false)
  const role = data?.shops.find((one) => one.shop === shop)?.role
  return (page) => role === undefined || mayOpen(page, role)
}
