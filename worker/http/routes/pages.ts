import { type Context, Hono } from 'hono'
import type { AppEnv } from '../env'

/** Pages with routes of their own in the browser: any path below serves the page, the script finds out which view. */
export const pageRoutes = new Hono<AppEnv>()
  .get('/', (c) => c.redirect('/demo/'))
  .get('/favicon.ico', (c) => c.redirect('/demo/icon.svg'))
  .get('/demo', (c) => c.redirect('/demo/'))
  .get('/demo/*', (c) => page(c, '/demo/'))
  .get('/console', (c) => c.redirect('/console/'))
  .get('/console/*', (c) => page(c, '/console/'))

async function page(c: Context<AppEnv>, path: string): Promise<Response> {
  // A missing picture or script is a 404, not a page.
  if (/\.[a-z0-9]{2,5}$/i.test(new URL(c.req.url).pathname)) return c.notFound()
  // With the request's own headers, so that a page the browser has is answered with a 304.
  return c.env.ASSETS.fetch(new Request(new URL(path, c.req.url), c.req.raw))
}
