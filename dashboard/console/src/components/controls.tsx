import { Languages, Moon, Sun } from 'lucide-react'
import type { ReactNode } from 'react'
import { LANGUAGES, useTranslate } from '../i18n'
import { activeScheme, setPreference, usePreferences, type ZoneChoice } from '../preferences'
import { browserZone } from '../use-overview'

export function IconButton({ label, onClick, children }: { label: string; onClick: () => void; children: ReactNode }) {
  return (
    <button type="button" className="icon-button" aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

export function SchemeButton() {
  const t = useTranslate()
  const dark = activeScheme(usePreferences()) === 'dark'
  return (
    <IconButton
      label={t(dark ? 'theme_light' : 'theme_dark')}
      onClick={() => setPreference({ scheme: dark ? 'light' : 'dark' })}
    >
      {dark ? <Sun /> : <Moon />}
    </IconButton>
  )
}

export function LanguageSelect() {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <label className="select" title={t('language')}>
      <Languages aria-hidden="true" />
      <span className="visually-hidden">{t('language')}</span>
      <select
        value={language}
        onChange={(event) => setPreference({ language: event.target.value === 'zh' ? 'zh' : 'en' })}
      >
        {LANGUAGES.map(({ id, name }) => (
          <option key={id} value={id} lang={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** The zone that decides what "today" is. `shopZone` is known once the shop's zone was asked for. */
export function ZoneSelect({ shopZone }: { shopZone: string | null }) {
  const t = useTranslate()
  const { zone } = usePreferences()
  const choices: readonly (readonly [ZoneChoice, string])[] = [
    ['browser', t('zone_browser', { zone: browserZone() })],
    ['shop', shopZone ? t('zone_shop_known', { zone: shopZone }) : t('zone_shop')],
    ['utc', t('zone_utc')],
  ]
  return (
    <label className="select zone" title={t('zone')}>
      <span className="select-label">{t('zone')}</span>
      <select
        value={zone}
        onChange={(event) =>
          setPreference({ zone: choices.find(([id]) => id === event.target.value)?.[0] ?? 'browser' })
        }
      >
        {choices.map(([id, name]) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}
