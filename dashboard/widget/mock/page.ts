/** A shop's page as strict as they come: no inline script, no inline style, no eval. */
export const csp = (kefu = ''): string =>
  `default-src 'none'; script-src 'self' ${kefu}; connect-src 'self' ${kefu} ws:; img-src 'self' ${kefu}; style-src 'self'`

interface PageOptions {
  lang: string
  dir: string
  /** Origin of the widget, '' for the page's own. */
  kefu: string
}

export const page = (attributes: string, { lang, dir, kefu }: PageOptions): string => `<!doctype html>
<html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mock shop</title><link rel="icon" href="/pictures/kettle.svg"></head>
<body><h1>Harbour &amp; Pine</h1><p>Things for the kitchen.</p><button>Add to cart</button>
<script src="/queue.js"></script>${attributes && `<script src="${kefu}/widget.js" ${attributes} async></script>`}</body></html>`

/** Calls made before the loader has come. */
export const queueScript = `window.log = []
window.kefu = window.kefu || []
for (const name of ['ready', 'open', 'close', 'message', 'unread', 'error']) {
  kefu.push(['on', name, (detail) => log.push([name, detail])])
}`

export const picture = (name: string): string => {
  const hue = name === 'kettle' ? '#b9a88f' : '#8fa9b9'
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="${hue}"/>
<circle cx="40" cy="46" r="20" fill="#fff" opacity=".7"/></svg>`
}
