import * as v from 'valibot'
import { instant, shopId } from './primitives'

const MAX_EMAIL_CHARS = 254
const MAX_NAME_CHARS = 60
/** As worker/config.ts has them. */
const PASSWORD = { min: 10, max: 128 }

export const memberRole = v.picklist(['owner', 'admin', 'agent', 'analyst'])

/** In lower case, as accounts are compared. */
export const accountEmail = v.pipe(
  v.string(),
  v.trim(),
  v.toLowerCase(),
  v.maxLength(MAX_EMAIL_CHARS, `must be at most ${MAX_EMAIL_CHARS} characters`),
  v.email('must be an e-mail address'),
)

/** A password to be set; one that is tried may be anything. */
export const newPassword = v.pipe(
  v.string(),
  v.minLength(PASSWORD.min, `must be at least ${PASSWORD.min} characters`),
  v.maxLength(PASSWORD.max, `must be at most ${PASSWORD.max} characters`),
)
const triedPassword = v.pipe(v.string(), v.maxLength(PASSWORD.max, `must be at most ${PASSWORD.max} characters`))

/** How somebody is called, by shoppers too. */
export const personName = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be blank'),
  v.maxLength(MAX_NAME_CHARS, `must be at most ${MAX_NAME_CHARS} characters`),
  v.regex(/^[^\p{Cc}\p{Cf}<>]*$/u, 'must be a name'),
  v.transform((text) => text.toWellFormed()),
)

/** From the link of an invitation, a reset or a set-up. */
export const linkToken = v.pipe(v.string(), v.regex(/^[\w-]{20,128}$/, 'must be the token of a link'))

/** POST /v1/account/set-up. Signed in, the token is enough: the account becomes the owner. */
export const setUpRequest = v.object({
  shop: shopId,
  token: linkToken,
  name: v.optional(personName),
  email: v.optional(accountEmail),
  password: v.optional(newPassword),
})

/** POST /v1/account/sign-in. */
export const signInRequest = v.object({ email: accountEmail, password: triedPassword })

/** POST /v1/account/second-step: the digits of an authenticator app, or one of the recovery codes. */
export const secondStepRequest = v.pipe(
  v.object({
    code: v.optional(v.pipe(v.string(), v.transform(digitsOf), v.regex(/^\d{6}$/, 'must be six digits'))),
    recovery_code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(40, 'must be a recovery code'))),
  }),
  v.check(
    ({ code, recovery_code }) => (code === undefined) !== (recovery_code === undefined),
    'needs one of both codes',
  ),
)

/** Apps show "123 456". */
function digitsOf(text: string): string {
  return text.replace(/\s+/g, '')
}

export const signInAnswer = v.object({ status: v.picklist(['signed_in', 'second_step']) })
export type SignInAnswer = v.InferOutput<typeof signInAnswer>

/** A shop the account works for. */
export const accountShop = v.object({
  shop: v.string(),
  name: v.string(),
  role: memberRole,
  display_name: v.string(),
  initials: v.string(),
  /** The shop asks for a second factor and this account has none: nothing of the shop opens before. */
  lacks_second_factor: v.boolean(),
})

/** GET /v1/account. */
export const accountInfo = v.object({
  id: v.string(),
  email: v.string(),
  name: v.string(),
  two_factor: v.boolean(),
  /** Of those made at set-up; null without a second factor. */
  recovery_codes_left: v.nullable(v.number()),
  session_expires_at: instant,
  shops: v.array(accountShop),
})
export type AccountInfo = v.InferOutput<typeof accountInfo>
