import type { MouseEvent, ReactNode } from 'react'
import { useTranslate } from '../i18n'
import { go, PAGES, type PageName, pathOf } from '../route'
import { LanguageSelect, SchemeButton, SignOutButton } from './controls'

type Props = {
  readonly shop: string
  readonly page: PageName
  readonly onSignOut: () => void
  /** Controls of the page itself. */
  readonly children?: ReactNode
}

/** Above every page of the console, after the link that skips it. */
export function TopBar({ shop, page, onSignOut, children }: Props) {
  const t = useTranslate()
  return (
    <>
      <button type="button" className="skip" onClick={() => document.getElementById('content')?.focus()}>
        {t('skip')}
      </button>
      <header className="top-bar">
        <p className="brand">
          Kefu <span>{shop}</span>
        </p>
        <nav className="pages" aria-label={t('pages')}>
          {PAGES.map((name) => (
            <a
              key={name}
              href={pathOf(name)}
              aria-current={name === page ? 'page' : undefined}
              onClick={(event) => follow(event, name)}
            >
              {t(name)}
            </a>
          ))}
        </nav>
        <div className="controls">
          {children}
          <LanguageSelect />
          <SchemeButton />
          <SignOutButton onClick={onSignOut} />
        </div>
      </header>
    </>
  )
}

/** A plain click stays in the page; one for a new tab or window is the browser's. */
function follow(event: MouseEvent, page: PageName): void {
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  event.preventDefault()
  go(page)
}
