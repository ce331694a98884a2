import { useQueryClient } from '@tanstack/react-query'
import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react'
import type { MessageKey } from './i18n'
import type { PageProps } from './page'
import { OverviewPage } from './pages/overview'
import { SignInPage } from './pages/sign-in'
import { hasMoved, type PageName, usePage } from './route'
import { loadSession, type Session, saveSession } from './session'

/** Loaded when it is opened: whoever watches the figures need not wait for it. */
const OwnIntentsPage = lazy(async () => ({ default: (await import('./own-intents/page')).OwnIntentsPage }))
const KnowledgePage = lazy(async () => ({ default: (await import('./knowledge/page')).KnowledgePage }))
const FlowsPage = lazy(async () => ({ default: (await import('./flows/page')).FlowsPage }))
const TextsPage = lazy(async () => ({ default: (await import('./texts/page')).TextsPage }))
const SettingsPage = lazy(async () => ({ default: (await import('./settings/page')).SettingsPage }))
const PAGES_BY_NAME: Readonly<Record<PageName, ComponentType<PageProps>>> = {
  overview: OverviewPage,
  own_intents: OwnIntentsPage,
  knowledge: KnowledgePage,
  flows: FlowsPage,
  texts: TextsPage,
  settings: SettingsPage,
}
const linkedOrStored = loadSession()

export function App() {
  const [session, setSession] = useState<Session | null>(linkedOrStored)
  const [notice, setNotice] = useState<MessageKey | null>(null)
  /** The page took the place of another: the focus that was there must go somewhere. */
  const [moved, setMoved] = useState(false)
  const client = useQueryClient()

  const enter = (next: Session): void => {
    saveSession(next)
    setNotice(null)
    setMoved(true)
    setSession(next)
  }
  const leave = (why: MessageKey | null): void => {
    saveSession(null)
    client.clear()
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

  if (!session) return <SignInPage notice={notice} moved={moved} onEnter={enter} />
  return <Pages session={session} moved={moved} onLeave={leave} />
}

function Pages(props: PageProps) {
  const Page = PAGES_BY_NAME[usePage()]
  return (
    <Suspense>
      <Page {...props} moved={props.moved || hasMoved()} />
    </Suspense>
  )
}
