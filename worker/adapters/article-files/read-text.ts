import { err, ok, type Result } from '../../core/result'

export type FileError = { readonly field: string; readonly message: string }

/** Bytes as text: UTF-8, or UTF-16 where a byte order mark says so. What else it might be is not guessed: a wrong guess garbles every word. */
export function readText(bytes: Uint8Array): Result<string, FileError> {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: false }).decode(bytes)
    if (!text.includes('\0')) return ok(text)
  } catch {
    // Told below, as for a text with zero bytes.
  }
  return err({
    field: 'file',
    message: 'must be text in UTF-8: save it again as "CSV UTF-8" or with the encoding UTF-8',
  })
}
