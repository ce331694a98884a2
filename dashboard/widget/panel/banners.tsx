import { useEffect, useRef } from 'preact/hooks'
import type { ChatState } from '../client/state'
import { useView } from './context'
import { useDelayed } from './hooks'

/** A connection that comes back within this time was never gone, as far as the shopper can see. */
const LOST_AFTER_MS = 1_000

/** The field that had the focus is gone: the sentence takes it, unless it is elsewhere on the page. */
function Refused() {
  const { words } = useView()
  const text = useRef<HTMLParagraphElement>(null)
  useEffect(() => {
    if (document.activeElement === document.body) text.current?.focus()
  }, [])
  return (
    <p class="banner tone-warning" role="alert" tabIndex={-1} ref={text}>
      {words.refused}
    </p>
  )
}

export function ConnectionBanner({ state, onRetry }: { state: ChatState; onRetry(): void }) {
  const { words } = useView()
  const lost = useDelayed(state.connection === 'lost', LOST_AFTER_MS)
  const slow = state.connection === 'rest'
  if (state.connection === 'refused') return <Refused />
  if (lost) {
    return (
      <div class="banner tone-warning" role="status">
        <p>{state.loaded ? words.offline : words.failedStart}</p>
        <button type="button" class="link" onClick={onRetry}>
          {words.retryNow}
        </button>
      </div>
    )
  }
  if (state.renewed)
    return (
      <p class="banner tone-info" role="status">
        {words.renewed}
      </p>
    )
  return slow ? (
    <p class="banner tone-info" role="status">
      {words.slow}
    </p>
  ) : null
}

export function ConfirmNew({ onYes, onNo }: { onYes(): void; onNo(): void }) {
  const { words } = useView()
  const yes = useRef<HTMLButtonElement>(null)
  useEffect(() => yes.current?.focus(), [])
  return (
    <div class="banner tone-info" role="alertdialog" aria-label={words.startNew} aria-describedby="confirm">
      <p id="confirm">{words.confirmNew}</p>
      <div class="banner-actions">
        <button type="button" class="button button-main" ref={yes} onClick={onYes}>
          {words.confirmNewYes}
        </button>
        <button type="button" class="button" onClick={onNo}>
          {words.confirmNewNo}
        </button>
      </div>
    </div>
  )
}
