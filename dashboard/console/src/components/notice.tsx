import type { ReactNode } from 'react'

/** What happened and what to do about it. An alert is read out at once. */
export function Notice({ kind, title, children }: { kind: 'info' | 'alert'; title?: string; children: ReactNode }) {
  return (
    <div className={`notice ${kind}`} role={kind === 'alert' ? 'alert' : 'note'}>
      {title && <h2>{title}</h2>}
      <div>{children}</div>
    </div>
  )
}
