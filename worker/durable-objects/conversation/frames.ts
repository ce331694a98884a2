import * as v from 'valibot'
import { parseJson } from '../../core/parse-json'
import { err, ok, type Result } from '../../core/result'
import {
  type ClientFrame,
  clientFrame,
  clientMessageId,
  type ErrorCode,
  MAX_FRAME_CHARS,
  type ServerFrame,
} from '../../protocol'

export type ErrorFrame = Extract<ServerFrame, { type: 'error' }>

/** Parses what came over the socket. A fault names the field and the rule, never the value. */
export function parseFrame(data: string | ArrayBuffer): Result<ClientFrame, ErrorFrame> {
  if (typeof data !== 'string') return err(errorFrame('malformed', 'Frames are JSON text.'))
  if (data.length > MAX_FRAME_CHARS)
    return err(errorFrame('too_large', `A frame holds at most ${MAX_FRAME_CHARS} characters.`))
  const input = parseJson(data)
  if (input === undefined) return err(errorFrame('malformed', 'The frame is not JSON.'))
  const parsed = v.safeParse(clientFrame, input)
  if (parsed.success) return ok(parsed.output)
  const issue = parsed.issues[0]
  const field = v.getDotPath(issue)
  const message = /received/i.test(issue.message) ? 'is missing or of the wrong type' : issue.message
  return err(errorFrame('invalid', message, { ...(field ? { field } : {}), ...idOf(input) }))
}

export function errorFrame(code: ErrorCode, message: string, more: Partial<ErrorFrame> = {}): ErrorFrame {
  return { type: 'error', code, message, ...more }
}

/** The client's id for the refused message, if it is well-formed, so that the client can tell which one it was. */
function idOf(input: unknown): Partial<ErrorFrame> {
  const id =
    typeof input === 'object' && input !== null && 'client_message_id' in input ? input.client_message_id : undefined
  return v.is(clientMessageId, id) ? { client_message_id: id } : {}
}
