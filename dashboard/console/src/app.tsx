import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { MessageKey } from './i18n'
import { OverviewPage } from './pages/overview'
import { SignInPage } from './pages/sign-in'
import { loadSession, type Session, saveSession } from './session'

const linkedOrStored = loadSession()

export function App() {
  const [session, setSession] = useState<Session | null>(linkedOrStored)
  const [notice, setNotice] = useState<MessageKey | null>(null)
  const client = useQueryClient()

  const enter = (next: Session): void => {
    saveSession(next)
    setNotice(null)
    setSession(next)
  }
  const leave = (why: MessageKey | null): void => {
    saveSession(null)
    client.clear()
    setNotice(why)
    setSession(null)
  }

  // A link with a key, pasted while the console is open, only changes the fragment.
  useEffect(() => {
    const onHash = (): void => {
      const linked = loadSession()
      if (linked) setSession(linked)
    }
    addEventListener('hashchange', onHash)
    return () => removeEventListener('hashchange', onHash)
  }, [])

  return session ? <OverviewPage session={session} onLeave={leave} /> : <SignInPage notice={notice} onEnter={enter} />
}
