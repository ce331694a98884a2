import { Plus, X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslate } from '../i18n'
import { TextField } from './fields'

type Props = {
  readonly legend: string
  readonly help?: string
  readonly tags: readonly string[]
  /** Offered while writing. */
  readonly known: readonly string[]
  readonly onChange: (tags: string[]) => void
}

/** A handful of words: written, or chosen among known ones. */
export function TagPicker({ legend, help, tags, known, onChange }: Props) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const list = useId()
  const add = (): void => {
    const tag = text.trim()
    if (tag !== '' && !tags.includes(tag)) onChange([...tags, tag])
    setText('')
  }
  return (
    <fieldset className="set-tags">
      <legend>{legend}</legend>
      {help && <p className="help">{help}</p>}
      {tags.length > 0 && (
        <ul>
          {tags.map((tag) => (
            <li key={tag}>
              {tag}
              <button
                type="button"
                className="icon-button"
                aria-label={t('set_tag_remove', { tag })}
                onClick={() => onChange(tags.filter((one) => one !== tag))}
              >
                <X />
              </button>
            </li>
          ))}
        </ul>
      )}
      <div className="set-add">
        <TextField label={t('set_tag_new')} value={text} max={60} list={list} onChange={setText} onEnter={add} />
        <button type="button" className="secondary" onClick={add}>
          <Plus aria-hidden="true" />
          {t('set_add')}
        </button>
      </div>
      <datalist id={list}>
        {known
          .filter((tag) => !tags.includes(tag))
          .map((tag) => (
            <option key={tag} value={tag} />
          ))}
      </datalist>
    </fieldset>
  )
}
