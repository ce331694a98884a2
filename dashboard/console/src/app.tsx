import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { Door, linkPage } from './account/door'
import { useAccount } from './account/state'
import { askAccount } from './api'
import type { MessageKey } from './i18n'
import type { PageProps } from './page'
import { OverviewPage } from './pages/overview'
import { hasMoved, type PageName, usePage } from './route'
import { isMember, loadSession, type Session, saveSession } from './session'

/** Loaded when it is opened: whoever watches the figures need not wait for it. */
const OwnIntentsPage = lazy(async () => ({ default: (await import('./own-intents/page')).OwnIntentsPage }))
const KnowledgePage = lazy(async () => ({ default: (await import('./knowledge/page')).KnowledgePage }))
const FlowsPage = lazy(async () => ({ default: (await import('./flows/page')).FlowsPage }))
const TextsPage = lazy(async () => ({ default: (await import('./texts/page')).TextsPage }))
const AccountPage = lazy(async () => ({ default: (await import('./account/page')).AccountPage }))
const TeamPage = lazy(async () => ({ default: (await import('./team/page')).TeamPage }))
const KeysPage = lazy(async () => ({ default: (await import('./keys/page')).KeysPage }))
const AuditPage = lazy(async () => ({ default: (await import('./audit/page')).AuditPage }))
const PAGES_BY_NAME: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  overview: OverviewPage,
  own_intents: OwnIntentsPage,
  knowledge: KnowledgePage,
  flows: FlowsPage,
  texts: TextsPage,
  account: AccountPage,
  team: TeamPage,
  keys: KeysPage,
  audit: AuditPage,
}
const linkedOrStored = loadSession()

export function App() {
  const [session, setSession] = useState<Session | null>(linkedOrStored)
  const [notice, setNotice] = useState<MessageKey | null>(null)
  /** The page took the place of another: the focus that was there must go somewhere. */
  const [moved, setMoved] = useState(false)
  /** Left with an API key: the way back in is by a key. */
  const [byKey, setByKey] = useState(false)
  const client = useQueryClient()

  const enter = useCallback((next: Session): void => {
    saveSession(next)
    setNotice(null)
    setMoved(true)
    setSession(next)
  }, [])
  const leave = async (why: MessageKey | null): Promise<void> => {
    // Signing out ends the session for whoever has its cookie; a session that has ended needs none. First, or the door would let in again.
    if (session && isMember(session) && why === null) await askAccount('POST', '/sign-out').catch(() => {})
    saveSession(null)
    client.clear()
    setByKey(session !== null && !isMember(session))
    setNotice(why)
    setMoved(true)
    setSession(null)
  }

  // A link with a key, pasted while the console is open, only changes the fragment.
  useEffect(() => {
    const onHash = (): void => {
      const linked = loadSession()
      if (!linked) return
      setMoved(true)
      setSession(linked)
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])

  if (!session || linkPage()) return <Door notice={notice} moved={moved} byKey={byKey} onEnter={enter} />
  return <Pages session={session} moved={moved} onLeave={(why) => void leave(why)} />
}

function Pages(props: PageProps) {
  const name = usePage()
  const { data } = useAccount(isMember(props.session))
  const shop = data?.shops.find((one) => one.shop === props.session.shop)
  // Nothing of the shop opens before the second factor it asks for: the account is where it is set up.
  const Page = isMember(props.session) && shop?.lacks_second_factor ? AccountPage : PAGES_BY_NAME[name]
  return (
    <Suspense>
      <Page {...props} moved={props.moved || hasMoved()} />
    </Suspense>
  )
}
