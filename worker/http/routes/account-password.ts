import { Hono } from 'hono'
import { sendAccountMail } from '../../adapters/mail/account-mail'
import { passwordChange, resetRequest, resetWithToken } from '../../protocol'
import { takeMailTry, takeNetworkTry, takeSignInTry } from '../account-tries'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { accountOf, onlyOwnPages, requireAccount } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { forgetSessions } from '../middleware/member-session'
import { ProblemError } from '../problem'
import { localeOf, noteAccountChange, originOf } from '../signed-in'
import { documented, jsonBody } from '../validate'

const TAG = 'Account'
export const WRONG_PASSWORD = new ProblemError(403, 'The password is wrong.', [
  { field: 'password', message: 'is wrong' },
])
const DEAD_LINK = new ProblemError(403, 'This link does not work any more: it is too old, or was used.')

/** Passwords, under /v1/account. */
export const passwordRoutes = new Hono<AppEnv>()
  .post(
    '/password',
    documented({
      summary: 'Change the own password; all other sessions end',
      tag: TAG,
      success: { 204: { description: 'Changed' } },
      problems: [401, 403, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(passwordChange),
    async (c) => {
      const { current_password: currentPassword, new_password: newPassword } = c.req.valid('json')
      const { email } = accountOf(c)
      await takeSignInTry(c, 'password', email, null)
      await callAuth(
        c,
        (auth, headers) =>
          auth.api.changePassword({
            body: { currentPassword, newPassword, revokeOtherSessions: true },
            headers,
            returnHeaders: true,
          }),
        { INVALID_PASSWORD: WRONG_PASSWORD },
      )
      forgetSessions()
      await noteAccountChange(c, accountOf(c).userId, 'change_password')
      await sendAccountMail(c.env, { kind: 'password_changed', to: email, locale: localeOf(c) })
      return c.body(null, 204)
    },
  )
  .post(
    '/forgot',
    documented({
      summary: 'Have a link mailed to set a new password; the answer is the same for every address',
      tag: TAG,
      success: { 202: { description: 'If there is such an account, a mail is on its way' } },
      problems: [403],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(resetRequest),
    async (c) => {
      const { email } = c.req.valid('json')
      const language = /^zh\b/i.test(localeOf(c)) ? 'zh' : 'en'
      const redirectTo = `${originOf(c)}/console/reset?lang=${language}`
      // Behind the answer, which so takes as long for an address that nobody has.
      c.executionCtx.waitUntil(
        (async () => {
          if (!(await takeMailTry(c, email))) return
          await callAuth(c, async (auth, headers) => ({
            response: await auth.api.requestPasswordReset({ body: { email, redirectTo }, headers }),
          }))
        })().catch((error: unknown) => {
          console.error(JSON.stringify({ level: 'error', at: 'account.forgot', error: String(error) }))
        }),
      )
      return c.body(null, 202)
    },
  )
  .post(
    '/reset',
    documented({
      summary: 'Set a new password with the token of a mailed link; all sessions end',
      tag: TAG,
      success: { 204: { description: 'Set' } },
      problems: [403, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(resetWithToken),
    async (c) => {
      const { token, new_password: newPassword } = c.req.valid('json')
      await takeNetworkTry(c)
      await callAuth(
        c,
        async (auth, headers) => ({
          response: await auth.api.resetPassword({ body: { token, newPassword }, headers }),
        }),
        { INVALID_TOKEN: DEAD_LINK, USER_NOT_FOUND: DEAD_LINK },
      )
      forgetSessions()
      return c.body(null, 204)
    },
  )
