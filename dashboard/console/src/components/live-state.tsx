import { useEffect, useState } from 'react'
import type { Format } from '../format'
import { useTranslate } from '../i18n'

type Props = { readonly updatedAt: number; readonly lost: boolean; readonly format: Format }

/** How old the figures are. Only a lost or restored connection is announced; the seconds are there to be looked at. */
export function LiveState({ updatedAt, lost, format }: Props) {
  const t = useTranslate()
  const now = useSeconds()
  const seconds = Math.max(0, Math.round((now - updatedAt) / 1_000))
  const age = seconds < 1 ? t('updated_now') : t('updated_ago', { seconds })
  const text = updatedAt === 0 ? t('connecting') : lost ? t('lost', { time: format.time(updatedAt) }) : age
  return (
    <p className={lost ? 'live-state lost' : 'live-state'}>
      <span className="dot" aria-hidden="true" />
      <span aria-hidden={!lost}>{text}</span>
      <span className="visually-hidden" role="status">
        {lost || updatedAt === 0 ? '' : t('live')}
      </span>
    </p>
  )
}

function useSeconds(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  return now
}
