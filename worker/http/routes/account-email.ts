import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { emailIsTaken } from '../../adapters/d1/accounts'
import { drawToken } from '../../adapters/d1/token'
import { sendAccountMail } from '../../adapters/mail/account-mail'
import { EMAIL_CHANGE_TTL_MS } from '../../config'
import { parseJson } from '../../core/parse-json'
import { emailChange, emailConfirmation, nameChange } from '../../protocol'
import { takeMailTry, takeNetworkTry, takeSignInTry } from '../account-tries'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { accountOf, onlyOwnPages, requireAccount } from '../middleware/account'
import { limitBody, requireJson } from '../middleware/body-limit'
import { ProblemError } from '../problem'
import { localeOf, noteAccountChange, originOf } from '../signed-in'
import { documented, jsonBody } from '../validate'
import { WRONG_PASSWORD } from './account-password'

const TAG = 'Account'
const asked = v.object({ user_id: v.string(), email: v.string() })

/** Name and e-mail of an account, under /v1/account. */
export const emailRoutes = new Hono<AppEnv>()
  .patch(
    '/',
    documented({
      summary: 'Change the own name',
      tag: TAG,
      success: { 204: { description: 'Changed' } },
      problems: [401, 403],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(nameChange),
    async (c) => {
      const { name } = c.req.valid('json')
      await callAuth(c, (auth, headers) => auth.api.updateUser({ body: { name }, headers, returnHeaders: true }))
      return c.body(null, 204)
    },
  )
  .post(
    '/email',
    documented({
      summary: 'Ask for another e-mail; it holds once the link in its mailbox is opened',
      tag: TAG,
      success: { 202: { description: 'If the address is free, a mail is on its way to it' } },
      problems: [401, 403, 429],
    }),
    onlyOwnPages,
    requireAccount,
    limitBody,
    requireJson,
    jsonBody(emailChange),
    async (c) => {
      const { new_email: email, password } = c.req.valid('json')
      const account = accountOf(c)
      await takeSignInTry(c, 'password', account.email, null)
      await mustKnowPassword(c, password)
      // An address that somebody has gets no mail, and the answer does not tell.
      if ((await takeMailTry(c, email)) && !(await emailIsTaken(c.env.DB, email)))
        await askToConfirm(c, account.userId, email)
      return c.body(null, 202)
    },
  )
  .post(
    '/email/confirm',
    documented({
      summary: 'Confirm a new e-mail with the token of the mailed link',
      tag: TAG,
      success: { 204: { description: 'The account signs in with it from now on' } },
      problems: [403, 409, 429],
    }),
    onlyOwnPages,
    limitBody,
    requireJson,
    jsonBody(emailConfirmation),
    async (c) => {
      await takeNetworkTry(c)
      await confirm(c, c.req.valid('json').token)
      return c.body(null, 204)
    },
  )

/** @throws ProblemError 403 */
export async function mustKnowPassword(c: Context<AppEnv>, password: string): Promise<void> {
  await callAuth(
    c,
    async (auth, headers) => ({ response: await auth.api.verifyPassword({ body: { password }, headers }) }),
    { INVALID_PASSWORD: WRONG_PASSWORD },
  )
}

async function askToConfirm(c: Context<AppEnv>, userId: string, email: string): Promise<void> {
  const token = drawToken()
  await callAuth(c, async (auth) => {
    const { internalAdapter } = await auth.$context
    const response = await internalAdapter.createVerificationValue({
      identifier: `change-email:${token}`,
      value: JSON.stringify({ user_id: userId, email }),
      expiresAt: new Date(Date.now() + EMAIL_CHANGE_TTL_MS),
    })
    return { response }
  })
  const link = `${originOf(c)}/console/confirm-email#token=${token}`
  await sendAccountMail(c.env, { kind: 'confirm_email', to: email, locale: localeOf(c), values: { link } })
}

/** Spends the link, then moves the account over; the old address is told. */
async function confirm(c: Context<AppEnv>, token: string): Promise<void> {
  const before = await callAuth(c, async (auth) => {
    const { internalAdapter } = await auth.$context
    const spent = await internalAdapter.consumeVerificationValue(`change-email:${token}`)
    const change = v.safeParse(asked, parseJson(spent?.value ?? ''))
    if (!spent || !change.success || spent.expiresAt <= new Date())
      throw new ProblemError(403, 'This link does not work any more: it is too old, or was used.')
    const { user_id: userId, email } = change.output
    const user = await internalAdapter.findUserById(userId)
    if (!user || (await emailIsTaken(c.env.DB, email))) throw new ProblemError(409, 'This address is taken by now.')
    await internalAdapter.updateUser(userId, { email, emailVerified: true })
    return { response: { userId, old: user.email, email } }
  })
  await noteAccountChange(c, before.userId, 'change_email')
  await sendAccountMail(c.env, {
    kind: 'email_changed',
    to: before.old,
    locale: localeOf(c),
    values: { email: before.email },
  })
}
