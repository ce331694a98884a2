/** Limits of the wire itself: what a well-formed message may hold. */

/** Longest message text, in UTF-16 code units: ten times the longest message seen in support logs. */
export const MAX_TEXT_CHARS = 4_000
/** Longest identifier given by a client: a UUID with room for prefixes. */
export const MAX_ID_CHARS = 64
/** Images sent along with one message. */
export const MAX_MESSAGE_ATTACHMENTS = 4
/** Largest image, in bytes: a phone's photo at full size. */
export const MAX_ATTACHMENT_BYTES = 8 * 1_024 * 1_024
/** Largest socket frame, in UTF-16 code units: the longest text, escaped, plus its envelope. */
export const MAX_FRAME_CHARS = 32_768
/** Events of one request: a browser sends a few, a server its last minute. */
export const MAX_EVENTS_PER_REQUEST = 200
