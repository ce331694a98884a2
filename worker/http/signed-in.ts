import type { Context } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { DEVICE_COOKIE } from '../adapters/accounts/names'
import { deviceOf, placeOf } from '../adapters/accounts/place'
import { isKnownDevice, rememberDevice } from '../adapters/d1/known-devices'
import { drawToken, isToken } from '../adapters/d1/token'
import { writeAccountAudit } from '../adapters/d1/write-audit'
import { sendAccountMail } from '../adapters/mail/account-mail'
import type { AppEnv } from './env'

/** Browsers keep a cookie for 400 days at most. */
const DEVICE_TTL_S = 400 * 24 * 3_600

/** This browser, if somebody has signed in from it to this account before. */
export async function knownDevice(c: Context<AppEnv>, email: string): Promise<string | null> {
  const device = deviceToken(c)
  return device && (await isKnownDevice(c.env.DB, email, device)) ? device : null
}

/** Remembers the browser of somebody who has just signed in, and tells them when it is a new one. */
export async function noteDevice(
  c: Context<AppEnv>,
  user: { readonly id: string; readonly email: string },
): Promise<void> {
  const device = deviceToken(c) ?? drawToken()
  setCookie(c, DEVICE_COOKIE, device, {
    path: '/',
    secure: true,
    httpOnly: true,
    sameSite: 'Lax',
    maxAge: DEVICE_TTL_S,
  })
  const isNew = await rememberDevice(c.env.DB, user.id, device, Date.now())
  if (!isNew) return
  await sendAccountMail(c.env, {
    kind: 'new_device',
    to: user.email,
    locale: localeOf(c),
    values: {
      device: deviceOf(c.req.header('user-agent') ?? ''),
      place: placeOf(c.req.raw),
      time: `${new Date().toISOString().slice(0, 16).replace('T', ' ')} UTC`,
      link: `${originOf(c)}/console/account`,
    },
  })
}

/** Notes in the logs of their shops what somebody did to their own account. */
export function noteAccountChange(c: Context<AppEnv>, userId: string, action: string): Promise<void> {
  return writeAccountAudit(c.env.DB, { userId, now: Date.now(), place: placeOf(c.req.raw) }, action)
}

/** The languages of the page that asks; the console sends the one that was chosen there. */
export function localeOf(c: Context<AppEnv>): string {
  return c.req.header('accept-language') ?? 'en'
}

/** Where links in mails lead. */
export function originOf(c: Context<AppEnv>): string {
  return new URL(c.req.url).origin
}

function deviceToken(c: Context<AppEnv>): string | null {
  const token = getCookie(c, DEVICE_COOKIE) ?? ''
  return isToken(token) ? token : null
}
