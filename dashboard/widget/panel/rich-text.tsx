import type { ComponentChildren } from 'preact'
import { useView } from './context'
import { each } from './each'
import { type Block, type Inline, isOtherSite, parseMarkdown, resolveHref, safeHref } from './markdown'

interface LinkProps {
  href: string | null | undefined
  class?: string
  children: ComponentChildren
}

/** A link where the address is safe, plain content where it is not. */
export function Link({ href, class: name, children }: LinkProps) {
  const { words, base } = useView()
  const safe = safeHref(href)
  if (!safe) return <span class={name}>{children}</span>
  const url = resolveHref(safe, base)
  if (!isOtherSite(safe, base, location.href))
    return (
      <a class={name} href={url}>
        {children}
      </a>
    )
  return (
    <a class={name} href={url} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="sr-only"> {words.newTab}</span>
    </a>
  )
}

function Inlines({ parts }: { parts: Inline[] }) {
  return (
    <>
      {each(parts, (part) => {
        if (part.kind === 'bold')
          return (
            <strong>
              <Inlines parts={part.children} />
            </strong>
          )
        if (part.kind === 'link') return <Link href={part.href}>{part.text}</Link>
        return part.text
      })}
    </>
  )
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {each(block.lines, (line, i) => (
          <>
            {i > 0 && <br />}
            <Inlines parts={line} />
          </>
        ))}
      </p>
    )
  }
  const items = each(block.items, (item) => (
    <li>
      <Inlines parts={item} />
    </li>
  ))
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

export function RichText({ text }: { text: string }) {
  return (
    <>
      {each(parseMarkdown(text), (block) => (
        <BlockView block={block} />
      ))}
    </>
  )
}
