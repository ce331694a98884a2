import { useEffect } from 'react'
import type { ApiError } from './api'
import type { MessageKey } from './i18n'
import type { Session } from './session'

/** What every page behind the sign-in is given. */
export type PageProps = {
  readonly session: Session
  /** Come from signing in or from another page: the heading takes the focus. */
  readonly moved: boolean
  readonly onLeave: (why: MessageKey | null) => void
}

/** Back to the sign-in once the key is refused. */
export function useLeaveWhenRefused(error: ApiError | null, onLeave: PageProps['onLeave']): void {
  useEffect(() => {
    if (error?.status === 401) onLeave(error.text)
  }, [error, onLeave])
}

export function useTitle(title: string): void {
  useEffect(() => {
    document.title = title
  }, [title])
}
