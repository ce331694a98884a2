import { Problem } from '../account/fields'
import { PageHead } from '../account/page-head'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import type { PageProps } from '../page'
import { useLeaveWhenRefused, useTitle } from '../page'
import { InvitePanel } from './invite'
import { MembersPanel } from './members'
import { useTeam } from './queries'
import { RequireFactorPanel } from './require-factor'

/** Who works for the shop, as what, and who was asked to. */
export function TeamPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const team = useTeam(session)
  useLeaveWhenRefused(team.error, onLeave)
  useTitle(`${t('team')} · ${session.shop} · Kefu`)
  const manages = (team.data?.may_grant.length ?? 0) > 0
  return (
    <>
      <TopBar shop={session.shop} page="team" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1} className="acct-page">
        <PageHead title={t('team')} lead={t('team_lead')} moved={moved} />
        <Problem error={team.error} />
        {team.isLoading && <span className="skeleton acct-skeleton" aria-busy="true" />}
        {team.data && (
          <div className="acct-stack">
            <MembersPanel session={session} team={team.data} />
            {manages && <InvitePanel session={session} team={team.data} />}
            {team.data.may_grant.includes('owner') && <RequireFactorPanel session={session} team={team.data} />}
          </div>
        )}
      </main>
    </>
  )
}
