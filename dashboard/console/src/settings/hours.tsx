import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { HoursSettings, ShopSettingsWire } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { CheckField, Field, LocalisedField, TextField } from './fields'
import { Loaded, SettingsForm, useDraft } from './frame'
import { Holidays } from './holidays'
import { firstHours, type Hours, hasFaults, tidyHolidays } from './hours-draft'
import type { SectionProps } from './page'
import { useSavePart, useSettings } from './queries'
import { WeekEditor } from './week-editor'

/** When people answer. */
export function HoursSection({ session, onLeave }: SectionProps) {
  const settings = useSettings(session)
  return (
    <Loaded query={settings} onLeave={onLeave}>
      {(stored) => <HoursForm session={session} stored={stored} />}
    </Loaded>
  )
}

/** Of which team the hours are shown; '' is the whole shop. */
type Whose = string

function HoursForm({ session, stored }: { readonly session: Session; readonly stored: ShopSettingsWire }) {
  const t = useTranslate()
  const { draft, isDirty, change, discard, settle } = useDraft<HoursSettings>(stored.hours)
  const [whose, setWhose] = useState<Whose>('')
  const save = useSavePart<HoursSettings>(session, 'hours')
  const all = [draft.hours, ...Object.values(draft.teams)].filter((hours) => hours !== null)
  const hours = whose === '' ? draft.hours : (draft.teams[whose] ?? null)
  const set = (next: Hours | null): void =>
    change(whose === '' ? { hours: next } : { teams: teamsWith(draft.teams, whose, next) })
  const onSave = (): void => {
    const teams = Object.fromEntries(Object.entries(draft.teams).map(([team, of]) => [team, tidyHolidays(of)]))
    const tidy = { ...draft, teams, hours: draft.hours && tidyHolidays(draft.hours) }
    save.mutate(tidy, { onSuccess: (saved) => settle(saved.hours) })
  }
  return (
    <>
      <Answering stored={stored} />
      <section className="panel" aria-label={t('set_hours')}>
        <SettingsForm
          isDirty={isDirty}
          save={save}
          problem={all.some(hasFaults) ? t('set_hours_faulty') : null}
          onSave={onSave}
          onDiscard={() => {
            setWhose('')
            discard()
          }}
        >
          <Teams teams={Object.keys(draft.teams)} whose={whose} onChoose={setWhose} />
          <CheckField
            label={t(whose === '' ? 'set_hours_on' : 'set_hours_team_on', { team: whose })}
            checked={hours !== null}
            onChange={(on) => set(on ? (draft.hours ?? firstHours(stored.time_zone)) : null)}
          />
          {hours ? (
            <>
              <ZoneField value={hours.timezone} onChange={(timezone) => set({ ...hours, timezone })} />
              <WeekEditor hours={hours} onChange={set} />
              <Holidays hours={hours} onChange={set} />
            </>
          ) : (
            <p className="help">{t(whose === '' ? 'set_hours_off' : 'set_hours_team_off')}</p>
          )}
          {whose === '' && (
            <LocalisedField
              legend={t('set_hours_told')}
              help={t('set_hours_told_help')}
              locales={stored.locales}
              texts={draft.told}
              max={300}
              onChange={(told) => change({ told })}
            />
          )}
        </SettingsForm>
      </section>
    </>
  )
}

function teamsWith(teams: HoursSettings['teams'], team: string, hours: Hours | null): HoursSettings['teams'] {
  const others = Object.fromEntries(Object.entries(teams).filter(([name]) => name !== team))
  return hours ? { ...others, [team]: hours } : others
}

/** Whether people answer now, by what is stored. */
function Answering({ stored: { answering, hours } }: { readonly stored: ShopSettingsWire }) {
  const t = useTranslate()
  const { language } = usePreferences()
  if (!answering || !hours.hours) return <Notice kind="info">{t('set_hours_empty')}</Notice>
  const { timezone: timeZone } = hours.hours
  const at = new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
    timeZone,
  })
  const { open, next_opening: next } = answering
  const when = next ? t('set_hours_closed', { time: at.format(new Date(next)), zone: timeZone }) : t('set_hours_never')
  return (
    <p className={open ? 'notice success' : 'notice'} role="note">
      {open ? t('set_hours_open') : when}
    </p>
  )
}

type TeamsProps = {
  readonly teams: readonly string[]
  readonly whose: Whose
  readonly onChoose: (whose: Whose) => void
}

function Teams({ teams, whose, onChoose }: TeamsProps) {
  const t = useTranslate()
  const [name, setName] = useState('')
  const shown = whose === '' || teams.includes(whose) ? teams : [...teams, whose]
  const add = (): void => {
    if (name.trim() === '') return
    onChoose(name.trim())
    setName('')
  }
  return (
    <div className="set-two">
      <Field label={t('set_hours_whose')} help={t('set_hours_whose_help')}>
        {(props) => (
          <select {...props} value={whose} onChange={(event) => onChoose(event.target.value)}>
            <option value="">{t('set_hours_shop')}</option>
            {shown.map((team) => (
              <option key={team}>{team}</option>
            ))}
          </select>
        )}
      </Field>
      <div className="set-add">
        <TextField label={t('set_hours_team')} value={name} max={40} onChange={setName} />
        <button type="button" className="secondary" onClick={add}>
          <Plus aria-hidden="true" />
          {t('set_add')}
        </button>
      </div>
    </div>
  )
}

function ZoneField({ value, onChange }: { readonly value: string; readonly onChange: (zone: string) => void }) {
  const t = useTranslate()
  const zones = Intl.supportedValuesOf('timeZone')
  return (
    <Field label={t('set_hours_zone')} help={t('set_hours_zone_help')}>
      {(props) => (
        <select {...props} value={value} onChange={(event) => onChange(event.target.value)}>
          {(zones.includes(value) ? zones : [value, ...zones]).map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </select>
      )}
    </Field>
  )
}
