import { Search } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { LiveState } from './live-state'
import { channelName } from './names'
import type { Filter } from './rows'

const REST_MS = 300
const PRIORITIES = ['urgent', 'high', 'normal', 'low'] as const

type Props = { readonly filter: Filter; readonly onFilter: (filter: Filter) => void; readonly state: LiveState }

/** Search and filters. What can be chosen is what conversations have that were seen, and the teams agents are in. */
export function Filters({ filter, onFilter, state }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const on = [filter.channel, filter.priority, filter.label, filter.team].filter((value) => value !== '').length
  const [open, setOpen] = useState(on > 0)
  const seen = [...state.latest.values()]
  const channels = unique(['web', ...seen.map(({ channel }) => channel), filter.channel])
  const labels = unique([...seen.flatMap((one) => one.labels), filter.label])
  const teams = unique([...state.agents.flatMap((one) => one.teams), filter.team])
  const choose = (change: Partial<Filter>): void => onFilter({ ...filter, ...change })
  return (
    <search className="inbox-filters">
      <div className="inbox-search">
        <SearchBox q={filter.q} onSearch={(q) => choose({ q })} />
        <button type="button" className="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
          {on > 0 ? t('inbox_filters_on', { count: on }) : t('inbox_filters')}
        </button>
      </div>
      {open && (
        <div className="inbox-choices">
          <Choice
            any={t('inbox_any_channel')}
            value={filter.channel}
            options={channels.map((one) => [one, channelName(one, t, language)])}
            onChoose={(channel) => choose({ channel })}
          />
          <Choice
            any={t('inbox_any_priority')}
            value={filter.priority}
            options={PRIORITIES.map((one) => [one, t(`inbox_priority_${one}`)])}
            onChoose={(priority) => choose({ priority })}
          />
          <Choice
            any={t('inbox_any_label')}
            value={filter.label}
            options={labels.map((one) => [one, one])}
            onChoose={(label) => choose({ label })}
          />
          <Choice
            any={t('inbox_any_team')}
            value={filter.team}
            options={teams.map((one) => [one, one])}
            onChoose={(team) => choose({ team })}
          />
        </div>
      )}
    </search>
  )
}

/** Asked once the typing rests. */
function SearchBox({ q, onSearch }: { readonly q: string; readonly onSearch: (q: string) => void }) {
  const t = useTranslate()
  const [text, setText] = useState(q)
  const [asked, setAsked] = useState(q)
  if (q !== asked) {
    setAsked(q)
    // Cleared from elsewhere; what is being typed is not taken back.
    if (q === '') setText('')
  }
  useEffect(() => {
    if (text === q) return
    const timer = setTimeout(() => onSearch(text), REST_MS)
    return () => clearTimeout(timer)
  })
  return (
    <label>
      <span className="visually-hidden">{t('inbox_search')}</span>
      <Search aria-hidden="true" />
      <input
        type="search"
        value={text}
        maxLength={200}
        placeholder={t('inbox_search')}
        onChange={(event) => setText(event.target.value)}
      />
    </label>
  )
}

type ChoiceProps = {
  readonly any: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChoose: (value: string) => void
}

function Choice({ any, value, options, onChoose }: ChoiceProps) {
  return (
    <select aria-label={any} value={value} onChange={(event) => onChoose(event.target.value)}>
      <option value="">{any}</option>
      {options.map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)].filter((value) => value !== '').sort()
}
