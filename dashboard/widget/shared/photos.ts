import type { Attachment } from '../../../worker/protocol'
import type { TextLanguage } from './locale'

/** Where photos of a conversation are uploaded and read, and what opens it. */
export interface PhotoStore {
  url: string
  token: string
}

export interface PhotoDeps {
  /** Gets the style of what is drawn here. */
  root: ShadowRoot
  /** The panel's, so that nothing of it is needed here to find it. */
  language(): TextLanguage
  /** Undefined while there is no conversation. */
  store(): PhotoStore | undefined
}

/** What is in the tray: photos that are stored, and whether others are still on their way. */
export interface TrayState {
  photos: readonly Attachment[]
  busy: boolean
}

export interface Tray {
  /** Opens the choice of files: only from within a tap. */
  pick(): void
  clear(): void
}

/** The part that is loaded with the first photo. It draws by itself, so that nothing of the panel is in it twice. */
export interface PhotosModule {
  createTray(place: HTMLElement, deps: PhotoDeps, onChange: (state: TrayState) => void): Tray
  show(place: HTMLElement, photos: readonly Attachment[], deps: PhotoDeps): void
}
