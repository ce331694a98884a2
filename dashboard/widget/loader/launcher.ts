import type { WidgetLook } from '../../../worker/protocol'
import type { ColorScheme } from '../shared/contract'
import type { LauncherTexts } from '../texts/types'
import css from './launcher.css'
import type { TagSettings } from './settings'

const SVG = 'http://www.w3.org/2000/svg'
const BUBBLE = 'M4 5.5A2.5 2.5 0 0 1 6.5 3h11A2.5 2.5 0 0 1 20 5.5v8a2.5 2.5 0 0 1-2.5 2.5H11l-5 4.5V16a2 2 0 0 1-2-2Z'
const DOWN = 'm6 9.5 6 6 6-6'
const MAX_BADGE = 99

export interface Launcher {
  readonly root: ShadowRoot
  setTexts(texts: LauncherTexts): void
  setOpen(open: boolean): void
  setBusy(busy: boolean): void
  setUnread(count: number): void
  setAccent(hex: string): void
  setScheme(scheme: ColorScheme): void
  setShown(shown: boolean): void
  /** As the shop has it; what is missing is as it comes. It is not seen before, so that it does not jump. */
  setLook(look: Partial<WidgetLook>): void
  focus(): void
}

function icon(path: string, name: string): SVGElement {
  const svg = document.createElementNS(SVG, 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', name)
  svg.setAttribute('aria-hidden', 'true')
  const shape = document.createElementNS(SVG, 'path')
  shape.setAttribute('d', path)
  svg.append(shape)
  return svg
}

/** Enough for the button; the panel works out the rest when it comes. */
function accentOf(hex: string): string {
  if (!/^#[\da-f]{6}$/i.test(hex)) return ''
  const [r, g, b] = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as [number, number, number]
  return `:host{--k-accent:${hex};--k-accent-hover:${hex};--k-on-accent:${2 * r + 7 * g + b > 1500 ? '#060c0c' : '#fff'}}`
}

function sheet(text: string): CSSStyleSheet {
  const made = new CSSStyleSheet()
  made.replaceSync(text)
  return made
}

interface Parts {
  host: HTMLElement
  root: ShadowRoot
  button: HTMLButtonElement
  badge: HTMLElement
  label: HTMLElement
  accent: CSSStyleSheet
}

function build(settings: TagSettings): Parts {
  // A name of its own: rules of the page for `div` do not reach it.
  const host = document.createElement('kefu-widget')
  host.dataset.font = settings.font
  host.dir = getComputedStyle(document.body).direction
  const root = host.attachShadow({ mode: 'open' })
  const accent = sheet('')
  root.adoptedStyleSheets = [sheet(css), accent]
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'launcher'
  button.setAttribute('aria-haspopup', 'dialog')
  const badge = document.createElement('span')
  badge.className = 'badge'
  badge.hidden = true
  const label = document.createElement('span')
  button.style.visibility = 'hidden'
  button.append(icon(BUBBLE, 'i-open'), icon(DOWN, 'i-close'), label, badge)
  root.append(button)
  return { host, root, button, badge, label, accent }
}

export function createLauncher(settings: TagSettings, texts: LauncherTexts, onClick: () => void): Launcher {
  const { host, root, button, badge, label, accent } = build(settings)
  let words = texts
  let open = false
  let unread = 0
  const draw = () => {
    const closed = unread ? words.unread.replace('{n}', String(unread)) : words.open
    // What is read begins with what is seen.
    button.setAttribute('aria-label', open ? words.close : `${label.textContent} ${closed}`.trim())
    button.setAttribute('aria-expanded', String(open))
    host.toggleAttribute('data-open', open)
    badge.hidden = open || !unread
    badge.textContent = unread > MAX_BADGE ? `${MAX_BADGE}+` : String(unread)
  }
  button.addEventListener('click', onClick)
  draw()
  document.body.append(host)
  return {
    root,
    setTexts: (next) => {
      words = next
      draw()
    },
    setOpen: (next) => {
      open = next
      draw()
    },
    setBusy: (busy) => button.setAttribute('aria-busy', String(busy)),
    setUnread: (count) => {
      unread = count
      draw()
    },
    setAccent: (hex) => accent.replaceSync(accentOf(hex)),
    setScheme: (scheme) => {
      if (scheme === 'auto') host.removeAttribute('data-color-scheme')
      else host.dataset.colorScheme = scheme
    },
    setShown: (shown) => host.toggleAttribute('data-hidden', !shown),
    setLook(look) {
      host.dataset.position = settings.position || look.position || ''
      label.textContent = look.label ?? ''
      draw()
      button.style.visibility = ''
    },
    focus: () => button.focus(),
  }
}
