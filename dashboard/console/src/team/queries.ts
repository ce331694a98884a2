import { type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { InvitationList, Team } from '../../../../worker/protocol'
import { type ApiError, get, send } from '../api'
import type { Session } from '../session'

const keyOf = (session: Session) => ['team', session.shop, session.key] as const

export function useTeam(session: Session): UseQueryResult<Team, ApiError> {
  return useQuery<Team, ApiError>({
    queryKey: [...keyOf(session), 'members'],
    queryFn: ({ signal }) => get<Team>(session, 'team', signal),
  })
}

export function useInvitations(session: Session): UseQueryResult<InvitationList, ApiError> {
  return useQuery<InvitationList, ApiError>({
    queryKey: [...keyOf(session), 'invitations'],
    queryFn: ({ signal }) => get<InvitationList>(session, 'invitations', signal),
  })
}

export type TeamChange = { readonly method: string; readonly path: string; readonly body?: unknown }

/** A change of the team; lists are read again after it, also where it was refused: somebody else may have been first. */
export function useTeamChange(session: Session) {
  const client = useQueryClient()
  return useMutation<unknown, ApiError, TeamChange>({
    mutationFn: ({ method, path, body }) => send(session, method, path, body),
    onSettled: () => client.invalidateQueries({ queryKey: keyOf(session) }),
  })
}
