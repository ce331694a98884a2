import { useEffect, useRef } from 'react'
import type { ApiError } from '../api'
import { type MessageKey, useTranslate } from '../i18n'
import { Notice } from './notice'

type HeadingProps = {
  readonly title: string
  readonly lead: string
  /** Come from another page: the heading takes the focus. */
  readonly moved: boolean
}

/** The name of a page and what it is for. */
export function PageHeading({ title, lead, moved }: HeadingProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <>
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{lead}</p>
    </>
  )
}

type LoadErrorProps = {
  readonly error: ApiError | null
  readonly title: MessageKey
  readonly onRetry: () => void
}

/** Why a page has nothing to show, and the way to try again. */
export function LoadError({ error, title, onRetry }: LoadErrorProps) {
  const t = useTranslate()
  if (!error) return null
  return (
    <Notice kind="alert" title={t(title)}>
      {t(error.status === 403 ? 'key_forbidden' : error.text)}{' '}
      <button type="button" className="secondary" onClick={onRetry}>
        {t('own_reload')}
      </button>
    </Notice>
  )
}
