import { ICONS } from './icons'

/** For a motif nobody has drawn: a plain parcel. */
const PARCEL =
  '<g fill="none" stroke="currentColor" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round">' +
  '<path d="M10 22l22-11 22 11v22L32 55 10 44zM10 22l22 11 22-11M32 33v22M21 16.5l22 11"/></g>'

/** A product's picture: its motif on a soft disc of its hue. `hue` is in degrees. */
export function productPicture(icon: string, hue: number): string {
  const turn = ((Math.round(hue) % 360) + 360) % 360
  return (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 128 128" role="img">' +
    `<rect width="128" height="128" fill="hsl(${turn} 42% 95%)"/>` +
    `<circle cx="64" cy="64" r="47" fill="hsl(${turn} 46% 88%)"/>` +
    `<g color="hsl(${turn} 38% 30%)" transform="translate(32 32)">${Object.hasOwn(ICONS, icon) ? ICONS[icon] : PARCEL}</g>` +
    '</svg>'
  )
}
