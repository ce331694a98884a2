import { type RefObject, useEffect, useRef } from 'react'
import { useTranslate } from '../i18n'
import { offsetOfLine } from './json-lines'
import type { Draft } from './use-draft'

/** The flow as JSON, with what is wrong beside its line. */
export function JsonEditor({ draft }: { readonly draft: Draft }) {
  const t = useTranslate()
  const area = useRef<HTMLTextAreaElement>(null)
  const lines = draft.text.split('\n').length
  const byLine = new Map<number, string>()
  for (const { line, message } of draft.problems)
    byLine.set(line, byLine.has(line) ? `${byLine.get(line)}; ${message}` : message)
  const jump = (line: number): void => {
    const offset = offsetOfLine(draft.text, line)
    area.current?.focus()
    area.current?.setSelectionRange(offset, offset)
  }
  useLineInView(area, draft)
  return (
    <section className="panel json-editor" aria-labelledby="json-editor">
      <header>
        <h2 id="json-editor">{t('flow_tab_json')}</h2>
        <p>{t('flow_json_help')}</p>
      </header>
      <div className="json-text">
        <Gutter lines={lines} byLine={byLine} />
        <textarea
          ref={area}
          aria-label={t('flow_tab_json')}
          aria-describedby="json-problems"
          aria-invalid={draft.problems.length > 0 ? true : undefined}
          wrap="off"
          spellCheck={false}
          rows={lines}
          value={draft.text}
          onChange={(event) => draft.setText(event.target.value)}
        />
        <Beside byLine={byLine} />
      </div>
      <ul id="json-problems" className="json-problems">
        {draft.problems.map(({ line, message }) => (
          <li key={`${line} ${message}`}>
            <button type="button" className="link" onClick={() => jump(line)}>
              {t('flow_line', { line })}
            </button>{' '}
            {message}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Messages by the number of their line. */
type ByLine = ReadonlyMap<number, string>

function Gutter({ lines, byLine }: { readonly lines: number; readonly byLine: ByLine }) {
  return (
    <div className="gutter" aria-hidden="true">
      {Array.from({ length: lines }, (_, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its number
        <span key={i} className={byLine.has(i + 1) ? 'faulty' : undefined} title={byLine.get(i + 1)}>
          {i + 1}
        </span>
      ))}
    </div>
  )
}

function Beside({ byLine }: { readonly byLine: ByLine }) {
  return (
    <ol className="beside" aria-hidden="true">
      {[...byLine].map(([line, message]) => (
        <li key={line} style={{ insetBlockStart: `${(line - 1) * 1.5}em` }} title={message}>
          {message}
        </li>
      ))}
    </ol>
  )
}

/** Opened because of a problem: begins at it. */
function useLineInView(area: RefObject<HTMLTextAreaElement | null>, draft: Draft): void {
  const first = useRef(draft.problems[0])
  const text = useRef(draft.text)
  useEffect(() => {
    if (!first.current) return
    const offset = offsetOfLine(text.current, first.current.line)
    area.current?.focus()
    area.current?.setSelectionRange(offset, offset)
  }, [area])
}
