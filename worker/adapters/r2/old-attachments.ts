import { ulid } from '../../core/ulid'

/** Pages of a thousand keys looked through in one run of one shop. */
const MAX_PAGES = 5

/**
 * Deletes a shop's images that were uploaded before `before` (epoch milliseconds); answers how many. Keys begin with the conversation's id,
 * which begins with its time: the oldest come first, and none can be old after a conversation that is younger.
 */
export async function deleteOldAttachments(bucket: R2Bucket, shop: string, before: number): Promise<number> {
  const young = `${shop}/${ulid(before, new Uint8Array(16))}`
  let deleted = 0
  let cursor: string | undefined
  for (let page = 0; page < MAX_PAGES; page++) {
    const listed = await bucket.list({ prefix: `${shop}/`, ...(cursor ? { cursor } : {}) })
    const old = listed.objects.filter(({ uploaded }) => uploaded.getTime() < before).map(({ key }) => key)
    if (old.length > 0) await bucket.delete(old)
    deleted += old.length
    const last = listed.objects.at(-1)
    if (!listed.truncated || !last || last.key >= young) break
    cursor = listed.cursor
  }
  return deleted
}
