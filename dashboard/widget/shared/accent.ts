/** The shop's own accent, made readable: text on it, and a shade of it as text on light and dark surfaces. */

type Rgb = [number, number, number]

const HEX = /^#[0-9a-f]{6}$/i
/** The darkest light surface and the lightest dark one of the tokens: ink that passes here passes on all. */
const LIGHT_SURFACE: Rgb = [239, 242, 242]
const DARK_SURFACE: Rgb = [42, 50, 51]
const MIN_CONTRAST = 4.5

export const isHex = (value: string): boolean => HEX.test(value)

const parse = (hex: string): Rgb => [1, 3, 5].map((i) => Number.parseInt(hex.slice(i, i + 2), 16)) as Rgb

const print = (rgb: Rgb): string => `#${rgb.map((c) => Math.round(c).toString(16).padStart(2, '0')).join('')}`

function luminance(rgb: Rgb): number {
  const [r, g, b] = rgb.map((c) => (c <= 10 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4)) as Rgb
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** WCAG 2 contrast ratio, 1 to 21. */
export function contrast(a: Rgb, b: Rgb): number {
  const [x, y] = [luminance(a) + 0.05, luminance(b) + 0.05]
  return Math.max(x, y) / Math.min(x, y)
}

/** The colour moved towards `end` until it reads on `surface`. */
function readable(color: Rgb, surface: Rgb, end: number): string {
  let shade = color
  for (let step = 0; step < 20 && contrast(shade, surface) < MIN_CONTRAST; step++) {
    shade = shade.map((c) => c + (end - c) * 0.12) as Rgb
  }
  return print(shade)
}

/** White or near-black, whichever reads better on `color`. */
function textOn(color: Rgb): string {
  const white = contrast(color, [255, 255, 255])
  return white >= MIN_CONTRAST || white > contrast(color, [6, 12, 12]) ? '#ffffff' : '#060c0c'
}

/** Rules that put `hex` in place of the accent tokens; '' when it is no colour. */
export function accentRules(hex: string): string {
  if (!isHex(hex)) return ''
  const color = parse(hex)
  const on = textOn(color)
  const ink = `light-dark(${readable(color, LIGHT_SURFACE, 0)},${readable(color, DARK_SURFACE, 255)})`
  return (
    `:host{--k-accent:${hex};--k-accent-hover:color-mix(in srgb,${hex} 88%,${on === '#ffffff' ? '#000' : '#fff'});` +
    `--k-on-accent:${on};--k-accent-ink:${ink};--k-focus:${ink};` +
    `--k-accent-soft:color-mix(in srgb,${hex} 14%,var(--k-bg-raised));--k-on-accent-soft:var(--k-text)}`
  )
}
