import type { AppearanceSettings, WidgetConfig, WidgetLook } from '../../../../worker/protocol'

export type PreviewOptions = {
  readonly shop: string
  readonly name: string
  readonly locale: string
  readonly locales: readonly string[]
  readonly look: AppearanceSettings
  readonly isOpen: boolean
  readonly scheme: 'light' | 'dark'
  /** Where the widget is served. */
  readonly origin: string
  readonly scriptUrl: string
  readonly styleUrl: string
}

/**
 * A page with the real widget and settings that are not saved: its two questions to the server are answered by the script at `scriptUrl`,
 * and no other is let through. It runs in a sandbox of its own origin, so that it leaves nothing in the browser's storage, and holds no
 * script and no style of its own, which the console's content policy would refuse.
 */
export function previewPage(options: PreviewOptions): string {
  const { shop, locale, scheme, isOpen, origin, scriptUrl, styleUrl } = options
  const answers = JSON.stringify({ '/widget-look': lookOf(options), '/widget-config': configOf(options) })
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${/^(ar|fa|he|ur)\b/.test(locale) ? 'rtl' : 'ltr'}" class="${scheme}">
<meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="stylesheet" href="${escaped(styleUrl)}">
<body><i></i><i></i><i></i><i></i><i></i>
<script src="${escaped(scriptUrl)}" data-answers="${escaped(answers)}" data-open="${isOpen ? '1' : ''}"></script>
<script src="${escaped(origin)}/widget.js" data-shop="${escaped(shop)}" data-locale="${escaped(locale)}" data-color-scheme="${scheme}" async></script>
</body></html>`
}

function lookOf({ look, locale }: PreviewOptions): WidgetLook {
  const label = look.launcher === 'label' ? pick(look.label, locale, look.default_locale) : ''
  return { accent: look.accent, position: look.position, label }
}

function configOf({ shop, name, locales, look }: PreviewOptions): WidgetConfig {
  return {
    shop,
    name,
    locales: [...locales],
    default_locale: look.default_locale,
    accent: look.accent,
    title: filled(look.title),
    greeting: filled(look.greeting),
    suggestions: {},
    events_key: '',
  }
}

function pick(texts: Readonly<Record<string, string>>, locale: string, fallback: string): string {
  const written = filled(texts)
  return written[locale] ?? written[fallback] ?? Object.values(written)[0] ?? ''
}

/** As the server keeps them: a text that is empty is none. */
function filled(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text.trim() !== ''))
}

function escaped(text: string): string {
  return text.replace(/[&"<>]/g, (char) => `&#${char.charCodeAt(0)};`)
}
