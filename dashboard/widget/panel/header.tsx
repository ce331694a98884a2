import type { ConversationStatus } from '../../../worker/protocol'
import type { PanelTexts } from '../texts/types'
import { useView } from './context'
import { Icon } from './icons'

const STATUS: Record<ConversationStatus, keyof PanelTexts> = {
  bot: 'statusBot',
  queued: 'statusQueued',
  open: 'statusOpen',
  resolved: 'statusResolved',
}

interface HeaderProps {
  title: string
  connecting: boolean
  /** None where there is nobody to be reached. */
  status: ConversationStatus | null
  /** False while there is nothing to leave behind. */
  canStartNew: boolean
  onStartNew(): void
  onClose(): void
}

export function Header({ title, connecting, status, canStartNew, onStartNew, onClose }: HeaderProps) {
  const { words } = useView()
  return (
    <header class="head">
      <div class="head-text">
        <h2 class="head-title" dir="auto">
          {title}
        </h2>
        <p class="head-status" role="status">
          {connecting ? words.connecting : status && words[STATUS[status] ?? 'statusBot']}
        </p>
      </div>
      {canStartNew && (
        <button type="button" class="tool" aria-label={words.startNew} title={words.startNew} onClick={onStartNew}>
          <Icon name="compose" />
        </button>
      )}
      <button type="button" class="tool" aria-label={words.close} title={words.close} onClick={onClose}>
        <Icon name="close" />
      </button>
    </header>
  )
}
