import { type Context, Hono } from 'hono'
import { spendCode } from '../../adapters/d1/used-codes'
import { sendAccountMail } from '../../adapters/mail/account-mail'
import { authenticatorCode, passwordOnly, recoveryCodes, secondFactorBegun } from '../../protocol'
import { takeSignInTry } from '../account-tries'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { accountOf, onlyOwnPages, requireAccount } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { localeOf, noteAccountChange } from '../signed-in'
import { documented, jsonBody } from '../validate'
import { WRONG_PASSWORD } from './account-password'

const TAG = 'Account'
const PASSWORD_REFUSALS = {
  INVALID_PASSWORD: WRONG_PASSWORD,
  TOTP_ALREADY_ENABLED: new ProblemError(409, 'A second factor is set up already.'),
  TWO_FACTOR_NOT_ENABLED: new ProblemError(409, 'There is no second factor.'),
}
const WRONG_CODE = new ProblemError(403, 'This code is wrong, or was used before. Wait for the next one.', [
  { field: 'code', message: 'is wrong' },
])

/** The second factor of an account, under /v1/account. Each route asks for the password again, and its tries are counted. */
export const secondFactorRoutes = new Hono<AppEnv>()
  .post(
    '/second-factor',
    documented({
      summary: 'Begin with an authenticator app; in force once a code of it is confirmed',
      tag: TAG,
      success: { 200: { description: 'What the app takes in, and recovery codes', schema: secondFactorBegun } },
      problems: [401, 403, 409, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(passwordOnly),
    async (c) => {
      await takeSignInTry(c, 'password', accountOf(c).email, null)
      const { password } = c.req.valid('json')
      const begun = await callAuth(
        c,
        (auth, headers) =>
          auth.api.enableTwoFactor({ body: { password, method: 'totp' }, headers, returnHeaders: true }),
        PASSWORD_REFUSALS,
      )
      if (begun.method !== 'totp') throw new ProblemError(409, 'A second factor is set up already.')
      const secret = new URL(begun.totpURI).searchParams.get('secret') ?? ''
      return c.json({ uri: begun.totpURI, secret, recovery_codes: begun.backupCodes })
    },
  )
  .post(
    '/second-factor/confirm',
    documented({
      summary: 'Put the second factor in force with a code of the app',
      tag: TAG,
      success: { 204: { description: 'In force' } },
      problems: [401, 403, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(authenticatorCode),
    async (c) => {
      const { userId, email } = accountOf(c)
      const { code } = c.req.valid('json')
      await takeSignInTry(c, 'second_step', email, null)
      if (!(await spendCode(c.env.DB, userId, code, Date.now()))) throw WRONG_CODE
      await callAuth(c, (auth, headers) => auth.api.verifyTOTP({ body: { code }, headers, returnHeaders: true }), {
        INVALID_CODE: WRONG_CODE,
      })
      await changed(c, 'second_factor_on')
      return c.body(null, 204)
    },
  )
  .post(
    '/second-factor/recovery-codes',
    documented({
      summary: 'Make new recovery codes; those from before are void',
      tag: TAG,
      success: { 200: { description: 'The codes, shown this once', schema: recoveryCodes } },
      problems: [401, 403, 409, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(passwordOnly),
    async (c) => {
      await takeSignInTry(c, 'password', accountOf(c).email, null)
      const { password } = c.req.valid('json')
      const made = await callAuth(
        c,
        async (auth, headers) => ({ response: await auth.api.generateBackupCodes({ body: { password }, headers }) }),
        PASSWORD_REFUSALS,
      )
      return c.json({ recovery_codes: made.backupCodes })
    },
  )
  .post(
    '/second-factor/remove',
    documented({
      summary: 'Do without the second factor from now on',
      tag: TAG,
      success: { 204: { description: 'Removed' } },
      problems: [401, 403, 409, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(passwordOnly),
    async (c) => {
      await takeSignInTry(c, 'password', accountOf(c).email, null)
      const { password } = c.req.valid('json')
      await callAuth(
        c,
        (auth, headers) => auth.api.disableTwoFactor({ body: { password }, headers, returnHeaders: true }),
        PASSWORD_REFUSALS,
      )
      await changed(c, 'second_factor_off')
      return c.body(null, 204)
    },
  )

async function changed(c: Context<AppEnv>, kind: 'second_factor_on' | 'second_factor_off'): Promise<void> {
  forgetSessions()
  await noteAccountChange(c, accountOf(c).userId, kind)
  await sendAccountMail(c.env, { kind, to: accountOf(c).email, locale: localeOf(c) })
}
