import { useMutation } from '@tanstack/react-query'
import { Bell, Volume2, VolumeX } from 'lucide-react'
import { useState } from 'react'
import { send } from '../api'
import { IconButton } from '../components/controls'
import { useTranslate } from '../i18n'
import type { Session } from '../session'
import { mayNotify, setMuted, useMuted } from './alerts'
import type { LiveInbox } from './live'
import type { LiveState } from './live-state'

type Props = { readonly session: Session; readonly live: LiveInbox; readonly state: LiveState }

/** Whether this agent takes conversations, how many they have, and how they are called. */
export function PresenceBar({ session, live, state }: Props) {
  const t = useTranslate()
  const { me } = state
  const choose = useMutation({
    mutationFn: async (presence: 'online' | 'away') => {
      if (!live.choose(presence)) await send(session, 'PUT', 'inbox/presence', { presence })
    },
  })
  return (
    <div className="inbox-presence">
      {me && (
        <>
          <label className={`inbox-presence-choice ${state.line === 'live' ? me.presence : 'offline'}`}>
            <span className="visually-hidden">{t('inbox_presence')}</span>
            <span className="inbox-presence-dot" aria-hidden="true" />
            <select
              value={me.presence === 'away' ? 'away' : 'online'}
              onChange={(event) => choose.mutate(event.target.value === 'away' ? 'away' : 'online')}
            >
              <option value="online">{t('inbox_online')}</option>
              <option value="away">{t('inbox_away')}</option>
            </select>
          </label>
          <span className="inbox-load" title={t('inbox_load_long', { load: me.load, capacity: me.capacity })}>
            {t('inbox_load', { load: me.load, capacity: me.capacity })}
          </span>
        </>
      )}
      <SoundButton />
      <NotifyButton />
    </div>
  )
}

function SoundButton() {
  const t = useTranslate()
  const muted = useMuted()
  return (
    <IconButton label={t(muted ? 'inbox_sound_off' : 'inbox_sound_on')} onClick={() => setMuted(!muted)}>
      {muted ? <VolumeX /> : <Volume2 />}
    </IconButton>
  )
}

function NotifyButton() {
  const t = useTranslate()
  const [may, setMay] = useState(mayNotify)
  const ask = async (): Promise<void> => {
    setMay(await Notification.requestPermission())
  }
  // Granted or blocked, it is the browser's to change.
  if (may !== 'default') return null
  return (
    <IconButton label={t('inbox_notify_ask')} onClick={() => void ask()}>
      <Bell />
    </IconButton>
  )
}
