import { findNodeAtLocation, getNodeValue, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'

/** Something wrong on a line of a JSON text; lines count from 1. */
export type LineProblem = { readonly line: number; readonly message: string }

const STRICT = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** A JSON text as a value, or where it is no JSON. */
export function readJson(
  text: string,
): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problems: LineProblem[] } {
  const errors: ParseError[] = []
  const tree = parseTree(text, errors, STRICT)
  if (errors.length === 0 && tree) return { ok: true, value: getNodeValue(tree) }
  const problems = errors.map(({ offset, error }) => ({ line: lineAt(text, offset), message: sentence(error) }))
  return { ok: false, problems: problems.length > 0 ? problems : [{ line: 1, message: 'Value expected' }] }
}

/** "CommaExpected" ▸ "Comma expected". */
function sentence(error: ParseError['error']): string {
  const words = printParseErrorCode(error).replace(/(?<!^)([A-Z])/g, ' $1')
  return words.charAt(0) + words.slice(1).toLowerCase()
}

/** The line of a JSON text on which the value at a path begins, or, where it is missing, the nearest one above it. */
export function lineOfPath(text: string, path: readonly string[]): number {
  const tree = parseTree(text)
  if (!tree) return 1
  for (let length = path.length; length > 0; length -= 1) {
    const keys = path.slice(0, length)
    // The library tells an index of a list from a key by its type.
    const node = findNodeAtLocation(tree, keys) ?? findNodeAtLocation(tree, keys.map(indexOf))
    // The property's own line, where it has one: its value may begin further down.
    if (node) return lineAt(text, node.parent?.type === 'property' ? node.parent.offset : node.offset)
  }
  return 1
}

function indexOf(key: string): string | number {
  return /^\d+$/.test(key) ? Number(key) : key
}

/** The offset at which a line begins. */
export function offsetOfLine(text: string, line: number): number {
  let offset = 0
  for (let at = 1; at < line; at += 1) {
    const end = text.indexOf('\n', offset)
    if (end < 0) return offset
    offset = end + 1
  }
  return offset
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split('\n').length
}
