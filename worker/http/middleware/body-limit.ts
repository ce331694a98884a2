import { bodyLimit } from 'hono/body-limit'
import { createMiddleware } from 'hono/factory'
import { MAX_BODY_BYTES } from '../../config'
import type { AppEnv } from '../env'
import { ProblemError } from '../problem'

/** Refuses a body over the limit before it is read. */
export const limitBody = bodyLimit({
  maxSize: MAX_BODY_BYTES,
  onError: () => {
    throw new ProblemError(413, `The body may have at most ${MAX_BODY_BYTES} bytes.`)
  },
})

/** A body that is not declared as JSON is refused rather than guessed at. */
export const requireJson = createMiddleware<AppEnv>(async (c, next) => {
  const type = c.req.header('content-type') ?? ''
  if (!/^application\/([\w.+-]+\+)?json\b/i.test(type))
    throw new ProblemError(415, 'Send the body as application/json.')
  await next()
})
