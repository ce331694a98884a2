import { useTexts } from '../state/texts'
import { tellWidget } from '../state/widget'
import { ChatIcon } from './icons'

export function AssistantNote({ children }: { readonly children: string }) {
  const t = useTexts()
  return (
    <p class="note">
      <ChatIcon size={18} />
      <span>
        {children}{' '}
        <button type="button" class="link-button" onClick={() => tellWidget('open')}>
          {t('open_assistant')}
        </button>
      </span>
    </p>
  )
}
