import type { MiddlewareHandler } from 'hono'
import type { AppEnv } from '../env'
import { networkOf } from '../network'
import { ProblemError } from '../problem'

/** Slows a program that calls without end, counted by shop and address. Local runs have no address worth telling apart. */
export function limitRate(
  limiter: 'CREATE_LIMIT' | 'LOOKUP_LIMIT' | 'MESSAGE_LIMIT' | 'EVENT_LIMIT',
  detail: string,
): MiddlewareHandler<AppEnv> {
  return async (c, next) => {
    const address = c.req.header('cf-connecting-ip')
    if (address && address !== '127.0.0.1' && address !== '::1') {
      const { success } = await c.env[limiter].limit({ key: `${c.get('bundle').settings.shop}:${networkOf(address)}` })
      if (!success) throw new ProblemError(429, detail, undefined, { 'retry-after': '60' })
    }
    await next()
  }
}
