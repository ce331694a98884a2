import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

/** What a shop's page may be asked to carry, gzip bytes: the loader on every page, the panel when it is wanted, photos with the first one. */
const LIMITS = { loader: 4_096, panel: 25_600, photos: 5_120 }

const dist = process.argv[2] ?? fileURLToPath(new URL('../dist', import.meta.url))
const hashed = (part: string) =>
  readdirSync(`${dist}/widget`).find((name) => new RegExp(`^(?:part-)?${part}-\\w+\\.js$`).test(name)) ?? 'missing'

const sizeOf = (path: string) => gzipSync(readFileSync(`${dist}/${path}`), { level: 9 }).length

function check(part: keyof typeof LIMITS, path: string): boolean {
  const size = sizeOf(path)
  const fits = size <= LIMITS[part]
  console.log(
    `${part.padEnd(6)} ${String(size).padStart(6)} of ${LIMITS[part]} bytes gzip  ${fits ? 'ok' : 'TOO LARGE'}`,
  )
  return fits
}

const results = [
  check('loader', 'widget.js'),
  check('panel', `widget/${hashed('panel')}`),
  check('photos', `widget/${hashed('photos')}`),
]
if (results.includes(false)) process.exitCode = 1
