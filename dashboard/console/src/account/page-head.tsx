import { useEffect, useRef } from 'react'

/** The heading of a page takes the focus when the reader has come from another. */
export function PageHead({ title, lead, moved }: { title: string; lead: string; moved: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    if (moved) heading.current?.focus()
  }, [moved])
  return (
    <div className="page-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      <p>{lead}</p>
    </div>
  )
}
