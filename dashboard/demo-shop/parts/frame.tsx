import { countItems } from '../logic/cart'
import { matchRoute, paths } from '../logic/route'
import { cartStore } from '../state/cart'
import { placeStore } from '../state/navigation'
import { languageStore, setLanguage, setTheme, themeStore } from '../state/settings'
import { type TextKey, useTexts } from '../state/texts'
import { useStore } from '../state/use-store'
import { CartIcon, LanguageIcon, LeafIcon, MoonIcon, SunIcon } from './icons'

const LINKS: readonly { readonly key: TextKey; readonly href: string; readonly pages: readonly string[] }[] = [
  { key: 'nav_products', href: paths.home, pages: ['home', 'product'] },
  { key: 'nav_order', href: paths.order, pages: ['order'] },
  { key: 'nav_help', href: paths.help, pages: ['help', 'article'] },
]

function LanguageSwitch() {
  const t = useTexts()
  const other = useStore(languageStore) === 'zh' ? 'en' : 'zh'
  return (
    <button type="button" class="quiet-button" lang={other} onClick={() => setLanguage(other)}>
      <LanguageIcon size={18} />
      {t('language_switch')}
    </button>
  )
}

function ThemeSwitch() {
  const t = useTexts()
  const dark = useStore(themeStore) === 'dark'
  const label = t(dark ? 'theme_to_light' : 'theme_to_dark')
  return (
    <button
      type="button"
      class="quiet-button icon-button"
      aria-label={label}
      title={label}
      onClick={() => setTheme(dark ? 'light' : 'dark')}
    >
      {dark ? <SunIcon /> : <MoonIcon />}
    </button>
  )
}

function CartLink({ current }: { readonly current: boolean }) {
  const t = useTexts()
  const count = countItems(useStore(cartStore))
  const label = count === 0 ? t('nav_cart') : t.count('cart_count', count)
  return (
    <a
      class="quiet-button icon-button cart-link"
      href={paths.cart}
      aria-label={label}
      title={label}
      aria-current={current ? 'page' : undefined}
    >
      <CartIcon />
      {count > 0 && (
        <span class="cart-count" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </span>
      )}
    </a>
  )
}

export function Header() {
  const t = useTexts()
  const { page } = matchRoute(useStore(placeStore).pathname)
  return (
    <header class="header">
      <div class="header-row width">
        <a class="wordmark" href={paths.home}>
          <LeafIcon size={22} />
          {t('shop_name')}
        </a>
        <nav class="nav" aria-label={t('nav_label')}>
          {LINKS.map(({ key, href, pages }) => (
            <a key={key} href={href} aria-current={pages.includes(page) ? 'page' : undefined}>
              {t(key)}
            </a>
          ))}
        </nav>
        <div class="header-tools">
          <LanguageSwitch />
          <ThemeSwitch />
          <CartLink current={page === 'cart'} />
        </div>
      </div>
    </header>
  )
}

export function Footer() {
  const t = useTexts()
  return (
    <footer class="footer">
      <div class="width">
        <p class="wordmark">{t('shop_name')}</p>
        <p>{t('footer_demo')}</p>
      </div>
    </footer>
  )
}
