import type { WidgetLook } from '../../../worker/protocol'
import type { Panel, PanelHost, PanelModule } from '../shared/contract'
import { primary } from '../shared/locale'
import { createStore, type Store } from '../shared/storage'
import { launcher as en } from '../texts/en'
import { launcher as zh } from '../texts/zh'
import { createEvents, installApi } from './api'
import { createLauncher, type Launcher } from './launcher'
import { asScheme, type TagSettings } from './settings'

/** The others come with the panel. */
const texts: Partial<Record<string, typeof en>> = { en, zh }
const IDLE_FALLBACK_MS = 2_000

/** The hashed file, or, when a newer release has taken it away under a cached loader, the one without a hash. */
function importPanel(base: string): Promise<PanelModule> {
  return import(`${base}/${__PANEL_PATH__}`).catch(() => import(`${base}/widget/panel.js?${Date.now()}`))
}

function preload(base: string): void {
  const link = document.createElement('link')
  link.rel = 'modulepreload'
  link.href = `${base}/${__PANEL_PATH__}`
  document.head.append(link)
}

function whenIdle(action: () => void): void {
  // Safari has no idle callback.
  const idle = window.requestIdleCallback as typeof window.requestIdleCallback | undefined
  const wait = () => void (idle ? idle(action) : setTimeout(action, IDLE_FALLBACK_MS))
  if (document.readyState === 'complete') wait()
  else addEventListener('load', wait, { once: true })
}

/** The launcher, and the panel once it is wanted. */
export class Widget {
  private readonly store: Store
  private readonly events = createEvents()
  private readonly launcher: Launcher
  private identity = ''
  private opened = false
  private loading: Promise<Panel> | undefined

  constructor(private readonly settings: TagSettings) {
    this.store = createStore(settings.shop)
    this.launcher = createLauncher(settings, texts[primary(settings.locale)] ?? en, () => this.toggle())
  }

  start(): void {
    const { settings, store, launcher } = this
    launcher.setScheme(settings.scheme)
    launcher.setAccent(settings.accent || store.get('accent') || '')
    void this.dress()
    const warm = () => void this.load().catch(() => {})
    for (const name of ['pointerenter', 'focusin']) {
      launcher.root.addEventListener(name, warm, { once: true, capture: true })
    }
    // A person may be about to answer: then the panel listens from the start, closed.
    whenIdle(() => (store.get('watch') ? warm() : preload(settings.base)))
    installApi(this.commands())
    this.events.emit('ready', { shop: settings.shop })
  }

  private setAccent(hex: string): void {
    if (this.settings.accent) return
    this.store.set('accent', hex)
    this.launcher.setAccent(hex)
  }

  /** As it was the last time, then as the shop has it now. A refusal, or no network: as it comes, so that opening it can say why. */
  private async dress(): Promise<void> {
    const { settings, store, launcher } = this
    const path = `/v1/shops/${settings.shop}/widget-look?locale=${settings.locale}`
    const wear = (json: string): void => {
      const look: Partial<WidgetLook> = JSON.parse(json)
      if (look.accent) this.setAccent(look.accent)
      launcher.setLook(look)
    }
    try {
      const known = store.get(path)
      if (known) wear(known)
      const json = await (await fetch(settings.base + path)).text()
      wear(json)
      store.set(path, json)
    } catch {
      launcher.setLook({})
    }
  }

  private host(): PanelHost {
    const { settings, store, launcher, events } = this
    return {
      settings,
      store,
      emit: events.emit,
      setUnread: launcher.setUnread,
      setTexts: launcher.setTexts,
      setAccent: (hex) => this.setAccent(hex),
      requestClose: () => this.close(),
      identity: () => this.identity,
    }
  }

  private load(): Promise<Panel> {
    this.loading ??= importPanel(this.settings.base).then(
      (module) => module.mount(this.launcher.root, this.host()),
      (error: unknown) => {
        this.loading = undefined
        throw error
      },
    )
    return this.loading
  }

  private withPanel(action: (panel: Panel) => void): void {
    void this.loading?.then(action, () => {})
  }

  private async open(): Promise<void> {
    if (this.opened) return
    this.opened = true
    this.launcher.setBusy(true)
    try {
      const panel = await this.load()
      // Closed again while it was on its way.
      if (!this.opened) return
      this.launcher.setOpen(true)
      panel.open()
      this.events.emit('open', {})
    } catch (error) {
      this.opened = false
      this.events.emit('error', { code: 'panel_unavailable', message: String(error) })
    } finally {
      this.launcher.setBusy(false)
    }
  }

  private close(): void {
    if (!this.opened) return
    this.opened = false
    this.launcher.setOpen(false)
    this.withPanel((panel) => panel.close())
    this.launcher.focus()
    this.events.emit('close', {})
  }

  private toggle(): void {
    if (this.opened) this.close()
    else void this.open()
  }

  private setLocale(locale: string): void {
    this.settings.locale = locale
    this.launcher.setTexts(texts[primary(locale)] ?? en)
    void this.dress()
    this.withPanel((panel) => panel.setLocale(locale))
  }

  private reset(): void {
    this.identity = ''
    this.close()
    this.withPanel((panel) => panel.reset())
    for (const key of this.store.keys('')) this.store.remove(key)
    this.launcher.setUnread(0)
  }

  private commands(): Parameters<typeof installApi>[0] {
    return {
      open: () => this.open(),
      close: () => this.close(),
      toggle: () => this.toggle(),
      show: () => this.launcher.setShown(true),
      hide: () => this.launcher.setShown(false),
      on: (name, listener) => this.events.on(String(name), listener as (detail: never) => void),
      setColorScheme: (scheme) => this.launcher.setScheme(asScheme(scheme)),
      setLocale: (locale) => this.setLocale(String(locale)),
      setUser: (token) => {
        this.identity = String(token ?? '')
        this.withPanel((panel) => panel.setUser())
      },
      reset: () => this.reset(),
    }
  }
}
