/**
 * The Markdown an answer may hold: paragraphs, lists, **bold**, links. Pages that show it build a tree of their own and never HTML; what is
 * kept out here would be dangerous, or plain wrong, where an answer is shown by anything else (an e-mail, a shop's own help page).
 */

export type MarkdownFault = 'html' | 'link' | 'image'

/** A tag, a closing tag, a comment, a declaration, or an address in angle brackets. */
const MARKUP = /<(?=[a-z/!?])/gi
const ACTIVE = /<(script|style|iframe|object|embed|template|noscript|svg|math)\b[^<>]{0,2000}>[\s\S]*?(?:<\/\1\s*>|$)/gi
const BREAK = /<br\s*\/?>\n?/gi
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/gi
const TAG = /<!--[\s\S]*?(?:-->|$)|<[a-z/!?][^<>]*>/gi
/** The end of a label with the address after it, of a link or an image. */
const DESTINATION = /\]\([ \t\n]*<?([^()\s<>]*)/g
/** `[label]: address`, wherever it stands. */
const DEFINITION = /\]:[ \t\n]*<?(\S*)/g
const IMAGE = /!\[/g

/** What an answer must not hold, each kind once; empty for a good one. `imageHosts` are hosts whose pictures may be shown. */
export function markdownFaults(text: string, imageHosts: readonly string[] = []): MarkdownFault[] {
  const faults = new Set<MarkdownFault>()
  if (text.search(MARKUP) >= 0) faults.add('html')
  for (const { index, address } of destinationsOf(text)) {
    if (!isSafeAddress(address)) faults.add('link')
    else if (isImage(text, index) && !isOwnPicture(address, imageHosts)) faults.add('image')
  }
  if (hasBareImage(text)) faults.add('image')
  return [...faults]
}

/** The same text without what it must not hold: the words of tags, links and images stay. A text without faults is not changed. */
export function sanitiseMarkdown(text: string, imageHosts: readonly string[] = []): string {
  let clean = text
  // Taking one thing out may put another together: it ends, since each round shortens or splits what is left.
  for (let round = 0; round < MAX_ROUNDS && markdownFaults(clean, imageHosts).length > 0; round += 1) {
    clean = withoutLinks(withoutMarkup(clean), imageHosts)
  }
  return markdownFaults(clean, imageHosts).length > 0 ? withoutSyntax(clean) : clean
}

const MAX_ROUNDS = 4
/** A longer label is not looked through, or a text of brackets alone would take minutes; its image counts as one that cannot be judged. */
const MAX_LABEL_CHARS = 300

/** Web and mail addresses, and those relative to the page; no other scheme, also none that is hidden by an entity or a backslash. */
export function isSafeAddress(address: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop them inside a scheme, so that "java\tscript:" runs
  if (/[\u0000-\u0020\u007f<>]/.test(address)) return false
  if (/^https?:\/\/[^/\\?#&]/i.test(address) || /^mailto:[^:]/i.test(address)) return true
  const before = /^[^/?#]*/.exec(address)?.[0] ?? ''
  return !/[:&\\]/.test(before) && !/^[/\\]{2}/.test(address) && !address.startsWith('/\\')
}

function destinationsOf(text: string): { index: number; address: string }[] {
  return [...text.matchAll(DESTINATION), ...text.matchAll(DEFINITION)].map((match) => ({
    index: match.index,
    address: match[1] ?? '',
  }))
}

/** Whether the label that ends at `close` is an image's. */
function isImage(text: string, close: number): boolean {
  const open = openingOf(text, close)
  return open > 0 && text[open - 1] === '!'
}

function openingOf(text: string, close: number): number {
  let depth = 0
  for (let at = close; at >= 0 && close - at <= MAX_LABEL_CHARS; at -= 1) {
    if (text[at] === ']') depth += 1
    else if (text[at] === '[') depth -= 1
    if (depth === 0) return at
  }
  return -1
}

/** An image whose address is given elsewhere, or cannot be found: it cannot be judged. */
function hasBareImage(text: string): boolean {
  const judged = new Set([...text.matchAll(DESTINATION)].map(({ index }) => openingOf(text, index)))
  return [...text.matchAll(IMAGE)].some(({ index }) => !judged.has(index + 1))
}

function isOwnPicture(address: string, imageHosts: readonly string[]): boolean {
  const host = /^https?:\/\/([^/?#]+)/i.exec(address)?.[1]
  return host === undefined ? !/^mailto:/i.test(address) : imageHosts.includes(host.toLowerCase())
}

function withoutMarkup(text: string): string {
  return text.replace(ACTIVE, '').replace(BREAK, '\n').replace(AUTOLINK, '$1').replace(TAG, '').replace(MARKUP, '< ')
}

function withoutLinks(text: string, imageHosts: readonly string[]): string {
  return text
    .replace(
      /(!?)\[([^[\]]*)\]\([ \t\n]*<?([^()\s<>]*)[^()]*\)/g,
      (whole, bang: string, label: string, address: string) => {
        if (!isSafeAddress(address)) return label
        return bang && !isOwnPicture(address, imageHosts) ? label : whole
      },
    )
    .replace(/!\[([^[\]]*)\](?!\()/g, '$1')
    .replace(DEFINITION, (whole, address: string) => (isSafeAddress(address) ? whole : ']'))
}

/** The last resort for a text that is built to trick: its brackets are taken away. */
function withoutSyntax(text: string): string {
  return text.replace(/[[\]]/g, '').replace(/</g, '‹')
}
