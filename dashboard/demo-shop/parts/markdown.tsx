import { h, type VNode } from 'preact'
import { type Block, type Inline, parseMarkdown } from '../logic/markdown'

type Node = VNode | string

// Made by `h` with its children as arguments: what never changes places needs no keys.
const inlineNode = (node: Inline): Node => {
  if (node.kind === 'text') return node.text
  const children = node.children.map(inlineNode)
  if (node.kind === 'link') return h('a', { href: node.href }, ...children)
  return h(node.kind === 'strong' ? 'strong' : 'em', null, ...children)
}

const lineNodes = (line: readonly Inline[], at: number): Node[] => {
  const nodes = line.map(inlineNode)
  return at === 0 ? nodes : [h('br', null), ...nodes]
}

const blockNode = (block: Block): Node => {
  if (block.kind === 'paragraph') return h('p', null, ...block.lines.flatMap(lineNodes))
  const items = block.items.map((item) => h('li', null, ...item.map(inlineNode)))
  return h(block.ordered ? 'ol' : 'ul', null, ...items)
}

export const Markdown = ({ text }: { readonly text: string }) =>
  h('div', { class: 'prose' }, ...parseMarkdown(text).map(blockNode))
