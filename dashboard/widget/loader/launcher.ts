import type { ColorScheme } from '../shared/contract'
import { fill } from '../texts/fill'
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
  const [r, g, b] =
    /^#(..)(..)(..)$/
      .exec(hex)
      ?.slice(1)
      .map((c) => Number.parseInt(c, 16)) ?? []
  if (r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)) return ''
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
  accent: CSSStyleSheet
}

function build(settings: TagSettings): Parts {
  // A name of its own: rules of the page for `div` do not reach it.
  const host = document.createElement('kefu-widget')
  host.dataset.position = settings.position
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
  button.append(icon(BUBBLE, 'i-open'), icon(DOWN, 'i-close'), badge)
  root.append(button)
  return { host, root, button, badge, accent }
}

export function createLauncher(settings: TagSettings, texts: LauncherTexts, onClick: () => void): Launcher {
  const { host, root, button, badge, accent } = build(settings)
  let words = texts
  let open = false
  let unread = 0
  const draw = () => {
    const label = unread ? fill(words.unread, { n: unread }) : words.open
    button.setAttribute('aria-label', open ? words.close : label)
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
    focus: () => button.focus(),
  }
}
