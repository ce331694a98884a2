import type { Context } from 'hono'
import { CONSOLE_HEADER } from '../adapters/accounts/names'
import type { AppEnv } from './env'
import { ProblemError } from './problem'

const FOREIGN = 'Only pages of Kefu itself may use a session.'

/**
 * Lets a request use its cookie only when it comes from a page of this very origin: by Sec-Fetch-Site and Origin where the browser sends
 * them, and for a change by a header that no other site can send unasked. Also for shops that allow other origins: those have tokens.
 * @throws ProblemError 403
 */
export function requireSameOrigin(c: Context<AppEnv>): void {
  const site = c.req.header('sec-fetch-site')
  const origin = c.req.header('origin')
  const isRead = c.req.method === 'GET' || c.req.method === 'HEAD'
  const isSocket = c.req.header('upgrade') !== undefined
  // "none": typed into the address bar, or a bookmark.
  if (site !== undefined && site !== 'same-origin' && !(isRead && site === 'none')) throw new ProblemError(403, FOREIGN)
  if (origin !== undefined && !isOwn(origin, c)) throw new ProblemError(403, FOREIGN)
  // Browsers always say where a socket comes from.
  if (isSocket && origin === undefined) throw new ProblemError(403, FOREIGN)
  if (!isRead && !c.req.header(CONSOLE_HEADER))
    throw new ProblemError(403, `A change needs the header ${CONSOLE_HEADER}.`)
}

function isOwn(origin: string, c: Context<AppEnv>): boolean {
  const url = new URL(c.req.url)
  if (origin === url.origin) return true
  // Behind a proxy that ends TLS the Worker may see http: the host decides.
  const host = c.req.header('host')
  return host !== undefined && (origin === `https://${host}` || origin === `http://${host}`)
}
