import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { LanguageSelect, SchemeButton } from '../components/controls'
import { type MessageKey, useTranslate } from '../i18n'
import { SignInPage } from '../pages/sign-in'
import { lastShop, type Session } from '../session'
import { ConfirmEmail } from './confirm-email'
import { ForgotForm } from './forgot'
import { InvitationForm } from './invitation'
import { NoShop } from './no-shop'
import { SignInForm } from './password-sign-in'
import { ResetForm } from './reset'
import { SetUpForm } from './set-up'
import { ACCOUNT, useAccount } from './state'

type Props = {
  readonly notice: MessageKey | null
  readonly moved: boolean
  /** Come from a session with an API key. */
  readonly byKey: boolean
  readonly onEnter: (session: Session) => void
}
export type DoorPage = 'password' | 'key' | 'forgot' | 'set-up' | 'invitation' | 'reset' | 'confirm-email'

/** What is done before a shop's pages: signing in, and what links of mails open. */
export function Door({ notice, moved, byKey, onEnter }: Props) {
  const t = useTranslate()
  const [page, setPage] = useState<DoorPage>(() => linkPage() ?? (byKey ? 'key' : 'password'))
  const client = useQueryClient()
  const account = useAccount(page === 'password' && notice === null)
  const shop = account.data && lastShop(account.data.shops)
  useEffect(() => {
    if (page === 'password' && shop) onEnter({ shop, key: '' })
  }, [page, shop, onEnter])
  const enter = async (): Promise<void> => {
    leaveLink()
    setPage('password')
    await client.invalidateQueries({ queryKey: ACCOUNT })
    await account.refetch()
  }
  if (page === 'key') {
    return <SignInPage notice={notice} moved={moved} onEnter={onEnter} onBack={() => setPage('password')} />
  }
  if (page === 'password' && account.isFetching && !account.data) return <main className="sign-in" aria-busy="true" />
  const noShop = page === 'password' && account.data !== undefined && !shop
  return (
    <main className="sign-in">
      <div className="acct-door">
        {noShop ? (
          <NoShop email={account.data.email} onLeft={enter} />
        ) : (
          <DoorForm page={page} notice={notice} moved={moved} onPage={setPage} onEnter={enter} />
        )}
        {page === 'password' && !noShop && (
          <button type="button" className="acct-link" onClick={() => setPage('key')}>
            {t('acct_with_key')}
          </button>
        )}
      </div>
      <div className="sign-in-controls">
        <LanguageSelect />
        <SchemeButton />
      </div>
    </main>
  )
}

export type DoorFormProps = {
  readonly onPage: (page: DoorPage) => void
  readonly onEnter: () => Promise<void>
}

function DoorForm({
  page,
  notice,
  moved,
  ...way
}: DoorFormProps & Omit<Props, 'onEnter' | 'byKey'> & { page: DoorPage }): ReactNode {
  if (page === 'forgot') return <ForgotForm {...way} />
  if (page === 'set-up') return <SetUpForm {...way} />
  if (page === 'invitation') return <InvitationForm {...way} />
  if (page === 'reset') return <ResetForm {...way} />
  if (page === 'confirm-email') return <ConfirmEmail {...way} />
  return <SignInForm notice={notice} moved={moved} {...way} />
}

const LINKS: readonly DoorPage[] = ['set-up', 'invitation', 'reset', 'confirm-email']

/** The page that a link of a mail has opened; null at every other address. */
export function linkPage(): DoorPage | null {
  const [, name] = /^\/console\/([a-z-]+)\/?$/.exec(location.pathname) ?? []
  return LINKS.find((link) => link === name) ?? null
}

/** Takes the link out of the address and the history: its token is spent, or not for others to see. */
export function leaveLink(): void {
  if (linkPage()) history.replaceState(null, '', '/console/')
}
