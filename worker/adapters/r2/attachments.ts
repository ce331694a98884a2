import type { Attachment, AttachmentType } from '../../protocol'

/** An image of a conversation, as R2 keeps it: under its shop and conversation, so that either can be deleted whole. */
export type AttachmentPlace = { readonly shop: string; readonly conversationId: string; readonly id: string }

/** @throws Error when R2 does not take it. */
export async function putAttachment(
  bucket: R2Bucket,
  place: AttachmentPlace,
  type: AttachmentType,
  bytes: Uint8Array,
): Promise<void> {
  await bucket.put(keyOf(place), bytes, { httpMetadata: { contentType: type } })
}

export function getAttachment(bucket: R2Bucket, place: AttachmentPlace): Promise<R2ObjectBody | null> {
  return bucket.get(keyOf(place))
}

export type ListedAttachment = { readonly id: string; readonly bytes: number; readonly uploadedAt: number }

/** The images of a conversation, oldest first. */
export async function listAttachments(
  bucket: R2Bucket,
  { shop, conversationId }: Omit<AttachmentPlace, 'id'>,
): Promise<ListedAttachment[]> {
  const prefix = `${shop}/${conversationId}/`
  const { objects } = await bucket.list({ prefix })
  return objects.map(({ key, size, uploaded }) => ({
    id: key.slice(prefix.length),
    bytes: size,
    uploadedAt: uploaded.getTime(),
  }))
}

/** An image whole; null when it is not there. */
export async function readAttachment(
  bucket: R2Bucket,
  place: AttachmentPlace,
): Promise<{ readonly type: string; readonly bytes: ArrayBuffer } | null> {
  const object = await getAttachment(bucket, place)
  if (!object) return null
  return { type: object.httpMetadata?.contentType ?? 'application/octet-stream', bytes: await object.arrayBuffer() }
}

/** Deletes every image of a conversation: the part of an erasure that the log does not hold. */
export async function deleteAttachments(
  bucket: R2Bucket,
  { shop, conversationId }: Omit<AttachmentPlace, 'id'>,
): Promise<number> {
  const prefix = `${shop}/${conversationId}/`
  let deleted = 0
  // One page holds more than a conversation may have; the loop is for what an older limit left.
  for (let page = await bucket.list({ prefix }); page.objects.length > 0; page = await bucket.list({ prefix })) {
    await bucket.delete(page.objects.map((object) => object.key))
    deleted += page.objects.length
  }
  return deleted
}

/** What a browser calls the file when it is saved; what the shopper called it is never kept. */
export function fileNameOf({ id, type }: Pick<Attachment, 'id' | 'type'>): string {
  return `photo-${id.slice(-6).toLowerCase()}.${type === 'image/jpeg' ? 'jpg' : type.slice('image/'.length)}`
}

function keyOf({ shop, conversationId, id }: AttachmentPlace): string {
  return `${shop}/${conversationId}/${id}`
}
