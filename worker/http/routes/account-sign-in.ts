import { type Context, Hono } from 'hono'
import { getSignedCookie } from 'hono/cookie'
import { accountsSecret, SECOND_STEP_COOKIE } from '../../adapters/accounts/names'
import { spendCode } from '../../adapters/d1/used-codes'
import { secondStepRequest, signInAnswer, signInRequest } from '../../protocol'
import { forgetSignInTries, takeSignInTry } from '../account-tries'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { onlyOwnPages } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { knownDevice, noteDevice } from '../signed-in'
import { documented, jsonBody } from '../validate'

const TAG = 'Account'
/** One answer for an unknown address and a wrong password. */
const WRONG = new ProblemError(401, 'E-mail or password is wrong.')
const WRONG_CODE = new ProblemError(401, 'This code is wrong, or was used before. Wait for the next one.')
const START_AGAIN = new ProblemError(401, 'The second step took too long or failed too often. Start again.', [
  { field: 'step', message: 'must begin again' },
])

/** Signing in and out, under /v1/account. */
export const signInRoutes = new Hono<AppEnv>()
  .post(
    '/sign-in',
    documented({
      summary: 'Sign in with e-mail and password; the session is a cookie',
      tag: TAG,
      success: { 200: { description: 'Signed in, or the second step is next', schema: signInAnswer } },
      problems: [401, 403, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(signInRequest),
    async (c) => {
      const { email, password } = c.req.valid('json')
      const device = await knownDevice(c, email)
      await takeSignInTry(c, 'password', email, device)
      const answer = await signIn(c, email, password)
      await forgetSignInTries(c, 'password', email, device)
      if ('twoFactorRedirect' in answer) return c.json({ status: 'second_step' as const })
      await noteDevice(c, answer.user)
      return c.json({ status: 'signed_in' as const })
    },
  )
  .post(
    '/second-step',
    documented({
      summary: 'The second step of signing in: a code of the authenticator app, or a recovery code',
      tag: TAG,
      success: { 200: { description: 'Signed in', schema: signInAnswer } },
      problems: [401, 403, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(secondStepRequest),
    async (c) => {
      const { code, recovery_code: recoveryCode } = c.req.valid('json')
      const user = await secondStepOf(c)
      const device = await knownDevice(c, user.email)
      await takeSignInTry(c, 'second_step', user.email, device)
      if (code !== undefined) await verifyCode(c, user.id, code)
      else await verifyRecoveryCode(c, recoveryCode ?? '')
      await forgetSignInTries(c, 'second_step', user.email, device)
      await noteDevice(c, user)
      return c.json({ status: 'signed_in' as const })
    },
  )
  .post(
    '/sign-out',
    documented({ summary: 'End this session', tag: TAG, success: { 204: { description: 'Ended' } }, problems: [403] }),
    onlyOwnPages,
    async (c) => {
      await callAuth(c, (auth, headers) => auth.api.signOut({ headers, returnHeaders: true }))
      forgetSessions()
      return c.body(null, 204)
    },
  )

/** Opens a session, a new one each time, or the second step of it. @throws ProblemError 401 */
export async function signIn(c: Context<AppEnv>, email: string, password: string) {
  return callAuth(
    c,
    (auth, headers) => auth.api.signInEmail({ body: { email, password }, headers, returnHeaders: true }),
    { INVALID_EMAIL_OR_PASSWORD: WRONG, INVALID_EMAIL: WRONG, PASSWORD_TOO_LONG: WRONG },
  )
}

/** Whose second step is under way in this browser. @throws ProblemError 401 */
async function secondStepOf(c: Context<AppEnv>): Promise<{ id: string; email: string }> {
  const identifier = await getSignedCookie(c, accountsSecret(c.env), SECOND_STEP_COOKIE)
  const user = identifier
    ? await callAuth(c, async (auth) => {
        const { internalAdapter } = await auth.$context
        const step = await internalAdapter.findVerificationValue(identifier)
        return { response: step && step.expiresAt > new Date() ? await internalAdapter.findUserById(step.value) : null }
      })
    : null
  if (!user) throw START_AGAIN
  return user
}

/** A code is good once, though it is right for a minute: it is spent before it is judged. */
async function verifyCode(c: Context<AppEnv>, userId: string, code: string): Promise<void> {
  if (!(await spendCode(c.env.DB, userId, code, Date.now()))) throw WRONG_CODE
  await callAuth(c, (auth, headers) => auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), REFUSALS)
}

async function verifyRecoveryCode(c: Context<AppEnv>, code: string): Promise<void> {
  await callAuth(
    c,
    (auth, headers) => auth.api.verifyBackupCode({ body: { code }, headers, returnHeaders: true }),
    REFUSALS,
  )
}

const REFUSALS = {
  INVALID_CODE: WRONG_CODE,
  INVALID_BACKUP_CODE: WRONG_CODE,
  INVALID_TWO_FACTOR_COOKIE: START_AGAIN,
  TOO_MANY_ATTEMPTS_REQUEST_NEW_CODE: START_AGAIN,
  ACCOUNT_TEMPORARILY_LOCKED: new ProblemError(429, 'Too many wrong codes. Wait 15 minutes.', undefined, {
    'retry-after': '900',
  }),
}
