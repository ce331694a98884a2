import { useEffect, useState } from 'react'
import type { AppearanceSettings, ShopSettingsWire } from '../../../../worker/protocol'
import { languageName, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { ChoiceField, Field } from './fields'
import styleUrl from './preview-frame.css?url'
import { previewPage } from './preview-page'
import scriptUrl from './preview-script?worker&url'

/** The preview follows the typing once it has rested for so long, in milliseconds. */
const REST_MS = 350

type Props = { readonly stored: ShopSettingsWire; readonly look: AppearanceSettings }

/** The real widget as it would be with what is written. */
export function Preview({ stored, look }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const [shown, setShown] = useState<'open' | 'closed'>('open')
  const [scheme, setScheme] = useState<'light' | 'dark'>('light')
  const [locale, setLocale] = useState(look.default_locale)
  const page = useRested(
    previewPage({
      shop: stored.shop,
      name: stored.name,
      locales: stored.locales,
      locale,
      look,
      isOpen: shown === 'open',
      scheme,
      origin: location.origin,
      scriptUrl,
      styleUrl,
    }),
  )
  return (
    <section className="panel set-preview" aria-labelledby="set-preview">
      <header>
        <h2 id="set-preview">{t('set_preview')}</h2>
      </header>
      <div className="set-pad set-stack">
        <div className="set-row">
          <ChoiceField
            legend={t('set_preview_shown')}
            value={shown}
            choices={[
              ['open', t('set_preview_open')],
              ['closed', t('set_preview_closed')],
            ]}
            onChange={setShown}
          />
          <ChoiceField
            legend={t('set_preview_scheme')}
            value={scheme}
            choices={[
              ['light', t('set_preview_light')],
              ['dark', t('set_preview_dark')],
            ]}
            onChange={setScheme}
          />
          <Field label={t('set_preview_locale')}>
            {(props) => (
              <select {...props} value={locale} onChange={(event) => setLocale(event.target.value)}>
                {stored.locales.map((each) => (
                  <option key={each} value={each}>
                    {languageName(each, language)}
                  </option>
                ))}
              </select>
            )}
          </Field>
        </div>
        {/* Looked at, not talked to: nothing typed there would reach the bot. */}
        <iframe title={t('set_preview_frame')} sandbox="allow-scripts" srcDoc={page} inert />
        <p className="help">{t('set_preview_help')}</p>
      </div>
    </section>
  )
}

function useRested(value: string): string {
  const [rested, setRested] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setRested(value), REST_MS)
    return () => clearTimeout(timer)
  }, [value])
  return rested
}
