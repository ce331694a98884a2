import { Notice } from '../components/notice'
import { TopBar } from '../components/top-bar'
import { useTranslate } from '../i18n'
import { type PageProps, useLeaveWhenRefused, useTitle } from '../page'
import { isMember } from '../session'
import { EmailPanel, PasswordPanel } from './credentials'
import { PageHead } from './page-head'
import { ProfilePanel } from './profile'
import { SecondFactorPanel } from './second-factor'
import { SessionsPanel } from './sessions'
import { useAccount } from './state'

/** Who somebody is in this shop, and how they sign in. */
export function AccountPage({ session, moved, onLeave }: PageProps) {
  const t = useTranslate()
  const account = useAccount(isMember(session))
  useLeaveWhenRefused(account.error, onLeave)
  useTitle(`${t('account')} · ${session.shop} · Kefu`)
  const lacks = account.data?.shops.find(({ shop }) => shop === session.shop)?.lacks_second_factor ?? false
  return (
    <>
      <TopBar shop={session.shop} page="account" onSignOut={() => onLeave(null)} />
      <main id="content" tabIndex={-1} className="acct-page">
        <PageHead title={t('account')} lead={t('account_lead')} moved={moved} />
        {!isMember(session) && <Notice kind="info">{t('account_key_only')}</Notice>}
        {lacks && <Notice kind="alert">{t('account_lacks_factor')}</Notice>}
        {account.data && (
          <div className="acct-grid">
            {!lacks && <ProfilePanel session={session} />}
            <SecondFactorPanel account={account.data} />
            <EmailPanel account={account.data} />
            <PasswordPanel />
            <SessionsPanel />
          </div>
        )}
      </main>
    </>
  )
}
