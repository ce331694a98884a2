import type { RefObject } from 'preact'
import { fill } from '../texts/fill'
import { isBlank } from './blank'
import { useView } from './context'
import { Icon } from './icons'
import { useTray } from './photos'

/** As on the wire: UTF-16 code units. */
export const MAX_CHARS = 4_000
const COUNT_FROM = 3_600
/** Safari ends a composition before the key that ended it: only this old code tells that Enter chose a character. */
const IME_KEY = 229

interface ComposerProps {
  draft: string
  onDraft(text: string): void
  input: RefObject<HTMLTextAreaElement | null>
}

function Counter({ length }: { length: number }) {
  const { words } = useView()
  if (length < COUNT_FROM) return null
  const over = length > MAX_CHARS
  return (
    <p class={over ? 'counter tone-danger tone-text' : 'counter muted'} id="counter" role={over ? 'alert' : undefined}>
      {fill(over ? words.tooLong : words.counter, { n: length, max: MAX_CHARS })}
    </p>
  )
}

export function Composer({ draft, onDraft, input }: ComposerProps) {
  const { words, send } = useView()
  const tray = useTray()
  const over = draft.length > MAX_CHARS
  const blank = isBlank(draft)
  const off = over || tray.busy || (blank && !tray.photos.length)
  const submit = () => {
    if (off) return
    send(blank ? words.photo : draft.trim(), tray.photos)
    tray.clear()
    onDraft('')
    input.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing || event.keyCode === IME_KEY) return
    event.preventDefault()
    submit()
  }
  return (
    <form
      class="composer"
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <div class="photos" ref={tray.place} />
      <div class="grow">
        <textarea
          ref={input}
          rows={1}
          dir="auto"
          value={draft}
          placeholder={words.placeholder}
          aria-label={words.input}
          aria-invalid={over}
          aria-describedby={draft.length >= COUNT_FROM ? 'counter' : undefined}
          enterkeyhint="send"
          autocomplete="off"
          onInput={(event) => onDraft(event.currentTarget.value)}
          onKeyDown={onKeyDown}
        />
        {/* The same text in the same cell gives the field its height, without a measured style. */}
        <div class="mirror" aria-hidden="true">{`${draft}\u200b`}</div>
      </div>
      <button
        type="button"
        class="clip"
        aria-label={words.addPhoto}
        onPointerEnter={tray.warm}
        onFocus={tray.warm}
        onClick={tray.pick}
      >
        <Icon name="clip" />
      </button>
      <button type="submit" class="send" aria-label={words.send} aria-disabled={off}>
        <Icon name="send" flip />
      </button>
      <Counter length={draft.length} />
    </form>
  )
}
