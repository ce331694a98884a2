import { useSyncExternalStore } from 'react'

const MUTED = 'kefu.inbox.muted'
const listeners = new Set<() => void>()
let audio: AudioContext | null = null

export function useMuted(): boolean {
  return useSyncExternalStore(
    (changed) => {
      listeners.add(changed)
      return () => listeners.delete(changed)
    },
    () => localStorage.getItem(MUTED) === '1',
  )
}

export function setMuted(muted: boolean): void {
  localStorage.setItem(MUTED, muted ? '1' : '0')
  for (const listener of listeners) listener()
  // A click is what browsers wait for before they play anything; it lets the agent hear what to expect, too.
  if (!muted) chime()
}

/** Two short tones. Silent where the browser has not been touched yet. */
export function chime(): void {
  if (localStorage.getItem(MUTED) === '1' || !navigator.userActivation.hasBeenActive) return
  try {
    audio ??= new AudioContext()
    const start = audio.currentTime
    for (const [index, hertz] of [660, 880].entries()) tone(audio, hertz, start + index * 0.14)
  } catch {
    // No sound device: the notification and the list tell it too.
  }
}

function tone(context: AudioContext, hertz: number, at: number): void {
  const [oscillator, gain] = [context.createOscillator(), context.createGain()]
  oscillator.frequency.value = hertz
  gain.gain.setValueAtTime(0.0001, at)
  gain.gain.exponentialRampToValueAtTime(0.12, at + 0.02)
  gain.gain.exponentialRampToValueAtTime(0.0001, at + 0.13)
  oscillator.connect(gain).connect(context.destination)
  oscillator.start(at)
  oscillator.stop(at + 0.14)
}

export function mayNotify(): NotificationPermission {
  return 'Notification' in window ? Notification.permission : 'denied'
}

/** A notification of the desktop, when the page is not looked at; a click opens what it is about. The same `tag` replaces the one before. */
export function notify(title: string, body: string, tag: string, open: () => void): void {
  if (mayNotify() !== 'granted' || (!document.hidden && document.hasFocus())) return
  try {
    const shown = new Notification(title, { body, tag })
    shown.onclick = () => {
      window.focus()
      open()
      shown.close()
    }
  } catch {
    // Phones want a service worker for it.
  }
}
