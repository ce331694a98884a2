import { Check, TriangleAlert } from 'lucide-react'
import type { AppearanceSettings, ShopSettingsWire } from '../../../../worker/protocol'
import { languageName, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { contrastOf, MIN_CONTRAST } from './contrast'
import { ChoiceField, type ControlProps, Field, LocalisedField, problemAt } from './fields'
import { Loaded, SettingsForm, useDraft } from './frame'
import type { SectionProps } from './page'
import { Preview } from './preview'
import { useSavePart, useSettings } from './queries'

/** How the widget looks, beside the widget itself. */
export function AppearanceSection({ session, onLeave }: SectionProps) {
  const settings = useSettings(session)
  return (
    <Loaded query={settings} onLeave={onLeave}>
      {(stored) => <Appearance session={session} stored={stored} />}
    </Loaded>
  )
}

function Appearance({ session, stored }: { readonly session: Session; readonly stored: ShopSettingsWire }) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft<AppearanceSettings>(stored.appearance)
  const save = useSavePart<AppearanceSettings>(session, 'appearance')
  const isColour = contrastOf(draft.accent) !== null
  return (
    <div className="set-beside">
      <section className="panel" aria-label={t('set_appearance')}>
        <SettingsForm
          isDirty={isDirty}
          save={save}
          problem={isColour ? null : t('set_look_colour_wrong')}
          onSave={() => save.mutate(draft, { onSuccess: ({ appearance }) => settle(appearance) })}
          onDiscard={discard}
        >
          <Colour value={draft.accent} onChange={(accent) => change({ accent })} />
          <ChoiceField
            legend={t('set_look_position')}
            value={draft.position}
            choices={[
              ['end', t('set_look_end')],
              ['start', t('set_look_start')],
            ]}
            onChange={(position) => change({ position })}
          />
          <ChoiceField
            legend={t('set_look_launcher')}
            value={draft.launcher}
            choices={[
              ['icon', t('set_look_icon')],
              ['label', t('set_look_with_label')],
            ]}
            onChange={(launcher) => change({ launcher })}
          />
          <Texts stored={stored} draft={draft} onChange={change} />
          <DefaultLocale
            locales={stored.locales}
            value={draft.default_locale}
            problem={problemAt(save.error, 'default_locale')}
            onChange={(default_locale) => change({ default_locale })}
          />
        </SettingsForm>
      </section>
      <Preview stored={stored} look={isColour ? draft : { ...draft, accent: stored.appearance.accent }} />
    </div>
  )
}

type TextsProps = {
  readonly stored: ShopSettingsWire
  readonly draft: AppearanceSettings
  readonly onChange: (part: Partial<AppearanceSettings>) => void
}

function Texts({ stored: { locales }, draft, onChange }: TextsProps) {
  const t = useTranslate()
  return (
    <>
      {draft.launcher === 'label' && (
        <LocalisedField
          legend={t('set_look_label')}
          locales={locales}
          texts={draft.label}
          max={40}
          onChange={(label) => onChange({ label })}
        />
      )}
      <LocalisedField
        legend={t('set_look_greeting')}
        help={t('set_look_greeting_help')}
        locales={locales}
        texts={draft.greeting}
        max={500}
        rows={3}
        onChange={(greeting) => onChange({ greeting })}
      />
      <LocalisedField
        legend={t('set_look_title')}
        help={t('set_look_title_help')}
        locales={locales}
        texts={draft.title}
        max={60}
        onChange={(title) => onChange({ title })}
      />
    </>
  )
}

function Colour({ value, onChange }: { readonly value: string; readonly onChange: (hex: string) => void }) {
  const t = useTranslate()
  const report = contrastOf(value)
  return (
    <>
      <Field label={t('set_look_colour')} problem={report ? null : t('set_look_colour_wrong')}>
        {(props: ControlProps) => (
          <div className="set-colour">
            <input
              type="color"
              aria-label={t('set_look_colour_pick')}
              value={report ? value : '#000000'}
              onChange={(event) => onChange(event.target.value)}
            />
            <input
              {...props}
              className="code"
              value={value}
              maxLength={7}
              spellCheck={false}
              onChange={(event) => onChange(event.target.value.trim())}
            />
          </div>
        )}
      </Field>
      {report && <Contrast {...report} />}
    </>
  )
}

function Contrast({ on, ink, onWhite, onDark }: NonNullable<ReturnType<typeof contrastOf>>) {
  const t = useTranslate()
  const figures = { on: on.toFixed(1), white: onWhite.toFixed(1), dark: onDark.toFixed(1), min: MIN_CONTRAST }
  const isGood = on >= MIN_CONTRAST && onWhite >= MIN_CONTRAST
  const Icon = isGood ? Check : TriangleAlert
  return (
    <p role="status" className={isGood ? 'notice success set-live' : 'notice set-warning set-live'}>
      <Icon aria-hidden="true" />
      <span>
        {t(ink === 'white' ? 'set_look_on_white_ink' : 'set_look_on_black_ink', figures)}{' '}
        {t(isGood ? 'set_look_good' : 'set_look_faint', figures)}
      </span>
    </p>
  )
}

type LocaleProps = {
  readonly locales: readonly string[]
  readonly value: string
  readonly problem: string | null
  readonly onChange: (locale: string) => void
}

function DefaultLocale({ locales, value, problem, onChange }: LocaleProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <Field label={t('set_look_locale')} help={t('set_look_locale_help')} problem={problem}>
      {(props) => (
        <select {...props} value={value} onChange={(event) => onChange(event.target.value)}>
          {locales.map((locale) => (
            <option key={locale} value={locale}>
              {languageName(locale, language)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
