import { useMemo, useState } from 'react'
import type { Flow, FlowDetail } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import type { Session } from '../session'
import { allKeys, readFlow, textOf } from './edits'
import { type LineProblem, lineOfPath, readJson } from './json-lines'
import { useFlowCheck } from './queries'
import type { Words } from './state-facts'

/** A flow while it is written: its text, and what can be made of it. */
export type Draft = {
  readonly text: string
  /** Null while the text is no flow. */
  readonly flow: Flow | null
  /** The value to save; undefined while the text is no JSON. */
  readonly value: unknown
  readonly words: Words
  readonly problems: readonly LineProblem[]
  /** The server is being asked. */
  readonly checking: boolean
  readonly checkError: ApiError | null
  readonly isDirty: boolean
  readonly setText: (text: string) => void
  readonly setFlow: (flow: Flow) => void
}

export function useDraft(session: Session, detail: FlowDetail, isNew: boolean, onDirty: (is: boolean) => void): Draft {
  const [start] = useState(() => textOf(detail.definition))
  const [text, setStored] = useState(start)
  const setText = (next: string): void => {
    setStored(next)
    onDirty(next !== start)
  }
  const read = useMemo(() => readDraft(text), [text])
  const isDirty = text !== start
  const check = useFlowCheck(session, detail.name, read.value ?? null, read.flow !== null && (isDirty || isNew))
  const told = check.data?.problems.map(({ path, message }) => problemAt(text, path, message)) ?? []
  const problems = read.problems.length > 0 ? read.problems : isDirty || isNew ? told : []
  const flow = read.flow
  const words = useMemo(() => wordsOf(detail, flow), [detail, flow])
  return {
    text,
    flow,
    value: read.value,
    words,
    problems,
    checking: check.isFetching,
    checkError: check.error,
    isDirty,
    setText,
    setFlow: (next) => setText(textOf(next)),
  }
}

type Read = { readonly value: unknown; readonly flow: Flow | null; readonly problems: readonly LineProblem[] }

function readDraft(text: string): Read {
  const json = readJson(text)
  if (!json.ok) return { value: undefined, flow: null, problems: json.problems }
  const read = readFlow(json.value)
  if (read.ok) return { value: json.value, flow: read.flow, problems: [] }
  const problems = read.problems.map(({ path, message }) => problemAt(text, path, message))
  return { value: json.value, flow: null, problems }
}

function problemAt(text: string, path: readonly string[], message: string): LineProblem {
  return { line: lineOfPath(text, path), message: path.length > 0 ? `${path.join('.')}: ${message}` : message }
}

/** The words a flow says: its own, else those the shop's replies stand in now. */
function wordsOf(detail: FlowDetail, flow: Flow | null): Words {
  const now = flow ?? detail.definition
  const locales = new Set([...Object.keys(detail.texts), ...Object.keys(now.texts ?? {})])
  return Object.fromEntries(
    [...locales].map((locale) => {
      const word = (key: string) => now.texts?.[locale]?.[key] ?? detail.texts[locale]?.[key]
      const known = allKeys(now).flatMap((key) => {
        const text = word(key)
        return text === undefined ? [] : [[key, text] as const]
      })
      return [locale, Object.fromEntries(known)]
    }),
  )
}
