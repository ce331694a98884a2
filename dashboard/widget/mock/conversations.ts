import { randomBytes } from 'node:crypto'
import type { Attachment, ConversationStatus, LogPage, Message, Reply } from '../../../worker/protocol'
import { type Answer, answerTo } from './answers.ts'

const ULID = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PAGE = 50

export interface Conversation {
  id: string
  token: string
  status: ConversationStatus
  messages: Message[]
  /** Stored replies by client_message_id: a repeat gets the same one. */
  replies: Map<string, Reply>
  photos: Map<string, Buffer>
}

const newId = () => Array.from(randomBytes(26), (byte) => ULID[byte % 32]).join('')

export const newConversation = (): Conversation => ({
  id: newId(),
  token: randomBytes(16).toString('hex'),
  status: 'bot',
  messages: [],
  replies: new Map(),
  photos: new Map(),
})

export function append(conversation: Conversation, message: Omit<Message, 'seq' | 'at'>): Message {
  const stored = { ...message, seq: conversation.messages.length + 1, at: new Date().toISOString() }
  conversation.messages.push(stored)
  return stored
}

/** Keeps a photo; answers as the Worker does. */
export function keepPhoto(conversation: Conversation, bytes: Buffer): Attachment {
  const made: Attachment = { id: newId(), type: 'image/jpeg' }
  conversation.photos.set(made.id, bytes)
  return made
}

/** One turn, once per client_message_id. */
export function turn(conversation: Conversation, id: string, text: string, photoIds: readonly string[] = []): Reply {
  const before = conversation.replies.get(id)
  if (before) return before
  const attachments: Attachment[] = photoIds.map((photo) => ({ id: photo, type: 'image/jpeg' }))
  const own = append(conversation, {
    author: 'shopper',
    text,
    client_message_id: id,
    ...(attachments.length > 0 && { attachments }),
  })
  const answer: Answer = answerTo(text)
  const messages = conversation.status === 'bot' ? [append(conversation, { author: 'bot', ...answer })] : []
  const reply: Reply = {
    client_message_id: id,
    seq: own.seq,
    messages,
    understanding: {
      intent: { name: 'mock', confidence: 1 },
      alternatives: [],
      sentiment: { label: 'neutral', score: 0 },
      language: 'en',
      entities: [],
    },
    status: conversation.status,
  }
  conversation.replies.set(id, reply)
  return reply
}

export function pageOf(conversation: Conversation, afterSeq: number): LogPage {
  const after = conversation.messages.filter((m) => m.seq > afterSeq)
  const messages = after.slice(0, PAGE)
  const { status } = conversation
  return { messages, status, last_seq: conversation.messages.length, more: after.length > PAGE }
}
