import type { ComponentChildren } from 'preact'
import { type Block, type Inline, parseMarkdown } from '../logic/markdown'

const inline = (nodes: readonly Inline[]): ComponentChildren =>
  nodes.map((node) => {
    if (node.kind === 'text') return node.text
    const children = inline(node.children)
    if (node.kind === 'link') return <a href={node.href}>{children}</a>
    return node.kind === 'strong' ? <strong>{children}</strong> : <em>{children}</em>
  })

const block = (one: Block, at: number): ComponentChildren => {
  if (one.kind === 'paragraph') {
    const lines = one.lines.map((line, index) => (index === 0 ? inline(line) : [<br />, inline(line)]))
    return <p key={at}>{lines}</p>
  }
  const items = one.items.map((item, index) => <li key={index}>{inline(item)}</li>)
  return one.ordered ? <ol key={at}>{items}</ol> : <ul key={at}>{items}</ul>
}

export function Markdown({ text }: { readonly text: string }) {
  return <div class="prose">{parseMarkdown(text).map(block)}</div>
}
