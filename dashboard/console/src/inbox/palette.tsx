import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTranslate } from '../i18n'
import { goTo } from './address'
import type { LiveState } from './live-state'
import { shopperName } from './names'
import { VIEWS } from './rows'

const MAX_SHOWN = 12

type Choice = { readonly id: string; readonly name: string; readonly side: string; readonly run: () => void }
type Props = { readonly state: LiveState; readonly onOpen: (id: string) => void }

/** Ctrl-K: conversations, views, and what can be done to the one that is open, by typing a part of the name. */
export function Palette({ state, onOpen }: Props) {
  const t = useTranslate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent): void => {
      if (event.key !== 'k' || !(event.ctrlKey || event.metaKey)) return
      event.preventDefault()
      setOpen(true)
      dialog.current?.showModal()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  return (
    <dialog ref={dialog} className="inbox-palette" aria-label={t('inbox_palette')} onClose={() => setOpen(false)}>
      {open && <Choices state={state} onOpen={onOpen} onDone={() => dialog.current?.close()} />}
    </dialog>
  )
}

function Choices({ state, onOpen, onDone }: Props & { readonly onDone: () => void }) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const [at, setAt] = useState(0)
  const wanted = text.trim().toLocaleLowerCase()
  const all = [...useActions(), ...useViewChoices(), ...conversationsOf(state, t, onOpen)]
  const list = all.filter((one) => fits(one, wanted)).slice(0, MAX_SHOWN)
  const run = (choice: Choice | undefined): void => {
    if (!choice) return
    onDone()
    choice.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing || list.length === 0) return
    if (event.key === 'ArrowDown') setAt((at + 1) % list.length)
    else if (event.key === 'ArrowUp') setAt((at + list.length - 1) % list.length)
    else if (event.key === 'Enter') run(list[at])
    else return
    event.preventDefault()
  }
  return (
    <>
      <input
        // biome-ignore lint/a11y/noAutofocus: the dialog was opened to write in it
        autoFocus
        role="combobox"
        aria-expanded="true"
        aria-controls="inbox-palette-list"
        aria-activedescendant={list.length > 0 ? `inbox-palette-${at}` : undefined}
        aria-label={t('inbox_palette')}
        placeholder={t('inbox_palette_hint')}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ChoiceList list={list} at={at} onRun={run} />
      {list.length === 0 && <p className="inbox-muted">{t('inbox_palette_none')}</p>}
    </>
  )
}

function fits({ name, side }: Choice, wanted: string): boolean {
  return `${name} ${side}`.toLocaleLowerCase().includes(wanted)
}

type ListProps = { readonly list: readonly Choice[]; readonly at: number; readonly onRun: (choice: Choice) => void }

function ChoiceList({ list, at, onRun }: ListProps) {
  const t = useTranslate()
  return (
    <div id="inbox-palette-list" role="listbox" aria-label={t('inbox_palette')}>
      {list.map((choice, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field keeps the focus and hears the keys
        <div
          key={choice.id}
          id={`inbox-palette-${index}`}
          role="option"
          aria-selected={index === at}
          onClick={() => onRun(choice)}
        >
          <span>{choice.name}</span>
          <span className="inbox-muted">{choice.side}</span>
        </div>
      ))}
    </div>
  )
}

/** What the open conversation offers right now: its own buttons, so that nothing is offered that is refused. */
function useActions(): Choice[] {
  const [buttons] = useState(() => [
    ...document.querySelectorAll<HTMLButtonElement>('.inbox-actions button:not(:disabled, .pop-item)'),
  ])
  return buttons.map((button, index) => ({
    id: `action ${index}`,
    name: button.title || button.textContent || '',
    side: '',
    run: () => button.click(),
  }))
}

function useViewChoices(): Choice[] {
  const t = useTranslate()
  return VIEWS.map((view) => ({
    id: view,
    name: t('inbox_palette_go', { view: t(`inbox_view_${view}`) }),
    side: '',
    run: () => goTo({ view }),
  }))
}

function conversationsOf(state: LiveState, t: ReturnType<typeof useTranslate>, onOpen: (id: string) => void): Choice[] {
  const latest = [...state.latest.values()].sort((a, b) => (a.last_activity_at < b.last_activity_at ? 1 : -1))
  return latest.map((one) => ({
    id: one.conversation_id,
    name: shopperName(one, t),
    side: one.last_message?.text ?? '',
    run: () => onOpen(one.conversation_id),
  }))
}
