import type { Message } from '../../../worker/protocol'
import type { LauncherTexts } from '../texts/types'
import type { Store } from './storage'

export type ColorScheme = 'auto' | 'light' | 'dark'

/** What the script tag says. */
export interface Settings {
  shop: string
  /** Where the API and the panel are served, without a slash at the end. */
  base: string
  locale: string
  accent: string
}

/** Detail of each event, by the name used in `kefu('on', name)` and in `kefu:<name>` on window. */
export interface EventDetails {
  ready: { shop: string }
  open: Record<string, never>
  close: Record<string, never>
  message: { message: Message }
  unread: { count: number }
  error: { code: string; message: string }
}
export type EventName = keyof EventDetails

/** What the loader gives to the panel. */
export interface PanelHost {
  readonly settings: Settings
  readonly store: Store
  emit<N extends EventName>(name: N, detail: EventDetails[N]): void
  setUnread(count: number): void
  /** Absent in loaders of earlier versions. */
  setTexts?(texts: LauncherTexts): void
  setAccent(hex: string): void
  /** Asked by the panel: Esc, its close button. */
  requestClose(): void
  /** The signed identity given by `setUser`, '' while anonymous. */
  identity(): string
}

/** What the panel gives back. Loader and panel may be of neighbouring versions: only add to it. */
export interface Panel {
  open(): void
  close(): void
  setLocale(locale: string): void
  /** The identity changed: keep the conversation if it belongs to the same person, else begin another. */
  setUser(): void
  /** Forget the shopper: conversation, unsent messages, identity. */
  reset(): void
}

export interface PanelModule {
  mount(root: ShadowRoot, host: PanelHost): Panel
}
