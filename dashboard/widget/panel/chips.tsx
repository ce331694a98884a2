import type { QuickReply } from '../../../worker/protocol'
import { useView } from './context'
import { each } from './each'

interface ChipsProps {
  label: string
  replies: readonly QuickReply[]
  /** The chip is about to disappear: the focus must go somewhere. */
  onUsed(byKeyboard: boolean): void
}

export function Chips({ label, replies, onUsed }: ChipsProps) {
  const { send } = useView()
  if (!replies.length) return null
  return (
    <ul class="chips" aria-label={label}>
      {each(replies, (reply) => (
        <li>
          <button
            type="button"
            class="chip"
            dir="auto"
            onClick={(event) => {
              send(reply.text)
              onUsed(event.detail === 0)
            }}
          >
            {reply.title}
          </button>
        </li>
      ))}
    </ul>
  )
}
