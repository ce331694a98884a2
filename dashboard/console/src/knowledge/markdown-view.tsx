import { type Block, type Inline, parseMarkdown, safeHref } from '../../../widget/panel/markdown'
import { keyed } from './keyed'

/** An answer as the widget shows it: the same reading of the same text. Links are shown, not followed. */
export function MarkdownView({ text }: { text: string }) {
  return (
    <>
      {keyed(parseMarkdown(text), (block) => (
        <BlockView block={block} />
      ))}
    </>
  )
}

function BlockView({ block }: { block: Block }) {
  if (block.kind === 'paragraph') {
    return (
      <p>
        {keyed(block.lines, (line, index) => (
          <>
            {index > 0 && <br />}
            <Inlines parts={line} />
          </>
        ))}
      </p>
    )
  }
  const items = keyed(block.items, (item) => (
    <li>
      <Inlines parts={item} />
    </li>
  ))
  return block.ordered ? <ol start={block.start}>{items}</ol> : <ul>{items}</ul>
}

function Inlines({ parts }: { parts: readonly Inline[] }) {
  return (
    <>
      {keyed(parts, (part) => (
        <InlineView part={part} />
      ))}
    </>
  )
}

function InlineView({ part }: { part: Inline }) {
  if (part.kind === 'text') return part.text
  if (part.kind === 'link')
    return (
      <span className="know-link" title={safeHref(part.href)}>
        {part.text}
      </span>
    )
  return (
    <strong>
      <Inlines parts={part.children} />
    </strong>
  )
}
