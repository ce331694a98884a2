// The small Markdown subset of articles and answers: paragraphs, lists, **bold**, *italics*, links. It yields a tree,
// never HTML, so that a text can only ever become text.

export type Inline =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'strong' | 'emphasis'; readonly children: readonly Inline[] }
  | { readonly kind: 'link'; readonly href: string; readonly children: readonly Inline[] }

export type Block =
  | { readonly kind: 'paragraph'; readonly lines: readonly (readonly Inline[])[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly (readonly Inline[])[] }

const INLINE =
  /\*\*(?<strong>\S(?:.*?\S)?)\*\*|\*(?<emphasis>[^*\s](?:[^*]*[^*\s])?)\*|\[(?<label>[^\]]+)\]\((?<href>[^)\s]+)\)/
const ITEM = /^\s*(?:[-*]|(?<number>\d{1,3})\.)\s+(?<text>.*)$/

/** Own paths, https and mailto; anything else (javascript:, data:, //host) is no link. */
export const isSafeHref = (href: string): boolean => /^(?:\/(?![/\\])|#|https:\/\/|mailto:)/i.test(href)

const textNode = (text: string): Inline[] => (text === '' ? [] : [{ kind: 'text', text }])

export const parseInline = (source: string): Inline[] => {
  const match = INLINE.exec(source)
  if (!match) return textNode(source)
  const { strong, emphasis, label, href } = match.groups ?? {}
  const before = textNode(source.slice(0, match.index))
  const after = parseInline(source.slice(match.index + match[0].length))
  if (strong !== undefined) return [...before, { kind: 'strong', children: parseInline(strong) }, ...after]
  if (emphasis !== undefined) return [...before, { kind: 'emphasis', children: parseInline(emphasis) }, ...after]
  if (label === undefined || href === undefined) return textNode(source)
  const children = parseInline(label)
  return [...before, ...(isSafeHref(href) ? [{ kind: 'link' as const, href, children }] : children), ...after]
}

const listOf = (lines: readonly string[]): Block => {
  const items = lines.map((line) => ITEM.exec(line)?.groups ?? {})
  return {
    kind: 'list',
    ordered: items[0]?.number !== undefined,
    items: items.map(({ text }) => parseInline(text ?? '')),
  }
}

const isItem = (line: string): boolean => ITEM.test(line)

/** One run of lines without a blank one: a list may follow its paragraph at once. */
const parseRun = (lines: readonly string[]): Block[] => {
  if (lines.length === 0) return []
  const first = lines[0] ?? ''
  const stop = lines.findIndex((line) => isItem(line) !== isItem(first))
  const part = stop === -1 ? lines : lines.slice(0, stop)
  const rest = stop === -1 ? [] : lines.slice(stop)
  const block: Block = isItem(first) ? listOf(part) : { kind: 'paragraph', lines: part.map(parseInline) }
  return [block, ...parseRun(rest)]
}

export const parseMarkdown = (source: string): Block[] =>
  source
    .replace(/\r\n?/g, '\n')
    .split(/\n\s*\n/)
    .map((run) => run.split('\n').filter((line) => line.trim() !== ''))
    .flatMap(parseRun)
