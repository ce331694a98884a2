import { type FormEvent, useState } from 'react'
import { useTranslate } from '../i18n'
import { instantOf, localOf } from '../knowledge/zone'
import { usePreferences } from '../preferences'
import { snoozePresets } from './snooze'
import { momentOf, useZone } from './time'

/** Until when: what people mostly want, or any time. */
export function SnoozePanel({ onChoose }: { readonly onChoose: (until: string) => void }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const timeZone = useZone()
  const [now] = useState(Date.now)
  const [local, setLocal] = useState('')
  const until = instantOf(local, timeZone)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (until) onChoose(until)
  }
  return (
    <>
      {snoozePresets(now, timeZone).map((preset) => (
        <button key={preset.id} type="button" className="pop-item" onClick={() => onChoose(preset.until)}>
          {t(`inbox_snooze_${preset.id}`)}
          <span className="pop-item-side">{momentOf(preset.until, language, timeZone)}</span>
        </button>
      ))}
      <form className="pop-form" onSubmit={submit}>
        <label>
          {t('inbox_snooze_own')}
          <input
            type="datetime-local"
            required
            min={localOf(new Date(now + 60_000).toISOString(), timeZone)}
            value={local}
            onChange={(event) => setLocal(event.target.value)}
          />
        </label>
        <button type="submit" className="secondary" disabled={until === null}>
          {t('inbox_snooze_set')}
        </button>
      </form>
    </>
  )
}
