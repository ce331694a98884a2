import type { Context } from 'hono'
import { forgetTries, type TryLimit, takeTry } from '../adapters/d1/attempts'
import {
  MAX_ACCOUNT_MAILS_PER_ADDRESS,
  MAX_SIGN_INS_PER_ACCOUNT,
  MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK,
  MAX_SIGN_INS_PER_NETWORK,
  SIGN_IN_WINDOW_MS,
} from '../config'
import type { AppEnv } from './env'
import { networkOf } from './network'
import { ProblemError } from './problem'

/** What is tried: a password, or the second step, which have tries of their own. */
export type Tried = 'password' | 'second_step'

/**
 * Takes one try of signing in to the account. `account` is the e-mail as it was sent, whether or not anybody has it: strangers cannot tell
 * accounts from the answer. @throws ProblemError 429
 */
export async function takeSignInTry(
  c: Context<AppEnv>,
  tried: Tried,
  account: string,
  device: string | null,
): Promise<void> {
  await take(c, [
    ...subjectsOf(c, tried, account, device),
    { subject: networkSubject(c), max: MAX_SIGN_INS_PER_NETWORK },
  ])
}

/** Who has shown to be the account's owner starts anew; the network's own count stays. */
export async function forgetSignInTries(
  c: Context<AppEnv>,
  tried: Tried,
  account: string,
  device: string | null,
): Promise<void> {
  await forgetTries(
    c.env.DB,
    subjectsOf(c, tried, account, device).map(({ subject }) => subject),
  )
}

/** Takes one of the mails that an address may be sent. False when it has had enough; the answer must not say so. */
export function takeMailTry(c: Context<AppEnv>, email: string): Promise<boolean> {
  const limits = [
    { subject: `mail ${email}`, max: MAX_ACCOUNT_MAILS_PER_ADDRESS },
    { subject: networkSubject(c), max: MAX_SIGN_INS_PER_NETWORK },
  ]
  return takeTry(c.env.DB, limits, Date.now(), SIGN_IN_WINDOW_MS)
}

/** Takes one try of anything else that could be guessed, counted for the network alone. @throws ProblemError 429 */
export async function takeNetworkTry(c: Context<AppEnv>): Promise<void> {
  await take(c, [{ subject: networkSubject(c), max: MAX_SIGN_INS_PER_NETWORK }])
}

async function take(c: Context<AppEnv>, limits: readonly TryLimit[]): Promise<void> {
  if (await takeTry(c.env.DB, limits, Date.now(), SIGN_IN_WINDOW_MS)) return
  const seconds = SIGN_IN_WINDOW_MS / 1_000
  throw new ProblemError(429, `Too many tries. Wait ${seconds / 60} minutes, or set a new password.`, undefined, {
    'retry-after': String(seconds),
  })
}

function subjectsOf(c: Context<AppEnv>, tried: Tried, account: string, device: string | null): TryLimit[] {
  if (device) return [{ subject: `${tried} ${account} ${device}`, max: MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK }]
  return [
    { subject: `${tried} ${account} ${networkSubject(c)}`, max: MAX_SIGN_INS_PER_ACCOUNT_AND_NETWORK },
    { subject: `${tried} ${account}`, max: MAX_SIGN_INS_PER_ACCOUNT },
  ]
}

/** Where no address is known, as in a local run, all callers are one. */
function networkSubject(c: Context<AppEnv>): string {
  return `network ${networkOf(c.req.header('cf-connecting-ip') ?? 'local')}`
}
