import * as v from 'valibot'
import { accountEmail, linkToken, newPassword, personName } from './accounts'
import { instant } from './primitives'

/** The password of who is signed in, asked again before something weighty. */
const ownPassword = v.pipe(v.string(), v.maxLength(128, 'must be at most 128 characters'))

export const passwordChange = v.object({ current_password: ownPassword, new_password: newPassword })
export const resetRequest = v.object({ email: accountEmail })
export const resetWithToken = v.object({ token: linkToken, new_password: newPassword })
export const emailChange = v.object({ new_email: accountEmail, password: ownPassword })
export const emailConfirmation = v.object({ token: linkToken })
export const nameChange = v.object({ name: personName })
export const passwordOnly = v.object({ password: ownPassword })
export const authenticatorCode = v.object({
  code: v.pipe(
    v.string(),
    v.transform((text) => text.replace(/\s+/g, '')),
    v.regex(/^\d{6}$/, 'must be six digits'),
  ),
})

/** What an authenticator app takes in; `recovery_codes` are shown this once. */
export const secondFactorBegun = v.object({ uri: v.string(), secret: v.string(), recovery_codes: v.array(v.string()) })
export type SecondFactorBegun = v.InferOutput<typeof secondFactorBegun>
export const recoveryCodes = v.object({ recovery_codes: v.array(v.string()) })
export type RecoveryCodes = v.InferOutput<typeof recoveryCodes>

/** A browser that is signed in; `place` is coarse. */
export const accountSession = v.object({
  id: v.string(),
  device: v.string(),
  place: v.string(),
  created_at: instant,
  last_used_at: instant,
  is_this: v.boolean(),
})
export const accountSessionList = v.object({ sessions: v.array(accountSession) })
export type AccountSessionList = v.InferOutput<typeof accountSessionList>
export const sessionId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/, 'must be the id of a session'))
