import { Plus, X } from 'lucide-react'
import type { HttpToolField } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { useTranslate } from '../i18n'
import { EMPTY_ROW, FIELD_TYPES, type MappingRow } from './tool-draft'

type Props = {
  readonly rows: readonly MappingRow[]
  readonly problem: string | null
  readonly error: ApiError | null
  readonly onChange: (rows: MappingRow[]) => void
}

/** Which slots an answer fills, from where in it. */
export function MappingRows({ rows, problem, error, onChange }: Props) {
  const t = useTranslate()
  const set = (i: number, part: Partial<MappingRow>): void =>
    onChange(rows.map((row, at) => (at === i ? { ...row, ...part } : row)))
  const told = error?.fields.filter(({ field }) => field.startsWith('response')) ?? []
  return (
    <fieldset className="set-week">
      <legend>{t('set_map')}</legend>
      <p className="help">{t('set_map_help')}</p>
      {rows.map((row, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place while its slot is written.
        <Row key={i} row={row} onChange={(part) => set(i, part)} onRemove={() => onChange(rows.toSpliced(i, 1))} />
      ))}
      {problem && <p className="field-error">{problem}</p>}
      {told.map(({ field, message }) => (
        <p key={field} className="field-error">
          {field.split('.').slice(1).join('.')} {message}
        </p>
      ))}
      <button type="button" className="secondary" onClick={() => onChange([...rows, EMPTY_ROW])}>
        <Plus aria-hidden="true" />
        {t('set_map_add')}
      </button>
    </fieldset>
  )
}

type RowProps = {
  readonly row: MappingRow
  readonly onChange: (part: Partial<MappingRow>) => void
  readonly onRemove: () => void
}

function Row({ row, onChange, onRemove }: RowProps) {
  const t = useTranslate()
  const text = (name: 'slot' | 'pointer' | 'fallback' | 'currency' | 'currency_pointer', placeholder: string) => (
    <input
      className="code"
      aria-label={t(`set_map_${name}`)}
      title={t(`set_map_${name}`)}
      placeholder={placeholder}
      spellCheck={false}
      value={row[name]}
      onChange={(event) => onChange({ [name]: event.target.value })}
    />
  )
  return (
    <div className="set-map">
      {text('slot', 'covered_until')}
      {text('pointer', '/data/until')}
      <select
        aria-label={t('set_map_type')}
        value={row.type}
        onChange={(event) => onChange({ type: event.target.value as HttpToolField['type'] })}
      >
        {FIELD_TYPES.map((type) => (
          <option key={type} value={type}>
            {t(`set_type_${type}`)}
          </option>
        ))}
      </select>
      {text('fallback', t('set_map_fallback'))}
      <button
        type="button"
        className="icon-button"
        aria-label={t('set_map_remove', { slot: row.slot })}
        onClick={onRemove}
      >
        <X />
      </button>
      {row.type === 'money' && (
        <div className="set-money">
          {text('currency', 'EUR')}
          {text('currency_pointer', '/data/currency')}
          <label>
            <input
              type="checkbox"
              checked={row.minor_units}
              onChange={(event) => onChange({ minor_units: event.target.checked })}
            />{' '}
            {t('set_map_minor_units')}
          </label>
        </div>
      )}
    </div>
  )
}
