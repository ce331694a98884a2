import { drizzleAdapter } from 'better-auth/adapters/drizzle'
import { betterAuth } from 'better-auth/minimal'
import { twoFactor } from 'better-auth/plugins/two-factor'
import { MAX_PASSWORD_CHARS, MIN_PASSWORD_CHARS, SESSION_RENEW_S, SESSION_TTL_S } from '../../config'
import {
  accountCredentials,
  accountSessions,
  accountTwoFactors,
  accountUsers,
  accountVerifications,
} from '../d1/accounts-schema'
import { openDatabase } from '../d1/database'
import { sendAccountMail } from '../mail/account-mail'
import { accountsSecret, SECOND_STEP_COOKIE, SESSION_COOKIE } from './names'
import { hashPassword, verifyPassword } from './password'

export type Auth = ReturnType<typeof createAuth>
export type AuthEnv = Pick<Env, 'DB' | 'TOKEN_SECRET' | 'MAILS'>

/** A second step must follow the password within this time. */
const SECOND_STEP_TTL_S = 10 * 60
const RECOVERY_CODES = 10
const RESET_TTL_S = 3_600

/**
 * better-auth for one Worker: passwords, sessions and second factors in D1. Its own router is not served: routes call `auth.api`, behind
 * Kefu's own checks of origin and of the number of tries, and nobody signs up through it.
 */
export function createAuth(env: AuthEnv) {
  const schema = {
    user: accountUsers,
    session: accountSessions,
    account: accountCredentials,
    verification: accountVerifications,
    twoFactor: accountTwoFactors,
  }
  return betterAuth({
    appName: 'Kefu',
    // Links are written by Kefu; better-auth only wants to know one.
    baseURL: 'https://kefu.invalid',
    secret: accountsSecret(env),
    database: drizzleAdapter(openDatabase(env.DB), { provider: 'sqlite', schema }),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: MIN_PASSWORD_CHARS,
      maxPasswordLength: MAX_PASSWORD_CHARS,
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: RESET_TTL_S,
      sendResetPassword: ({ user, url, token }) => mailReset(env, user.email, url, token),
    },
    session: { expiresIn: SESSION_TTL_S, updateAge: SESSION_RENEW_S, cookieCache: { enabled: false } },
    verification: { storeIdentifier: 'hashed' },
    plugins: [
      twoFactor({
        issuer: 'Kefu',
        twoFactorCookieMaxAge: SECOND_STEP_TTL_S,
        backupCodeOptions: { amount: RECOVERY_CODES },
      }),
    ],
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { disabled: true },
    advanced: {
      useSecureCookies: false,
      // The network is kept coarse, by sessionHeaders.
      ipAddress: { disableIpTracking: true },
      defaultCookieAttributes: { secure: true, httpOnly: true, sameSite: 'lax', path: '/' },
      cookies: { session_token: { name: SESSION_COOKIE }, two_factor: { name: SECOND_STEP_COOKIE } },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session, context) => ({
            data: { ...session, ipAddress: context?.headers?.get('x-kefu-place') ?? null },
          }),
        },
      },
    },
  })
}

/** better-auth keeps the page to return to in the link: it says origin and language. */
async function mailReset(env: AuthEnv, to: string, url: string, token: string): Promise<void> {
  const page = new URL(new URL(url).searchParams.get('callbackURL') ?? '')
  const locale = page.searchParams.get('lang') ?? 'en'
  await sendAccountMail(env, {
    kind: 'reset',
    to,
    locale,
    values: { link: `${page.origin}${page.pathname}#token=${token}` },
  })
}
