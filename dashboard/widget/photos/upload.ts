import type { Attachment } from '../../../worker/protocol'
import type { PhotoStore } from '../shared/photos'
import type { PhotoWord } from './words'

/** As on the wire, in bytes. */
export const MAX_BYTES = 8 * 1_024 * 1_024
const TIMEOUT_MS = 120_000

export class UploadError extends Error {
  readonly word: PhotoWord
  constructor(word: PhotoWord) {
    super(word)
    this.word = word
  }
}

function wordOf(status: number): PhotoWord {
  if (status === 413) return 'tooLarge'
  if (status === 415 || status === 400) return 'notImage'
  return status === 409 ? 'full' : 'failed'
}

/** Uploads one photo. `onProgress` hears the share sent, 0 to 1: only this old way of asking tells it. */
export function upload(
  store: PhotoStore,
  photo: Blob,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<Attachment> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    const fail = (word: PhotoWord) => () => reject(new UploadError(word))
    request.open('POST', store.url)
    request.setRequestHeader('authorization', `Bearer ${store.token}`)
    request.setRequestHeader('content-type', photo.type || 'application/octet-stream')
    request.timeout = TIMEOUT_MS
    request.responseType = 'json'
    request.upload.onprogress = ({ loaded, total }) => onProgress(total ? loaded / total : 0)
    request.onload = () =>
      request.status === 201 ? resolve(request.response as Attachment) : fail(wordOf(request.status))()
    request.onerror = request.ontimeout = request.onabort = fail('failed')
    signal.addEventListener('abort', () => request.abort())
    request.send(photo)
  })
}

/** The bytes of a photo that was uploaded; null when it is not to be had. */
export async function download({ url, token }: PhotoStore, id: string): Promise<Blob | null> {
  const response = await fetch(`${url}/${id}`, { headers: { authorization: `Bearer ${token}` }, credentials: 'omit' })
  return response.ok ? response.blob() : null
}
