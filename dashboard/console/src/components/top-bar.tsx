import { useTranslate } from '../i18n'
import { LanguageSelect, SchemeButton, SignOutButton, ZoneSelect } from './controls'

type Props = { readonly shop: string; readonly shopZone: string | null; readonly onSignOut: () => void }

/** Above every page of the console, after the link that skips it. */
export function TopBar({ shop, shopZone, onSignOut }: Props) {
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
        <div className="controls">
          <ZoneSelect shopZone={shopZone} />
          <LanguageSelect />
          <SchemeButton />
          <SignOutButton onClick={onSignOut} />
        </div>
      </header>
    </>
  )
}
