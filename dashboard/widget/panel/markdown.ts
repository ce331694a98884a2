/** The Markdown of bot answers: paragraphs, lists, **bold**, [links](https://...). All else is text. */

export type Inline =
  | { kind: 'text'; text: string }
  | { kind: 'bold'; children: Inline[] }
  | { kind: 'link'; href: string; text: string }

export type Block =
  | { kind: 'paragraph'; lines: Inline[][] }
  | { kind: 'list'; ordered: boolean; start: number; items: Inline[][] }

const BULLET = /^\s{0,3}[-*•]\s+(.*)$/
const NUMBER = /^\s{0,3}(\d{1,6})[.)]\s+(.*)$/
/** Link, bold, or a bare URL (without the punctuation that ends a sentence). Bounded, so that no text is slow. */
const TOKEN =
  /\[([^[\]\n]{1,300})\]\(([^()\s]{1,2000})\)|\*\*([^*\n]{1,1000})\*\*|(https?:\/\/[^\s<>"'()[\]{}，。！？、；：）】]{1,2000})/gi
const TRAILING = /[.,;:!?*_]+$/

/** The address when a page may follow it: http, https, or relative to the page. Never another scheme or host trick. */
export function safeHref(url: string | null | undefined): string | undefined {
  const href = url?.trim() ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them inside a scheme, so "java\nscript:" runs
  if (!href || /[\u0000-\u0020\u007f\\]/.test(href) || href.startsWith('//')) return undefined
  if (/^https?:\/\/[^/]/i.test(href)) return href
  return /^[^/?#]*:/.test(href) ? undefined : href
}

/** The server writes addresses of its own from its root: on a shop's page they are at the widget's base. */
export const resolveHref = (href: string, base: string): string => (href.startsWith('/') ? base + href : href)

/** Of a safe address: whether it leaves the page's own site, or may. */
export const isOtherSite = (href: string, base: string, page: string): boolean =>
  /^https?:/i.test(href) || new URL(resolveHref(href, base), page).origin !== new URL(page).origin

function linkOr(text: string, label: string, url: string): Inline {
  const href = safeHref(url)
  return href ? { kind: 'link', href, text: label } : { kind: 'text', text }
}

function token(match: RegExpMatchArray): Inline[] {
  const [whole, label, url, bold, bare] = match
  if (label !== undefined && url !== undefined) return [linkOr(whole, label, url)]
  if (bold !== undefined) return [{ kind: 'bold', children: parseInline(bold) }]
  const address = (bare ?? '').replace(TRAILING, '')
  const rest = (bare ?? '').slice(address.length)
  const link = linkOr(address, address, address)
  return rest ? [link, { kind: 'text', text: rest }] : [link]
}

export function parseInline(text: string): Inline[] {
  const parts: Inline[] = []
  let from = 0
  for (const match of text.matchAll(TOKEN)) {
    if (match.index > from) parts.push({ kind: 'text', text: text.slice(from, match.index) })
    parts.push(...token(match))
    from = match.index + match[0].length
  }
  if (from < text.length) parts.push({ kind: 'text', text: text.slice(from) })
  return parts
}

interface Line {
  kind: 'blank' | 'text' | 'bullet' | 'number'
  text: string
  start: number
}

function readLine(line: string): Line {
  const bullet = BULLET.exec(line)
  if (bullet) return { kind: 'bullet', text: bullet[1] ?? '', start: 1 }
  const number = NUMBER.exec(line)
  if (number) return { kind: 'number', text: number[2] ?? '', start: Number(number[1]) }
  return { kind: line.trim() ? 'text' : 'blank', text: line, start: 1 }
}

export function parseMarkdown(text: string): Block[] {
  const blocks: Block[] = []
  let before: Line['kind'] = 'blank'
  for (const raw of text.split(/\r\n?|\n/)) {
    const line = readLine(raw)
    const last = blocks.at(-1)
    if (line.kind === 'text') {
      if (before === 'text' && last?.kind === 'paragraph') last.lines.push(parseInline(line.text))
      else blocks.push({ kind: 'paragraph', lines: [parseInline(line.text)] })
    } else if (line.kind !== 'blank') {
      const ordered = line.kind === 'number'
      const item = parseInline(line.text)
      if (last?.kind === 'list' && last.ordered === ordered) last.items.push(item)
      else blocks.push({ kind: 'list', ordered, start: line.start, items: [item] })
    }
    before = line.kind
  }
  return blocks
}
