import { type KeyboardEvent, type ReactNode, useId } from 'react'
import type { ApiError } from '../api'
import { languageName } from '../i18n'
import { usePreferences } from '../preferences'

export type ControlProps = {
  readonly id: string
  readonly 'aria-describedby'?: string
  readonly 'aria-invalid'?: true
}

type FieldProps = {
  readonly label: string
  readonly help?: string | undefined
  readonly problem?: string | null | undefined
  readonly children: (props: ControlProps) => ReactNode
}

/** A control with its name, what to know about it, and what is wrong with it. */
export function Field({ label, help, problem, children }: FieldProps) {
  const id = useId()
  const about = [problem && `${id}-problem`, help && `${id}-help`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({
        id,
        ...(about ? { 'aria-describedby': about } : {}),
        ...(problem ? { 'aria-invalid': true } : {}),
      })}
      {problem && (
        <p id={`${id}-problem`} className="field-error">
          {problem}
        </p>
      )}
      {help && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
    </div>
  )
}

type TextProps = Omit<FieldProps, 'children'> & {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly type?: string
  readonly max?: number
  readonly code?: boolean
  readonly placeholder?: string
  readonly rows?: number
  readonly lang?: string
  /** Id of a datalist with what may be meant. */
  readonly list?: string
  /** Enter does this and does not send the form. */
  readonly onEnter?: () => void
}

/** One line of text, or more with `rows`. */
export function TextField(props: TextProps) {
  const { value, onChange, type = 'text', max, code, placeholder, rows, lang, list, onEnter, ...field } = props
  const own = {
    value,
    ...(max === undefined ? {} : { maxLength: max }),
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(lang === undefined ? {} : { lang }),
    ...(code ? { spellCheck: false, autoComplete: 'off', className: 'code' } : {}),
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Enter' || !onEnter || event.nativeEvent.isComposing) return
    event.preventDefault()
    onEnter()
  }
  return (
    <Field {...field}>
      {(control) =>
        rows ? (
          <textarea {...control} {...own} rows={rows} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <input
            {...control}
            {...own}
            type={type}
            list={list}
            onKeyDown={onKeyDown}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  )
}

type CheckProps = {
  readonly label: string
  readonly help?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
}

export function CheckField({ label, help, checked, onChange }: CheckProps) {
  const id = useId()
  return (
    <div className="set-check">
      <input
        id={id}
        type="checkbox"
        checked={checked}
        aria-describedby={help ? `${id}-help` : undefined}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {help && (
        <p id={`${id}-help`} className="help">
          {help}
        </p>
      )}
    </div>
  )
}

type ChoiceProps<Value extends string> = {
  readonly legend: string
  readonly value: Value
  readonly choices: readonly (readonly [value: Value, label: string])[]
  readonly onChange: (value: Value) => void
}

/** A few choices side by side, one of them taken. */
export function ChoiceField<Value extends string>({ legend, value, choices, onChange }: ChoiceProps<Value>) {
  const name = useId()
  return (
    <fieldset className="set-choice">
      <legend>{legend}</legend>
      {choices.map(([each, label]) => (
        <label key={each}>
          <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

type LocalisedProps = {
  readonly legend: string
  readonly help?: string
  readonly locales: readonly string[]
  readonly texts: Readonly<Record<string, string>>
  readonly max: number
  readonly rows?: number
  readonly onChange: (texts: Record<string, string>) => void
}

/** A text in each language of the shop. */
export function LocalisedField({ legend, help, locales, texts, max, rows, onChange }: LocalisedProps) {
  const { language } = usePreferences()
  return (
    <fieldset className="set-locales">
      <legend>{legend}</legend>
      {help && <p className="help">{help}</p>}
      {locales.map((locale) => (
        <TextField
          key={locale}
          label={languageName(locale, language)}
          value={texts[locale] ?? ''}
          max={max}
          lang={locale}
          {...(rows ? { rows } : {})}
          onChange={(text) => onChange({ ...texts, [locale]: text })}
        />
      ))}
    </fieldset>
  )
}

/** What the server said of a field of what was sent; null where it said nothing. */
export function problemAt(error: ApiError | null, field: string): string | null {
  return error?.fields.find((one) => one.field === field)?.message ?? null
}
