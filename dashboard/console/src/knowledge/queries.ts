import { keepPreviousData, type UseQueryResult, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type {
  ArticleHistory,
  ArticleImportReport,
  ManagedArticle,
  ManagedArticleList,
  OpenedArticle,
  TriedArticle,
} from '../../../../worker/protocol'
import { type ApiError, fetchFile, get, send, sendFile } from '../api'
import type { Session } from '../session'

/** Articles on one page of the list. */
export const PAGE_SIZE = 50
export type Filter = {
  readonly q: string
  /** Empty: all but archived ones. */
  readonly status: string
  readonly tag: string
  readonly missing: string
  readonly offset: number
}
export type ImportRequest = {
  readonly file: Blob
  readonly dryRun: boolean
  readonly locale: string
  readonly status: string
}
export type ExportFormat = 'csv' | 'json' | 'markdown'

const keyOf = (session: Session) => ['knowledge', session.shop, session.key] as const
const pathOf = (id: string) => `knowledge/articles/${encodeURIComponent(id)}`

export function useArticles(session: Session, filter: Filter): UseQueryResult<ManagedArticleList, ApiError> {
  const { offset, ...words } = filter
  const said = Object.entries(words).filter(([, value]) => value.trim() !== '')
  const search = new URLSearchParams([...said, ['limit', String(PAGE_SIZE)], ['offset', String(offset)]])
  return useQuery<ManagedArticleList, ApiError>({
    queryKey: [...keyOf(session), 'list', String(search)],
    queryFn: ({ signal }) => get<ManagedArticleList>(session, `knowledge/articles?${search}`, signal),
    placeholderData: keepPreviousData,
  })
}

export function useArticle(session: Session, id: string | null): UseQueryResult<OpenedArticle, ApiError> {
  return useQuery<OpenedArticle, ApiError>({
    queryKey: [...keyOf(session), 'article', id],
    queryFn: ({ signal }) => get<OpenedArticle>(session, pathOf(id ?? ''), signal),
    enabled: id !== null,
    // What is being written must not be pulled away: the version is checked when it is saved.
    refetchOnWindowFocus: false,
  })
}

export function useVersions(session: Session, id: string): UseQueryResult<ArticleHistory, ApiError> {
  return useQuery<ArticleHistory, ApiError>({
    queryKey: [...keyOf(session), 'versions', id],
    queryFn: ({ signal }) => get<ArticleHistory>(session, `${pathOf(id)}/versions`, signal),
  })
}

export function useSave(session: Session) {
  return useChange<ManagedArticle, { readonly id: string; readonly body: object }>(session, ({ id, body }) =>
    send(session, 'PUT', pathOf(id), body),
  )
}

export function useArchive(session: Session) {
  return useChange<ManagedArticle, ManagedArticle>(session, ({ article_id, version }) =>
    send(session, 'DELETE', `${pathOf(article_id)}?base_version=${version}`),
  )
}

export function useRestore(session: Session, id: string, current: number) {
  return useChange<ManagedArticle, number>(session, (version) =>
    send(session, 'POST', `${pathOf(id)}/restore`, { version, base_version: current }),
  )
}

export function useTry(session: Session) {
  return useMutation<TriedArticle, ApiError, { readonly text: string; readonly locale: string }>({
    mutationFn: (body) => send(session, 'POST', 'knowledge/try', body),
  })
}

export function useImport(session: Session) {
  return useChange<ArticleImportReport, ImportRequest>(session, ({ file, dryRun, locale, status }) => {
    const search = new URLSearchParams({ dry_run: dryRun ? '1' : '0', locale, status })
    return sendFile(session, `knowledge/import?${search}`, file)
  })
}

/** Fetches a file and hands it to the reader as a download. */
export function useExport(session: Session) {
  return useMutation<void, ApiError, ExportFormat>({
    mutationFn: async (format) => {
      const url = URL.createObjectURL(await fetchFile(session, `knowledge/export?format=${format}`))
      const link = document.createElement('a')
      link.href = url
      link.download = `${session.shop}-articles.${format === 'markdown' ? 'zip' : format}`
      link.click()
      URL.revokeObjectURL(url)
    },
  })
}

/** Whatever is changed, lists and histories change with it. */
function useChange<Answer, Input>(session: Session, change: (input: Input) => Promise<Answer>) {
  const client = useQueryClient()
  return useMutation<Answer, ApiError, Input>({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: keyOf(session) }),
  })
}
