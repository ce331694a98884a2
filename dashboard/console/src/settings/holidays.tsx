import { Plus, X } from 'lucide-react'
import { useTranslate } from '../i18n'
import type { Hours } from './hours-draft'

type Props = { readonly hours: Hours; readonly onChange: (hours: Hours) => void }

/** Days on which nobody answers. */
export function Holidays({ hours, onChange }: Props) {
  const t = useTranslate()
  const { holidays } = hours
  const set = (i: number, part: Partial<Hours['holidays'][number]>): void =>
    onChange({ ...hours, holidays: holidays.map((one, at) => (at === i ? { ...one, ...part } : one)) })
  return (
    <fieldset className="set-week">
      <legend>{t('set_holidays')}</legend>
      {holidays.length === 0 && <p className="help">{t('set_holidays_none')}</p>}
      {holidays.map(({ date, name }, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: while it is written a holiday has nothing else to be known by.
        <div key={i} className="set-holiday">
          <input
            type="date"
            aria-label={t('set_holiday_date')}
            value={date}
            {...(date === '' ? { 'aria-invalid': true as const } : {})}
            onChange={(event) => set(i, { date: event.target.value })}
          />
          <input
            aria-label={t('set_holiday_name')}
            placeholder={t('set_holiday_name')}
            value={name}
            maxLength={80}
            onChange={(event) => set(i, { name: event.target.value })}
          />
          <button
            type="button"
            className="icon-button"
            aria-label={t('set_holiday_remove', { name: name || date })}
            onClick={() => onChange({ ...hours, holidays: holidays.toSpliced(i, 1) })}
          >
            <X />
          </button>
        </div>
      ))}
      <button
        type="button"
        className="secondary"
        onClick={() => onChange({ ...hours, holidays: [...holidays, { date: '', name: '' }] })}
      >
        <Plus aria-hidden="true" />
        {t('set_holiday_add')}
      </button>
    </fieldset>
  )
}
