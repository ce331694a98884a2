import { Plus, X } from 'lucide-react'
import { type Language, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import {
  type Hours,
  isOverMidnight,
  MAX_SPANS,
  mondayToFriday,
  nextSpan,
  type Span,
  spanFault,
  WEEKDAYS,
  withDay,
} from './hours-draft'

type Props = { readonly hours: Hours; readonly onChange: (hours: Hours) => void }

/** The hours of a week, day by day. */
export function WeekEditor({ hours, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <fieldset className="set-week">
      <legend>{t('set_hours_week')}</legend>
      {WEEKDAYS.map((day, i) => (
        <Day
          key={day}
          name={dayName(i, language)}
          spans={hours.weekly[day]}
          onChange={(spans) => onChange(withDay(hours, day, spans))}
        />
      ))}
      <button type="button" className="secondary" onClick={() => onChange(mondayToFriday(hours))}>
        {t('set_hours_copy')}
      </button>
    </fieldset>
  )
}

type DayProps = { readonly name: string; readonly spans: Span[]; readonly onChange: (spans: Span[]) => void }

function Day({ name, spans, onChange }: DayProps) {
  const t = useTranslate()
  const set = (i: number, span: Span): void => onChange(spans.map((one, at) => (at === i ? span : one)))
  return (
    <div className="set-day">
      <strong>{name}</strong>
      <div className="set-spans">
        {spans.length === 0 && <span className="help">{t('set_hours_day_closed')}</span>}
        {spans.map((span, i) => (
          <SpanFields
            // biome-ignore lint/suspicious/noArrayIndexKey: a span is nothing but its place in the day.
            key={i}
            day={name}
            span={span}
            onChange={(next) => set(i, next)}
            onRemove={() => onChange(spans.toSpliced(i, 1))}
          />
        ))}
      </div>
      {spans.length < MAX_SPANS && (
        <button
          type="button"
          className="icon-button"
          aria-label={t('set_hours_add', { day: name })}
          title={t('set_hours_add', { day: name })}
          onClick={() => onChange([...spans, nextSpan(spans)])}
        >
          <Plus />
        </button>
      )}
    </div>
  )
}

type SpanProps = {
  readonly day: string
  readonly span: Span
  readonly onChange: (span: Span) => void
  readonly onRemove: () => void
}

function SpanFields({ day, span, onChange, onRemove }: SpanProps) {
  const t = useTranslate()
  const [from, to] = span
  const fault = spanFault(span)
  const invalid = fault ? { 'aria-invalid': true as const } : {}
  return (
    <div className="set-span">
      <input
        type="time"
        aria-label={t('set_hours_from', { day })}
        value={from}
        {...invalid}
        onChange={(event) => onChange([event.target.value, to])}
      />
      <span aria-hidden="true">–</span>
      {/* A field of time knows no 24:00: midnight as an end is shown as 00:00. */}
      <input
        type="time"
        aria-label={t('set_hours_to', { day })}
        value={to === '24:00' ? '00:00' : to}
        {...invalid}
        onChange={(event) => onChange([from, event.target.value === '00:00' ? '24:00' : event.target.value])}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('set_hours_remove', { day, from, to })}
        onClick={onRemove}
      >
        <X />
      </button>
      {fault && (
        <span className="field-error">{t(fault === 'empty' ? 'set_hours_span_empty' : 'set_hours_span_missing')}</span>
      )}
      {!fault && isOverMidnight(span) && <span className="help">{t('set_hours_midnight')}</span>}
    </div>
  )
}

/** The name of a day of the week, 0 is Monday. */
function dayName(day: number, language: Language): string {
  // The first of June 2026 is a Monday.
  return new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' }).format(
    new Date(Date.UTC(2026, 5, 1 + day)),
  )
}
