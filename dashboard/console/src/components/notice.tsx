import type { ReactNode } from 'react'

type Props = {
  readonly kind: 'info' | 'alert'
  readonly id?: string
  readonly title?: string
  readonly children: ReactNode
}

/** What happened and what to do about it. An alert is read out at once. */
export function Notice({ kind, id, title, children }: Props) {
  return (
    <div id={id} className={`notice ${kind}`} role={kind === 'alert' ? 'alert' : 'note'}>
      {title && <h2>{title}</h2>}
      <div>{children}</div>
    </div>
  )
}
