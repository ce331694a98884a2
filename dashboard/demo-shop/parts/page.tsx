import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { takeFocus } from '../state/navigation'
import { useTexts } from '../state/texts'

/** The one h1 of a page: it names the window and takes the focus after a change of page. */
export function PageHeading({ title, children }: { readonly title?: string; readonly children: string }) {
  const t = useTexts()
  const heading = useRef<HTMLHeadingElement>(null)
  const shop = t('shop_name')
  const name = title ?? `${children} · ${shop}`
  useLayoutEffect(() => {
    document.title = name
  }, [name])
  useLayoutEffect(() => {
    if (takeFocus()) heading.current?.focus({ preventScroll: true })
  }, [])
  return (
    <h1 class="page-title" ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}

type Crumb = { readonly href: string; readonly label: string }

export function Breadcrumb({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const t = useTexts()
  return (
    <nav class="breadcrumb" aria-label={t('breadcrumb')}>
      <ol>
        {crumbs.map(({ href, label }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export function Section({ title, children }: { readonly title: string; readonly children: ComponentChildren }) {
  return (
    <section class="section">
      <h2 class="section-title">{title}</h2>
      {children}
    </section>
  )
}
