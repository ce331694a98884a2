import type { Context } from 'hono'
import { isWidgetKeyFormat, widgetKey } from '../../adapters/jwt/widget-key'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'
import { requireRole } from './api-key'

const requireSender = requireRole('owner', 'admin')

/**
 * Who may send events: a server with an API key of an owner or admin, or a page with the shop's widget key, in the header or, as a beacon
 * has none, in the body. Answers which.
 * @throws ProblemError 401 for neither, 403 for a key of another role.
 */
export async function eventSender(c: Context<AppEnv>, bodyKey: string | undefined): Promise<'api' | 'widget'> {
  const bearer = /^Bearer +(\S+) *$/i.exec(c.req.header('authorization') ?? '')?.[1]
  const key = bearer ?? bodyKey ?? ''
  if (!isWidgetKeyFormat(key)) {
    await requireSender(c, async () => {})
    return 'api'
  }
  const own = await widgetKey(c.env.TOKEN_SECRET, c.get('bundle').settings.shop)
  if (key !== own) {
    throw new ProblemError(401, 'The widget key is not of this shop.', undefined, {
      'www-authenticate': 'Bearer realm="kefu"',
    })
  }
  return 'widget'
}
