import { CircleUser, History, KeyRound, LogOut, Users } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { follow } from '../components/follow'
import { useTranslate } from '../i18n'
import { MENU_PAGES, type PageName, pathOf } from '../route'
import { saveSession } from '../session'
import { useAccount, useMayOpen } from './state'

type Props = { readonly shop: string; readonly page: PageName; readonly onSignOut: () => void }

const ICONS: Partial<Record<PageName, ReactNode>> = {
  account: <CircleUser aria-hidden="true" />,
  team: <Users aria-hidden="true" />,
  keys: <KeyRound aria-hidden="true" />,
  audit: <History aria-hidden="true" />,
}

/** Who is signed in: their shops, their pages, the way out. With an API key the same, without a person. */
export function AccountMenu({ shop, page, onSignOut }: Props) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  const { data } = useAccount(false)
  const box = useClosing(open, () => setOpen(false))
  const own = data?.shops.find((one) => one.shop === shop)
  return (
    <div className="acct-menu" ref={box}>
      <button
        type="button"
        className="acct-round"
        aria-expanded={open}
        aria-label={t('acct_menu')}
        title={data?.email ?? t('acct_menu')}
        onClick={() => setOpen(!open)}
      >
        {own ? own.initials : <CircleUser aria-hidden="true" />}
      </button>
      {open && (
        <div className="acct-pop">
          {own && (
            <p className="acct-who">
              {own.display_name}
              <span>{data?.email}</span>
              <span>{t(`role_${own.role}`)}</span>
            </p>
          )}
          <Shops shop={shop} />
          <Links shop={shop} page={page} onGo={() => setOpen(false)} />
          <button type="button" onClick={onSignOut}>
            <LogOut aria-hidden="true" />
            {t('sign_out')}
          </button>
        </div>
      )}
    </div>
  )
}

function Links({ shop, page, onGo }: { shop: string; page: PageName; onGo: () => void }) {
  const t = useTranslate()
  const mayOpen = useMayOpen(shop)
  return (
    <nav aria-label={t('acct_menu')}>
      {MENU_PAGES.filter(mayOpen).map((name) => (
        <a
          key={name}
          href={pathOf(name)}
          aria-current={name === page ? 'page' : undefined}
          onClick={(event) => {
            onGo()
            follow(event, name)
          }}
        >
          {ICONS[name]}
          {t(name)}
        </a>
      ))}
    </nav>
  )
}

/** The other shops of the account. Another shop is another world: the page is loaded afresh. */
function Shops({ shop }: { shop: string }) {
  const t = useTranslate()
  const { data } = useAccount(false)
  if (!data || data.shops.length < 2) return null
  const change = (next: string): void => {
    saveSession({ shop: next, key: '' })
    location.assign('/console/')
  }
  return (
    <label className="acct-shops">
      {t('shop')}
      <select value={shop} onChange={(event) => change(event.target.value)}>
        {data.shops.map((one) => (
          <option key={one.shop} value={one.shop}>
            {one.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Escape, a click elsewhere and the focus leaving close it. */
function useClosing(open: boolean, close: () => void) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) close()
    }
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return
      close()
      box.current?.querySelector('button')?.focus()
    }
    addEventListener('pointerdown', outside)
    addEventListener('focusin', outside)
    addEventListener('keydown', onKey)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('focusin', outside)
      removeEventListener('keydown', onKey)
    }
  })
  return box
}
