export type DiffLine = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

/** Above this product of lengths the middle is shown as replaced whole: comparing every pair would be felt. */
const MAX_CELLS = 1_000_000

/** Which lines were taken away and which came, by the longest common run of lines. */
export function diffLines(before: readonly string[], after: readonly string[]): DiffLine[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1
  let [oldEnd, newEnd] = [before.length, after.length]
  while (oldEnd > start && newEnd > start && before[oldEnd - 1] === after[newEnd - 1]) {
    oldEnd -= 1
    newEnd -= 1
  }
  return [
    ...lines('same', before.slice(0, start)),
    ...middle(before.slice(start, oldEnd), after.slice(start, newEnd)),
    ...lines('same', before.slice(oldEnd)),
  ]
}

function lines(kind: DiffLine['kind'], texts: readonly string[]): DiffLine[] {
  return texts.map((text) => ({ kind, text }))
}

function middle(before: readonly string[], after: readonly string[]): DiffLine[] {
  if (before.length * after.length > MAX_CELLS) return [...lines('removed', before), ...lines('added', after)]
  const common = commonLengths(before, after)
  const found: DiffLine[] = []
  let [i, j] = [0, 0]
  while (i < before.length || j < after.length) {
    const [old, next] = [before[i], after[j]]
    if (old !== undefined && old === next) {
      found.push({ kind: 'same', text: old })
      i += 1
      j += 1
    } else if (old !== undefined && (next === undefined || at(common, i + 1, j) >= at(common, i, j + 1))) {
      found.push({ kind: 'removed', text: old })
      i += 1
    } else {
      found.push({ kind: 'added', text: next ?? '' })
      j += 1
    }
  }
  return found
}

/** Longest common subsequence of what is left from each pair of places on. */
function commonLengths(before: readonly string[], after: readonly string[]): readonly Uint32Array[] {
  const rows = Array.from({ length: before.length + 1 }, () => new Uint32Array(after.length + 1))
  for (let i = before.length - 1; i >= 0; i -= 1) {
    const row = rows[i]
    for (let j = after.length - 1; row && j >= 0; j -= 1) {
      row[j] = before[i] === after[j] ? at(rows, i + 1, j + 1) + 1 : Math.max(at(rows, i + 1, j), at(rows, i, j + 1))
    }
  }
  return rows
}

const at = (rows: readonly Uint32Array[], i: number, j: number): number => rows[i]?.[j] ?? 0
