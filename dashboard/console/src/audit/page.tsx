import { useInfiniteQuery } from '@tanstack/react-query'
import { Download } from 'lucide-react'
import { useState } from 'react'
import type { AuditPage as AuditAnswer } from '../../../../worker/protocol'
import { Problem } from '../account/fields'
import { PageHead } from '../account/page-head'
import { type ApiError, fetchFile, get } from '../api'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import type { Session } from '../session'
import { EntryTable } from './entry-table'
import { Filters } from './filters'
import { queryOf, type Wanted } from './query'

const NOTHING: Wanted = { by: '', action: '', subject: '', from: '', to: '' }

/** Who changed what, and who looked at whom. */
export function AuditPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const [wanted, setWanted] = useState(NOTHING)
  const pages = useAudit(session, wanted)
  useLeaveWhenRefused(pages.error, onLeave)
  useTitle(`${t('audit')} · ${session.shop} · Kefu`)
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  const filtered = Object.values(wanted).some(Boolean)
  return (
    <>
      <TopBar shop={session.shop} page="audit" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1} className="acct-page wide">
        <PageHead title={t('audit')} lead={t('audit_lead')} moved={moved} />
        <section className="panel acct-panel" aria-label={t('audit')}>
          <Filters
            session={session}
            wanted={wanted}
            actions={pages.data?.pages[0]?.actions ?? []}
            onChange={setWanted}
          />
          <Problem error={pages.error} texts={{ 400: 'acct_fault_any' }} />
          {pages.isLoading && <span className="skeleton acct-skeleton" aria-busy="true" />}
          {pages.isSuccess && entries.length === 0 && (
            <p className="none">{t(filtered ? 'audit_none_filtered' : 'audit_none')}</p>
          )}
          {entries.length > 0 && <EntryTable entries={entries} />}
          <footer className="acct-row">
            {pages.hasNextPage && (
              <button
                type="button"
                className="secondary"
                disabled={pages.isFetching}
                onClick={() => void pages.fetchNextPage()}
              >
                {t('audit_more')}
              </button>
            )}
            {entries.length > 0 && <CsvButton session={session} wanted={wanted} />}
          </footer>
        </section>
      </main>
    </>
  )
}

function useAudit(session: Session, wanted: Wanted) {
  return useInfiniteQuery<AuditAnswer, ApiError, { pages: AuditAnswer[] }, readonly unknown[], number | null>({
    queryKey: ['audit', session.shop, session.key, wanted],
    initialPageParam: null,
    queryFn: ({ pageParam, signal }) =>
      get<AuditAnswer>(
        session,
        `audit?${queryOf(wanted, pageParam === null ? {} : { before: String(pageParam) })}`,
        signal,
      ),
    getNextPageParam: (page) => page.next_before,
  })
}

function CsvButton({ session, wanted }: { session: Session; wanted: Wanted }) {
  const t = useTranslate()
  const save = async (): Promise<void> => {
    const url = URL.createObjectURL(await fetchFile(session, `audit?${queryOf(wanted, { format: 'csv' })}`))
    const link = document.createElement('a')
    link.href = url
    link.download = `audit-${session.shop}.csv`
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <button type="button" className="secondary" onClick={() => void save()}>
      <Download aria-hidden="true" />
      {t('audit_csv')}
    </button>
  )
}
