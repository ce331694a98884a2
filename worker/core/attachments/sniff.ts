import type { AttachmentType } from '../../protocol'

/** What an image is by its own bytes. Sizes in pixels where the header tells them plainly. */
export type Sniffed = { readonly type: AttachmentType; readonly width?: number; readonly height?: number }

/** Brands of the ISO container that hold HEIC pictures; "mif1" and "msf1" are its general ones. */
const HEIC_BRANDS: ReadonlySet<string> = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1'])

/** The kind of image, whatever it was called and said to be; null for anything else, be it SVG, GIF, HTML or a cut-off file. */
export function sniffImage(bytes: Uint8Array): Sniffed | null {
  return png(bytes) ?? jpeg(bytes) ?? webp(bytes) ?? heic(bytes)
}

const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

function png(bytes: Uint8Array): Sniffed | null {
  if (!PNG.every((byte, index) => bytes[index] === byte) || text(bytes, 12, 4) !== 'IHDR' || bytes.length < 33)
    return null
  return sized('image/png', uint(bytes, 16, 4), uint(bytes, 20, 4))
}

/** Segments read at most before the picture's own: more than any camera writes. */
const MAX_SEGMENTS = 200

function jpeg(bytes: Uint8Array): Sniffed | null {
  if (uint(bytes, 0, 2) !== 0xffd8 || bytes[2] !== 0xff) return null
  let at = 2
  for (let segment = 0; segment < MAX_SEGMENTS && at + 9 < bytes.length; segment++) {
    if (bytes[at] !== 0xff) break
    const marker = bytes[at + 1] ?? 0
    if (isFrame(marker)) return sized('image/jpeg', uint(bytes, at + 7, 2), uint(bytes, at + 5, 2))
    // A marker may be padded with further 0xff.
    at += marker === 0xff ? 1 : 2 + uint(bytes, at + 2, 2)
  }
  return { type: 'image/jpeg' }
}

/** Start of frame: 0xc0 to 0xcf but for the tables and restarts among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

function webp(bytes: Uint8Array): Sniffed | null {
  if (text(bytes, 0, 4) !== 'RIFF' || text(bytes, 8, 4) !== 'WEBP' || bytes.length < 30) return null
  const chunk = text(bytes, 12, 4)
  if (chunk === 'VP8X') return sized('image/webp', 1 + little(bytes, 24, 3), 1 + little(bytes, 27, 3))
  if (chunk === 'VP8 ') return sized('image/webp', little(bytes, 26, 2) & 0x3fff, little(bytes, 28, 2) & 0x3fff)
  if (chunk !== 'VP8L') return null
  const bits = little(bytes, 21, 4)
  return sized('image/webp', 1 + (bits & 0x3fff), 1 + ((bits >>> 14) & 0x3fff))
}

function heic(bytes: Uint8Array): Sniffed | null {
  if (text(bytes, 4, 4) !== 'ftyp') return null
  return HEIC_BRANDS.has(text(bytes, 8, 4)) ? { type: 'image/heic' } : null
}

function sized(type: AttachmentType, width: number, height: number): Sniffed {
  return width > 0 && height > 0 ? { type, width, height } : { type }
}

function text(bytes: Uint8Array, from: number, length: number): string {
  return String.fromCharCode(...bytes.subarray(from, from + length))
}

/** Big-endian; bytes beyond the end count as 0. */
function uint(bytes: Uint8Array, from: number, length: number): number {
  let value = 0
  for (let index = 0; index < length; index++) value = value * 256 + (bytes[from + index] ?? 0)
  return value
}

function little(bytes: Uint8Array, from: number, length: number): number {
  let value = 0
  for (let index = length - 1; index >= 0; index--) value = value * 256 + (bytes[from + index] ?? 0)
  return value
}
