import { pick, type Rng } from './rng.ts'

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Keys beside each key on a QWERTY keyboard, in its own row and diagonally. */
const NEIGHBOURS = makeNeighbours()

function makeNeighbours(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  ROWS.forEach((row, r) => {
    ;[...row].forEach((key, c) => {
      const near = [
        row[c - 1],
        row[c + 1],
        ROWS[r - 1]?.[c],
        ROWS[r + 1]?.[c],
        ROWS[r + 1]?.[c - 1],
        ROWS[r - 1]?.[c + 1],
      ]
      found.set(key, near.filter((k) => k !== undefined).join(''))
    })
  })
  return found
}

/** One slip of the fingers at a random letter: a neighbour key, a dropped, doubled or swapped letter. */
export function typo(text: string, rng: Rng): string {
  const units = [...text]
  const spots = units.flatMap((unit, i) => (/\p{L}/u.test(unit) ? [i] : []))
  if (spots.length < 3) return text
  const at = spots[pick(rng, spots.length)] as number
  const letter = units[at] as string
  const near = NEIGHBOURS.get(letter)
  const kind = pick(rng, 4)
  if (kind === 0 && near !== undefined) units[at] = near[pick(rng, near.length)] as string
  else if (kind === 1 && near !== undefined) units[at] = letter + letter
  else if (kind === 2 && at + 1 < units.length) units.splice(at, 2, units[at + 1] as string, letter)
  else units.splice(at, 1)
  return units.join('')
}

/** Leaves out each word, or each character of an unspaced script, with chance `rate`; never all of them. */
function dropWords(text: string, rate: number, rng: Rng): string {
  const parts = text.match(/ [^\s\p{Script=Han}]+|\p{Script=Han}|[^\s]/gu) ?? []
  if (parts.length < 3) return text
  const kept = parts.filter(() => rng() >= rate)
  return kept.length === 0 ? text : kept.join('')
}

/** Letters and more to each slip of somebody who types in great haste. */
const LETTERS_PER_SLIP = 9

/** Several slips, about one in every other word: what haste, cold fingers and autocorrect leave. */
function manyTypos(text: string, rng: Rng): string {
  let mistyped = text
  for (let left = text.length; left > 0; left -= LETTERS_PER_SLIP) mistyped = typo(mistyped, rng)
  return mistyped
}

export type AugmentSettings = {
  /** Share of messages with one slip. */
  readonly typoRate: number
  /** Share of messages with many. */
  readonly hasteRate: number
  readonly wordDropout: number
}

/** Another way the same normalised message could have been typed. */
export function augment(normalised: string, settings: AugmentSettings, rng: Rng): string {
  let text = normalised
  const chance = rng()
  if (chance < settings.hasteRate) text = manyTypos(text, rng)
  else if (chance < settings.hasteRate + settings.typoRate) text = typo(text, rng)
  if (settings.wordDropout > 0) text = dropWords(text, settings.wordDropout, rng)
  return text
}
