import { type AnyNode, type Document, DomHandler, type Element, isTag, isText } from 'domhandler'
import { getElementsByTagName, textContent } from 'domutils'
import { Parser } from 'htmlparser2'
import type { ImportRow } from '../../core/knowledge/import-rows'
import { isSafeAddress } from '../../core/knowledge/safe-markdown'
import { parseJson } from '../../core/parse-json'
import type { ReadFile } from './csv'

type Pair = { readonly question: string; readonly answer: string }

/** Nothing a reader sees, or nothing a text can hold. */
const UNSEEN = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'form',
  'button',
  'select',
  'textarea',
  'head',
  'nav',
  'title',
])
const BLOCKS = new Set(
  'address article aside blockquote dd div dl dt figcaption figure footer header hr main p pre section table tbody td th thead tr h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)
const HEADING = /^h[1-6]$/
/** Elements inside each other beyond this are read as text: a page cannot use up the stack. */
const MAX_DEPTH = 100
/** Elements open at once. */
const MAX_OPEN = 500

/**
 * The questions and answers of an FAQ page: its schema.org FAQPage where it has one, else what can be unfolded, else a list of terms, else
 * headings with the text below each. `locale` is the page's own, where it says it.
 */
export function readHtml(html: string): ReadFile {
  const refused = (message: string) => ({ rows: [], errors: [{ row: 1, source: '', field: 'file', message }] })
  try {
    const page = parseDocument(html)
    const rows = rowsOf(page)
    return rows.length > 0 ? { rows, errors: [] } : refused('has no questions with answers that could be found')
  } catch (error) {
    if (error instanceof TooDeep) return refused('has its elements too deep in each other')
    throw error
  }
}

function rowsOf(page: Document): ImportRow[] {
  const readers = [fromLinkedData, fromDetails, fromTerms, fromHeadings]
  const pairs = readers.reduce<readonly Pair[]>((found, read) => (found.length > 0 ? found : read(page)), [])
  const locale = getElementsByTagName('html', page, true, 1)[0]?.attribs['lang']
  return pairs.map(({ question, answer }, index) => ({
    row: index + 1,
    source: '',
    title: question,
    answer,
    ...(locale ? { locale } : {}),
  }))
}

class TooDeep extends Error {}

/** The parser takes time with the square of the depth: a page built for that would hold the Worker for seconds. */
class ShallowHandler extends DomHandler {
  override onopentag(name: string, attribs: Record<string, string>): void {
    if (this.tagStack.length > MAX_OPEN) throw new TooDeep()
    super.onopentag(name, attribs)
  }
}

function parseDocument(html: string): Document {
  const handler = new ShallowHandler()
  new Parser(handler, { decodeEntities: true }).end(html)
  return handler.root
}

/** HTML as the Markdown of answers. Only text, lists, bold and links with a safe address come through. */
export function markdownOfHtml(html: string): string {
  return markdownOf(parseDocument(html).children)
}

function fromLinkedData(page: Document): Pair[] {
  return getElementsByTagName('script', page)
    .filter(({ attribs }) => /^application\/ld\+json\b/i.test(attribs['type']?.trim() ?? ''))
    .flatMap((script) => questionsIn(parseJson(textContent(script)), 0))
}

function questionsIn(value: unknown, depth: number): Pair[] {
  if (depth > 10 || typeof value !== 'object' || value === null) return []
  if (Array.isArray(value)) return value.flatMap((one) => questionsIn(one, depth + 1))
  const thing: Readonly<Record<string, unknown>> = { ...value }
  if (!isA(thing, 'Question')) return ['@graph', 'mainEntity'].flatMap((name) => questionsIn(thing[name], depth + 1))
  const [accepted] = [thing['acceptedAnswer']].flat()
  const answer = typeof accepted === 'object' && accepted !== null && 'text' in accepted ? accepted.text : undefined
  const { name } = thing
  if (typeof name !== 'string' || typeof answer !== 'string') return []
  return [{ question: plain(markdownOfHtml(name)), answer: markdownOfHtml(answer) }].filter(isWhole)
}

function isA(thing: Readonly<Record<string, unknown>>, type: string): boolean {
  return [thing['@type']].flat().includes(type)
}

function fromDetails(page: Document): Pair[] {
  return getElementsByTagName('details', page)
    .flatMap((details) => {
      const summary = details.children.find((child) => isTag(child) && child.name === 'summary')
      if (!summary) return []
      return [{ question: words(summary), answer: markdownOf(details.children.filter((child) => child !== summary)) }]
    })
    .filter(isWhole)
}

function fromTerms(page: Document): Pair[] {
  return getElementsByTagName('dl', page).flatMap((list) => {
    // A term and its description may stand in a div of their own.
    const entries = list.children.flatMap((child) => (isTag(child) && child.name === 'div' ? child.children : [child]))
    return sections(entries, (element) => element.name === 'dt')
  })
}

function fromHeadings(page: Document): Pair[] {
  const headings = getElementsByTagName((name) => HEADING.test(name), page)
  const parents = new Set(headings.map(({ parent }) => parent))
  return [...parents].flatMap((parent) => sections(parent?.children ?? [], (element) => HEADING.test(element.name)))
}

/** Each element that begins a section, with what follows until the next. */
function sections(nodes: readonly AnyNode[], begins: (element: Element) => boolean): Pair[] {
  const found: { question: string; body: AnyNode[] }[] = []
  for (const node of nodes) {
    if (isTag(node) && begins(node)) found.push({ question: words(node), body: [] })
    else found.at(-1)?.body.push(node)
  }
  return found.map(({ question, body }) => ({ question, answer: markdownOf(body) })).filter(isWhole)
}

const isWhole = ({ question, answer }: Pair): boolean => question !== '' && answer !== ''
const plain = (text: string): string => text.replaceAll('**', '').replace(/\s+/g, ' ').trim()
const words = (node: AnyNode): string => plain(inline([node], 0))

function markdownOf(nodes: readonly AnyNode[]): string {
  return tidy(inline(nodes, 0))
}

function tidy(text: string): string {
  return text
    .replace(/[ \t]*\n[ \t]*/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function inline(nodes: readonly AnyNode[], depth: number): string {
  return nodes.map((node) => piece(node, depth)).join('')
}

function piece(node: AnyNode, depth: number): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ').replace(/<(?=[a-z/!?])/gi, '< ')
  if (!isTag(node) || UNSEEN.has(node.name) || isHidden(node)) return ''
  if (depth > MAX_DEPTH) return ''
  const { name, children } = node
  if (name === 'br') return '\n'
  if (name === 'ul' || name === 'ol') return `\n\n${items(node, depth)}\n\n`
  const inside = inline(children, depth + 1)
  if (name === 'strong' || name === 'b') return marked(inside)
  if (name === 'a') return linked(inside, node.attribs['href'] ?? '')
  return BLOCKS.has(name) ? `\n\n${inside}\n\n` : inside
}

const isHidden = ({ attribs }: Element): boolean =>
  'hidden' in attribs || /display\s*:\s*none/i.test(attribs['style'] ?? '')

/** A list inside an item goes on as items of the same list: answers have one level. */
function items(list: Element, depth: number): string {
  return list.children
    .filter((child): child is Element => isTag(child) && child.name === 'li')
    .map(({ children }, index) => {
      const mark = list.name === 'ol' ? `${index + 1}.` : '-'
      return `${mark} ${tidy(inline(children, depth + 1)).replace(/\n+/g, '\n')}`
    })
    .join('\n')
}

function marked(text: string): string {
  const inside = text.replaceAll('**', '').trim()
  if (inside === '' || inside.includes('\n')) return text
  return `${/^\s/.test(text) ? ' ' : ''}**${inside}**${/\s$/.test(text) ? ' ' : ''}`
}

/** A label that holds brackets would end the link early: then the words stay alone. */
function linked(text: string, href: string): string {
  const [label, address] = [text.trim(), href.trim()]
  if (label === '' || /[[\]\n]/.test(label) || address === '' || /[()\s<>]/.test(address)) return text
  return isSafeAddress(address) ? `[${label}](${address})` : text
}
