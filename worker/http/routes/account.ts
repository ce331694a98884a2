import { Hono } from 'hono'
import { shopsOf } from '../../adapters/d1/accounts'
import { accountInfo } from '../../protocol'
import { callAuth } from '../auth-call'
import type { AppEnv } from '../env'
import { accountOf, onlyOwnPages, requireAccount } from '../middleware/account'
import { documented } from '../validate'
import { emailRoutes } from './account-email'
import { accountInvitationRoutes } from './account-invitation'
import { passwordRoutes } from './account-password'
import { secondFactorRoutes } from './account-second-factor'
import { sessionRoutes } from './account-sessions'
import { setUpRoutes } from './account-set-up'
import { signInRoutes } from './account-sign-in'

/** Who is signed in, and everything people do about their own account; mounted under /v1/account. */
export const accountRoutes = new Hono<AppEnv>()
  .get(
    '/',
    documented({
      summary: 'Who is signed in, and the shops they work for; makes the session last anew',
      tag: 'Account',
      success: { 200: { description: 'The account', schema: accountInfo } },
      problems: [401, 403],
    }),
    onlyOwnPages,
    requireAccount,
    async (c) => {
      const { userId, email, name, twoFactor } = accountOf(c)
      const [renewed, shops, codes] = await Promise.all([
        callAuth(c, (auth, headers) => auth.api.getSession({ headers, returnHeaders: true })),
        shopsOf(c.env.DB, userId),
        twoFactor
          ? callAuth(c, async (auth) => ({ response: await auth.api.viewBackupCodes({ body: { userId } }) }))
          : null,
      ])
      return c.json({
        id: userId,
        email,
        name,
        two_factor: twoFactor,
        recovery_codes_left: codes ? codes.backupCodes.length : null,
        session_expires_at: new Date(renewed?.session.expiresAt ?? accountOf(c).expiresAt).toISOString(),
        shops: shops.map(({ displayName, requireTwoFactor, ...shop }) => ({
          ...shop,
          display_name: displayName,
          lacks_second_factor: requireTwoFactor === 1 && !twoFactor,
        })),
      })
    },
  )
  .route('/', signInRoutes)
  .route('/', setUpRoutes)
  .route('/', accountInvitationRoutes)
  .route('/', passwordRoutes)
  .route('/', emailRoutes)
  .route('/', secondFactorRoutes)
  .route('/', sessionRoutes)
