import { contrast } from '../../../widget/shared/accent'

type Rgb = [number, number, number]
/** WCAG 2 asks so much of text. */
export const MIN_CONTRAST = 4.5
const WHITE: Rgb = [255, 255, 255]
/** The page's own dark surface in the widget's tokens. */
const DARK: Rgb = [17, 22, 22]
/** What the widget writes on light colours. */
const INK: Rgb = [6, 12, 12]

export type ContrastReport = {
  /** Of the words and icons on the colour, in the better of white and black. */
  readonly on: number
  readonly ink: 'white' | 'black'
  /** Of the colour on a white page, and on a dark one. */
  readonly onWhite: number
  readonly onDark: number
}

/** How readable a colour "#rrggbb" is; null where it is none. */
export function contrastOf(hex: string): ContrastReport | null {
  if (!/^#[0-9a-f]{6}$/i.test(hex)) return null
  const color = [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as Rgb
  const onWhite = contrast(color, WHITE)
  const onInk = contrast(color, INK)
  const ink = onWhite >= MIN_CONTRAST || onWhite > onInk ? 'white' : 'black'
  return { on: ink === 'white' ? onWhite : onInk, ink, onWhite, onDark: contrast(color, DARK) }
}
