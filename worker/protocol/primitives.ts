import * as v from 'valibot'
import { MAX_ID_CHARS, MAX_MESSAGE_ATTACHMENTS, MAX_TEXT_CHARS } from './limits'

/** A shop's slug as it stands in URLs. */
export const shopId = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,38}$/, 'must be a shop slug'))

/** Conversation ids are made by the server: 26 characters of Crockford base 32 (a ULID). */
export const conversationId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'must be a conversation id'))

/** Made by the server, as conversation ids are. */
export const attachmentId = v.pipe(v.string(), v.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/, 'must be an attachment id'))

/** What a message brings along: ids that POST .../attachments has given, in this conversation. */
export const attachmentIds = v.pipe(
  v.array(attachmentId),
  v.maxLength(MAX_MESSAGE_ATTACHMENTS, `at most ${MAX_MESSAGE_ATTACHMENTS} attachments`),
)

/** What may be sent along with a message. */
export const attachmentType = v.picklist(['image/jpeg', 'image/png', 'image/webp', 'image/heic'])
export type AttachmentType = v.InferOutput<typeof attachmentType>

/** A client's own id for a message; the same id sent again gets the stored reply, never a second turn. */
export const clientMessageId = v.pipe(
  v.string(),
  v.regex(/^[A-Za-z0-9_.:-]+$/, 'must be letters, digits and _ . : -'),
  v.maxLength(MAX_ID_CHARS, `must be at most ${MAX_ID_CHARS} characters`),
)

/** BCP 47 language tag, primary language and optional region or script ("zh", "pt-BR", "zh-Hans-CN"). */
export const locale = v.pipe(
  v.string(),
  v.maxLength(35, 'must be a language tag'),
  v.regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'must be a language tag'),
)

/**
 * Nothing that shows: white space, control and format characters, those Unicode lets a font leave out (Hangul fillers, joiners, variation
 * selectors), and the empty Braille cell, which Unicode counts as a symbol.
 */
const BLANK = /^[\s\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2800]*$/u

/** What a shopper wrote: not blank, bounded. Markup is text and stays text. */
export const messageText = v.pipe(
  v.string(),
  v.maxLength(MAX_TEXT_CHARS, `must be at most ${MAX_TEXT_CHARS} characters`),
  v.check((text) => !BLANK.test(text), 'must not be blank'),
  // A lone surrogate cannot be written in UTF-8: it becomes U+FFFD here, once, rather than somewhere else by surprise.
  v.transform((text) => text.toWellFormed()),
)

/** An instant, ISO 8601 in UTC. */
export const instant = v.pipe(v.string(), v.isoTimestamp())

/** A position in the conversation: 0 is before the first message. */
export const seq = v.pipe(v.number(), v.integer(), v.minValue(0))

export const language = v.picklist(['en', 'zh', 'es', 'fr', 'de', 'pt', 'ja', 'ar', 'und'])
export type Language = v.InferOutput<typeof language>
