import { useEffect, useState } from 'react'
import type { Format } from '../format'
import { useTranslate } from '../i18n'

/** live: the last answer was a good one. lost: no answer came. stale: the server answered, but with an error. */
export type Connection = 'connecting' | 'live' | 'lost' | 'stale'
type Props = { readonly connection: Connection; readonly updatedAt: number; readonly format: Format }

/** How old the figures are. Only a lost or restored connection is announced; the seconds are there to be looked at. */
export function LiveState({ connection, updatedAt, format }: Props) {
  const t = useTranslate()
  const now = useSeconds()
  const seconds = Math.max(0, Math.round((now - updatedAt) / 1_000))
  const age = seconds < 1 ? t('updated_now') : t('updated_ago', { seconds })
  const time = format.time(updatedAt)
  const text = { connecting: t('connecting'), live: age, lost: t('lost', { time }), stale: t('stale', { time }) }
  const announced = { connecting: '', live: t('live'), lost: text.lost, stale: text.stale }
  return (
    <p className={`live-state ${connection}`}>
      <span className="dot" aria-hidden="true" />
      <span aria-hidden="true">{text[connection]}</span>
      <span className="visually-hidden" role="status">
        {announced[connection]}
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
