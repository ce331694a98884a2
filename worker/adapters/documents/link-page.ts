import { html } from 'hono/html'
import { responseLocale } from '../../core/responses/render'

/** One thing to read, and perhaps one thing to do, behind a link in a mail. */
export type LinkPage = {
  readonly title: string
  readonly text: string
  /** The button that sends the page's own address as POST: opening a link must change nothing, because mail scanners open links too. */
  readonly button?: string
  /** Whether it did what was asked, for a sign beside the words that colour does not carry alone. */
  readonly sign?: 'done' | 'failed'
}

/** A link's token stays in the address of this page only; the form needs the origin, so the referrer goes to this host alone. */
export const LINK_PAGE_HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'private, no-store',
  'content-security-policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'x-robots-tag': 'noindex',
}

/** The page as HTML, in the language nearest to `locale`. */
export async function linkPage(page: LinkPage, locale: string, accent: string): Promise<string> {
  const spoken = responseLocale(locale)
  const colour = /^#[0-9a-f]{6}$/i.test(accent) ? accent : '#0f766e'
  const markup = html`<!doctype html>
<html lang="${spoken}" dir="${spoken === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark">
<title>${page.title}</title>
<style>
:root { color-scheme: light dark; --accent: ${colour}; }
* { box-sizing: border-box; }
body { min-height: 100vh; margin: 0; display: grid; place-items: center; padding: 24px 16px; font: 17px/1.6 system-ui, sans-serif; background: light-dark(#f4f7f6, #101615); color: light-dark(#17201f, #e6eceb); }
main { width: min(100%, 30rem); padding: 40px 32px; border-radius: 16px; text-align: center; background: light-dark(#fff, #171e1d); border: 1px solid light-dark(#e2e8e6, #2b3634); }
h1 { font-size: 24px; line-height: 1.3; margin: 0 0 12px; overflow-wrap: anywhere; } p { margin: 0 0 24px; } p:last-child { margin: 0; }
.sign { display: grid; place-items: center; width: 48px; height: 48px; margin: 0 auto 16px; border-radius: 50%; font-size: 24px; background: light-dark(#e7f3f1, #1d2b29); }
button { font: inherit; font-weight: 600; min-height: 48px; padding: 10px 28px; border: 0; border-radius: 12px; background: var(--accent); color: #fff; cursor: pointer; }
button:hover { filter: brightness(1.1); } :focus-visible { outline: 3px solid light-dark(#0f766e, #2dd4bf); outline-offset: 3px; }
</style>
</head>
<body><main>
${page.sign ? html`<div class="sign" aria-hidden="true">${page.sign === 'done' ? '✓' : '!'}</div>` : ''}
<h1>${page.title}</h1>
<p>${page.text}</p>
${page.button ? html`<form method="post"><button type="submit">${page.button}</button></form>` : ''}
</main></body>
</html>`
  return String(await markup)
}
