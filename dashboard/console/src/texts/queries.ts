import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { TextList, TextPreview, TextSaved } from '../../../../worker/protocol'
import { type ApiError, get, send } from '../api'
import type { Session } from '../session'

/** A preview follows the typing once it has rested for so long. */
const REST_MS = 400

/** One reply in one language. */
export type TextAddress = { readonly locale: string; readonly key: string }

const keyOf = (session: Session) => ['texts', session.shop, session.key] as const
const pathOf = ({ locale, key }: TextAddress) => `texts/${encodeURIComponent(locale)}/${encodeURIComponent(key)}`

export function useTexts(session: Session): UseQueryResult<TextList, ApiError> {
  return useQuery<TextList, ApiError>({
    queryKey: [...keyOf(session), 'list'],
    queryFn: ({ signal }) => get<TextList>(session, 'texts', signal),
  })
}

/** How a wording would read, or why it cannot be used. */
export function usePreview(session: Session, at: TextAddress, text: string): UseQueryResult<TextPreview, ApiError> {
  const [rested, setRested] = useState(text)
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS)
    return () => clearTimeout(timer)
  }, [text])
  return useQuery<TextPreview, ApiError>({
    queryKey: [...keyOf(session), 'preview', at.locale, at.key, rested],
    queryFn: () => send<TextPreview>(session, 'POST', 'texts/preview', { ...at, text: rested }),
    enabled: rested.trim() !== '',
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
  })
}

/** `text` null takes the built-in wording again; `version` is the one that was edited. */
export type Wording = TextAddress & { readonly text: string | null; readonly version: number }

export function useWord(session: Session) {
  const client = useQueryClient()
  return useMutation<TextSaved, ApiError, Wording>({
    mutationFn: ({ text, version, ...at }) =>
      text === null
        ? send(session, 'DELETE', `${pathOf(at)}?base_version=${version}`)
        : send(session, 'PUT', pathOf(at), { text, base_version: version }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...keyOf(session), 'list'] }),
  })
}
