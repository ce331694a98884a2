import type { Attachment } from '../../../worker/protocol'
import type { PhotoDeps, PhotosModule, Tray, TrayState } from '../shared/photos'
import css from './photos.css'
import { drawn, shrink } from './shrink'
import { download, MAX_BYTES, UploadError, upload } from './upload'
import { type PhotoWord, photoWord } from './words'

/** As on the wire. */
const MAX_PHOTOS = 4
const ACCEPT = 'image/jpeg,image/png,image/webp,image/heic,image/heif'
/** Largest side of a preview and of a photo in the log, in CSS pixels; drawn twice as fine. */
const PREVIEW = 64
const SHOWN = 220

/** One photo in the tray: on its way until `stored` is there. */
interface Item {
  element: HTMLElement
  abort: AbortController
  stored?: Attachment
}

const styled = new WeakSet<ShadowRoot>()

function addStyle(root: ShadowRoot): void {
  if (styled.has(root)) return
  styled.add(root)
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(css)
  root.adoptedStyleSheets.push(sheet)
}

/** A picture drawn from bytes: no address is made of them that a page's content policy would have to allow. */
async function picture(blob: Blob, side: number, name: string): Promise<HTMLElement> {
  const image = await createImageBitmap(blob).catch(() => null)
  const scale = image ? Math.min(1, (2 * side) / Math.max(image.width, image.height)) : 1
  const element = image
    ? drawn(image, Math.max(1, Math.round(image.width * scale)), Math.max(1, Math.round(image.height * scale)))
    : document.createElement('span')
  if (!image) element.textContent = name
  element.className = image ? 'photo' : 'photo photo-named'
  element.setAttribute('role', 'img')
  element.setAttribute('aria-label', name)
  image?.close()
  return element
}

class PhotoTray implements Tray {
  private items: Item[] = []
  private readonly input = document.createElement('input')
  private readonly list = document.createElement('div')
  private readonly error = document.createElement('p')

  constructor(
    place: HTMLElement,
    private readonly deps: PhotoDeps,
    private readonly onChange: (state: TrayState) => void,
  ) {
    addStyle(deps.root)
    Object.assign(this.input, { type: 'file', accept: ACCEPT, multiple: true, hidden: true, tabIndex: -1 })
    this.input.onchange = () => {
      const files = [...(this.input.files ?? [])]
      // The same file may be picked again after it was removed.
      this.input.value = ''
      void this.add(files)
    }
    this.list.className = 'tray'
    this.error.className = 'photo-error'
    this.error.setAttribute('role', 'alert')
    place.append(this.input, this.list)
  }

  pick(): void {
    this.input.click()
  }

  clear(): void {
    for (const { abort, element } of this.items) {
      abort.abort()
      element.remove()
    }
    this.items = []
    this.error.remove()
    this.changed()
  }

  private async add(files: readonly File[]): Promise<void> {
    this.error.remove()
    const room = MAX_PHOTOS - this.items.length
    if (files.length > room) this.say('tooMany')
    await Promise.all(files.slice(0, Math.max(0, room)).map((file) => this.addOne(file)))
  }

  private async addOne(file: File): Promise<void> {
    const item: Item = { element: document.createElement('div'), abort: new AbortController() }
    const number = this.items.push(item)
    const progress = document.createElement('progress')
    progress.max = 1
    progress.setAttribute('aria-label', photoWord('uploading', this.deps.language(), number))
    item.element.className = 'tray-photo'
    item.element.append(progress, this.removeButton(item, number))
    this.list.append(item.element)
    this.changed()
    try {
      const photo = await shrink(file)
      item.element.prepend(await picture(photo, PREVIEW, `${photoWord('photo', this.deps.language())} ${number}`))
      item.stored = await this.send(photo, progress, item.abort.signal)
      progress.remove()
    } catch (error) {
      if (item.abort.signal.aborted) return
      this.drop(item)
      this.say(error instanceof UploadError ? error.word : 'failed')
    }
    this.changed()
  }

  private send(photo: Blob, progress: HTMLProgressElement, signal: AbortSignal): Promise<Attachment> {
    const store = this.deps.store()
    if (!store) throw new UploadError('failed')
    if (photo.size > MAX_BYTES) throw new UploadError('tooLarge')
    return upload(store, photo, (share) => Object.assign(progress, { value: share }), signal)
  }

  private removeButton(item: Item, number: number): HTMLElement {
    const button = document.createElement('button')
    Object.assign(button, { type: 'button', className: 'tray-remove', textContent: '×' })
    button.setAttribute('aria-label', photoWord('remove', this.deps.language(), number))
    button.onclick = () => {
      item.abort.abort()
      this.drop(item)
      this.changed()
    }
    return button
  }

  private drop(item: Item): void {
    this.items = this.items.filter((other) => other !== item)
    item.element.remove()
  }

  private say(word: PhotoWord): void {
    this.error.textContent = photoWord(word, this.deps.language())
    this.list.append(this.error)
  }

  private changed(): void {
    const photos = this.items.flatMap(({ stored }) => stored ?? [])
    this.onChange({ photos, busy: photos.length < this.items.length })
  }
}

export const createTray: PhotosModule['createTray'] = (place, deps, onChange) => new PhotoTray(place, deps, onChange)

/** Draws the photos of a message; one that cannot be had or drawn is named. */
export const show: PhotosModule['show'] = (place, photos, deps) => {
  addStyle(deps.root)
  place.className = 'photos-of'
  const store = deps.store()
  const name = photoWord('photo', deps.language())
  void Promise.all(
    photos.map(async ({ id }) => {
      const blob = store ? await download(store, id).catch(() => null) : null
      return picture(blob ?? new Blob(), SHOWN, name)
    }),
  ).then((pictures) => place.replaceChildren(...pictures))
}
