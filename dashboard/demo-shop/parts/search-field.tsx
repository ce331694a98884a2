import { useRef } from 'preact/hooks'
import { useTexts } from '../state/texts'
import { CloseIcon, SearchIcon } from './icons'

type SearchFieldProps = {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
}

export function SearchField({ label, value, onChange }: SearchFieldProps) {
  const t = useTexts()
  const input = useRef<HTMLInputElement>(null)
  const clear = (): void => {
    onChange('')
    input.current?.focus()
  }
  return (
    <search class="search">
      <SearchIcon size={18} />
      <input
        ref={input}
        type="search"
        aria-label={label}
        placeholder={label}
        value={value}
        autocomplete="off"
        enterkeyhint="search"
        onInput={(event) => onChange(event.currentTarget.value)}
        onKeyDown={(event) => event.key === 'Escape' && clear()}
      />
      {value !== '' && (
        <button type="button" class="search-clear" aria-label={t('clear_search')} onClick={clear}>
          <CloseIcon size={16} />
        </button>
      )}
    </search>
  )
}
