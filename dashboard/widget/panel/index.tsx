import { render } from 'preact'
import { Chat } from '../client/chat'
import type { SocketLike } from '../client/link'
import { createRest } from '../client/rest'
import { createCell } from '../client/state'
import { accentRules } from '../shared/accent'
import type { Panel, PanelHost } from '../shared/contract'
import { textLanguage } from '../shared/locale'
import { en, loadTexts } from '../texts/all'
import { App, type Frame } from './app'
import css from './panel.css'
import { followKeyboard } from './viewport'

/** The launcher's own teal: the tokens say it better, with its shades for light and dark. */
const TEAL = '#0f766e'

function addSheet(root: ShadowRoot, text: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet()
  sheet.replaceSync(text)
  root.adoptedStyleSheets.push(sheet)
  return sheet
}

function createChat(host: PanelHost): Chat {
  const { base, shop } = host.settings
  return new Chat({
    host,
    rest: createRest(base, shop),
    openSocket: (url) => new WebSocket(url) as SocketLike,
    // randomUUID is kept from pages without https; any unique id will do there.
    newId: () => crypto.randomUUID?.() ?? Array.from(crypto.getRandomValues(new Uint32Array(4))).join('-'),
    exclusive: (action) => navigator.locks?.request(`kefu:${shop}`, action) ?? action(),
  })
}

function listen(chat: Chat, shop: string): void {
  const wakeIfVisible = () => document.hidden || chat.wake()
  addEventListener('online', chat.wake)
  addEventListener('offline', chat.fail)
  document.addEventListener('visibilitychange', wakeIfVisible)
  addEventListener('pagehide', chat.sleep)
  addEventListener('pageshow', (event) => event.persisted && chat.wake())
  addEventListener('storage', (event) => event.key === `kefu:${shop}:session` && chat.adopt())
}

export function mount(root: ShadowRoot, host: PanelHost): Panel {
  addSheet(root, css)
  const accent = addSheet(root, '')
  const showAccent = (hex: string) => accent.replaceSync(hex.toLowerCase() === TEAL ? '' : accentRules(hex))
  showAccent(host.settings.accent || host.store.get('accent') || '')
  followKeyboard(addSheet(root, ''))
  const own: PanelHost = {
    ...host,
    setAccent(hex) {
      host.setAccent(hex)
      if (!host.settings.accent) showAccent(hex)
    },
  }
  const chat = createChat(own)
  listen(chat, host.settings.shop)
  const frame = createCell<Frame>({ open: false, locale: host.settings.locale, words: en.panel })
  // The words come before the panel is seen: it must not change its language under the shopper's eyes.
  const speak = async (locale: string) => {
    const { launcher, panel: words } = await loadTexts(textLanguage(locale))
    host.setTexts?.(launcher)
    frame.set({ words, locale })
  }
  let wanted = false
  let spoken = speak(host.settings.locale)
  const place = document.createElement('div')
  root.prepend(place)
  render(<App chat={chat} frame={frame} base={host.settings.base} root={root} onClose={host.requestClose} />, place)
  if (host.store.get('watch')) chat.start()
  return {
    open() {
      void spoken.then(() => frame.set({ open: wanted }))
      wanted = true
      chat.setVisible(true)
      chat.start()
    },
    close() {
      wanted = false
      frame.set({ open: false })
      chat.setVisible(false)
    },
    setLocale: (locale) => {
      spoken = speak(locale)
    },
    setUser: () => chat.userChanged(),
    reset: () => chat.reset(),
  }
}
