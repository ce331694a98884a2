import { encodeBase64 } from 'hono/utils/encode'
import { type FoundPerson, findPerson, type PersonQuery } from '../adapters/d1/personal/find-person'
import { readPersonRows } from '../adapters/d1/personal/statements'
import { linkTo, signLink } from '../adapters/jwt/action-links'
import { type ListedAttachment, listAttachments, readAttachment } from '../adapters/r2/attachments'
import { EXPORT_LINK_TTL_S, MAX_EXPORT_CONVERSATIONS, MAX_EXPORT_INLINE_BYTES } from '../config'
import type { ExportedAttachment, ExportedConversation, PersonExport } from '../protocol'
import { type ConversationsEnv, objectOf } from './erase-conversation'

export type ExportEnv = ConversationsEnv & Pick<Env, 'TOKEN_SECRET'> & { readonly PUBLIC_URL?: string }

/** Conversations read at once. */
const AT_ONCE = 8

/**
 * Everything a shop holds of a person, as one document; null for who is not known. Conversations in which an address was only typed are
 * left out with `provenOnly`: they may be somebody else's. Images are put in up to MAX_EXPORT_INLINE_BYTES, and linked to beyond.
 */
export async function exportPerson(
  env: ExportEnv,
  shop: string,
  query: PersonQuery,
  asked: { readonly now: number; readonly provenOnly: boolean },
): Promise<PersonExport | null> {
  const person = await findPerson(env.DB, shop, query, asked.now)
  if (!person) return null
  const ids = asked.provenOnly ? person.proven : person.conversations
  const shown = ids.slice(0, MAX_EXPORT_CONVERSATIONS)
  const [tables, conversations] = await Promise.all([
    readPersonRows(env.DB, asked.provenOnly ? onlyProven(person) : person),
    readConversations(env, shop, shown, person.proven),
  ])
  return {
    exported_at: new Date(asked.now).toISOString(),
    shop,
    person: {
      contact_ids: [...person.contactIds],
      emails: [...person.emails],
      names: [...person.names],
      phones: [...person.phones],
    },
    tables: Object.fromEntries(Object.entries(tables).map(([name, rows]) => [name, rows.map((row) => ({ ...row }))])),
    conversations,
    attachments: await readImages(env, shop, shown, asked.now),
    complete: shown.length === ids.length,
    notes: notesOf(person, asked.provenOnly, ids.length - shown.length),
  }
}

function onlyProven(person: FoundPerson): FoundPerson {
  return { ...person, conversations: person.proven }
}

function notesOf(person: FoundPerson, provenOnly: boolean, leftOut: number): string[] {
  const named = person.conversations.length - person.proven.length
  return [
    ...(provenOnly && named > 0
      ? [
          `${named} conversations in which an address was typed but not proven are left out: they may be another person's.`,
        ]
      : []),
    ...(person.mentions.length > 0
      ? [`${person.mentions.length} conversations of other persons name an address and are left out.`]
      : []),
    ...(leftOut > 0 ? [`${leftOut} conversations more than fit into one document are left out.`] : []),
    'Key-value storage holds nothing of persons. Analytics points name no person and cannot be told apart by one.',
  ]
}

async function readConversations(
  env: ExportEnv,
  shop: string,
  ids: readonly string[],
  proven: readonly string[],
): Promise<ExportedConversation[]> {
  const found: ExportedConversation[] = []
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const some = ids.slice(from, from + AT_ONCE).map(async (id) => {
      const rows = await objectOf(env, shop, id).history()
      const log = rows.map(({ at, events }) => ({ at: new Date(at).toISOString(), events: [...events] }))
      return { conversation_id: id, proven: proven.includes(id), log }
    })
    found.push(...(await Promise.all(some)))
  }
  return found
}

async function readImages(
  env: ExportEnv,
  shop: string,
  ids: readonly string[],
  now: number,
): Promise<ExportedAttachment[]> {
  const images: ExportedAttachment[] = []
  let room = MAX_EXPORT_INLINE_BYTES
  for (const conversationId of ids) {
    for (const image of await listAttachments(env.ATTACHMENTS, { shop, conversationId })) {
      const fits = image.bytes <= room
      if (fits) room -= image.bytes
      images.push({
        conversation_id: conversationId,
        attachment_id: image.id,
        bytes: image.bytes,
        uploaded_at: new Date(image.uploadedAt).toISOString(),
        ...(fits
          ? await inlined(env, shop, conversationId, image)
          : { url: await linked(env, shop, conversationId, image, now) }),
      })
    }
  }
  return images
}

async function inlined(env: ExportEnv, shop: string, conversationId: string, { id }: ListedAttachment) {
  const image = await readAttachment(env.ATTACHMENTS, { shop, conversationId, id })
  return image ? { type: image.type, base64: encodeBase64(image.bytes) } : {}
}

async function linked(env: ExportEnv, shop: string, conversationId: string, { id }: ListedAttachment, now: number) {
  const token = await signLink(
    env.TOKEN_SECRET,
    'data_photo',
    { shop, subject: conversationId, id },
    now,
    EXPORT_LINK_TTL_S,
  )
  return linkTo(env.PUBLIC_URL, shop, 'data-exports/image', token)
}
