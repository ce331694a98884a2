import { useEffect, useRef, useState } from 'preact/hooks'
import type { Attachment } from '../../../worker/protocol'
import type { PhotosModule, Tray, TrayState } from '../shared/photos'
import { useView } from './context'

const NONE: TrayState = { photos: [], busy: false }
let loading: Promise<PhotosModule> | undefined

/** The panel's own part, or the copy without a hash when a newer release has taken it away. */
function load(base: string): Promise<PhotosModule> {
  loading ??= import('../photos/photos')
    .catch((): Promise<PhotosModule> => import(`${base}/widget/photos.js?${Date.now()}`))
    .catch((error: unknown) => {
      loading = undefined
      throw error
    })
  return loading
}

/** The photos of a message. */
export function Photos({ of }: { of: readonly Attachment[] }) {
  const { base, photos } = useView()
  const place = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (photos)
      void load(base)
        .then((part) => place.current && part.show(place.current, of, photos))
        .catch(() => {})
  }, [of, base, photos])
  return <div ref={place} />
}

/** What is to go along with the next message. Its part is loaded before it is needed: a choice of files opens only within the tap. */
export function useTray() {
  const { base, photos } = useView()
  const place = useRef<HTMLDivElement>(null)
  const tray = useRef<Tray | undefined>(undefined)
  const [state, setState] = useState(NONE)
  const ready = async () => {
    if (!photos) return
    const part = await load(base)
    if (place.current) tray.current ??= part.createTray(place.current, photos, setState)
  }
  return {
    ...state,
    place,
    warm: () => void ready().catch(() => {}),
    pick: () =>
      tray.current
        ? tray.current.pick()
        : ready().then(
            () => tray.current?.pick(),
            () => {},
          ),
    clear: () => tray.current?.clear(),
  }
}
