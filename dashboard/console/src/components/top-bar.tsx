import type { ReactNode } from 'react'
import { AccountMenu } from '../account/menu'
import { useMayOpen } from '../account/state'
import { useTranslate } from '../i18n'
import { PAGES, type PageName, pathOf } from '../route'
import { LanguageSelect, SchemeButton } from './controls'
import { follow } from './follow'

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
  const mayOpen = useMayOpen(shop)
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
          {PAGES.filter(mayOpen).map((name) => (
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
          <AccountMenu shop={shop} page={page} onSignOut={onSignOut} />
        </div>
      </header>
    </>
  )
}
