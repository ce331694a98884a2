import { type ReactNode, useId } from 'react'

type Props = { readonly title: string; readonly lead?: string | undefined; readonly children: ReactNode }

export function Panel({ title, lead, children }: Props) {
  const id = useId()
  return (
    <section className="panel acct-panel" aria-labelledby={id}>
      <header>
        <h2 id={id}>{title}</h2>
        {lead && <p>{lead}</p>}
      </header>
      <div className="acct-body">{children}</div>
    </section>
  )
}

/** Said once something is done, and read out. */
export function Done({ when, children }: { when: boolean; children: ReactNode }) {
  return (
    <p role="status" className={when ? 'notice success' : 'visually-hidden'}>
      {when && children}
    </p>
  )
}
