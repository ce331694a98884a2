import { type Context, Hono } from 'hono'
import * as v from 'valibot'
import { dataRequest, isOfSomebody } from '../../adapters/d1/data-requests'
import { FIRST_NUMBER } from '../../adapters/d1/shopper-requests'
import { LINK_PAGE_HEADERS, linkPage } from '../../adapters/documents/link-page'
import { type LinkPurpose, verifyLink } from '../../adapters/jwt/action-links'
import { readAttachment } from '../../adapters/r2/attachments'
import { dataWords } from '../../core/documents/data-words'
import { newsletterWords } from '../../core/documents/newsletter-words'
import { exportPerson } from '../../jobs/export-person'
import { linkQuery, personExport } from '../../protocol'
import type { AppEnv } from '../env'
import { limitRate } from '../middleware/rate-limit'
import { ProblemError } from '../problem'
import { documented, query } from '../validate'

const TAG = 'Privacy'
const slowly = limitRate('LOOKUP_LIMIT', 'Too many requests from this address.')

/** What the link in a mail with a copy of a shopper's data opens; mounted under /v1/shops/:shop. */
export const dataExportRoutes = new Hono<AppEnv>()
  .get(
    '/data-exports',
    documented({
      summary: "Offers a shopper's own data; opens with a signed link",
      tag: TAG,
      success: { 200: { description: 'HTML' }, 410: { description: 'HTML: the link no longer works' } },
    }),
    slowly,
    query(linkQuery),
    async (c) => {
      const email = await addressOf(c, c.req.valid('query').token)
      const { name, defaultLocale, accent } = c.get('bundle').settings
      const spoken = c.req.valid('query').lang ?? defaultLocale
      const words = dataWords(spoken, name)
      if (email) {
        const page = { title: words.title, text: words.text, button: words.download }
        return c.body(await linkPage(page, spoken, accent), 200, LINK_PAGE_HEADERS)
      }
      const { spent, spentText } = newsletterWords(spoken, name)
      return c.body(
        await linkPage({ title: spent, text: spentText, sign: 'failed' }, spoken, accent),
        410,
        LINK_PAGE_HEADERS,
      )
    },
  )
  .post(
    '/data-exports',
    documented({
      summary: "A shopper's own data as a file; made anew each time, and kept nowhere",
      tag: TAG,
      success: { 200: { description: 'One document', schema: personExport } },
      problems: [410, 404],
    }),
    slowly,
    query(linkQuery),
    async (c) => {
      const email = await addressOf(c, c.req.valid('query').token)
      if (!email) throw new ProblemError(410, 'This link no longer works.')
      const { shop } = c.get('bundle').settings
      const query = { contactId: null, email }
      const found = await exportPerson(c.env, shop, query, { now: Date.now(), provenOnly: true })
      if (!found) throw new ProblemError(404, 'Nothing is kept any more.')
      return c.body(JSON.stringify(found, null, 2), 200, {
        'content-type': 'application/json; charset=utf-8',
        'content-disposition': `attachment; filename="${shop}-data.json"`,
        'cache-control': 'private, no-store',
        'x-content-type-options': 'nosniff',
      })
    },
  )
  .get(
    '/data-exports/image',
    documented({
      summary: 'An image that did not fit into a copy; opens with a signed link',
      tag: TAG,
      success: { 200: { description: 'The image' } },
      problems: [404, 410],
    }),
    slowly,
    query(linkQuery),
    async (c) => {
      const link = await linkOf(c, 'data_photo', c.req.valid('query').token)
      if (!link) throw new ProblemError(410, 'This link no longer works.')
      const place = { shop: c.get('bundle').settings.shop, conversationId: link.subject, id: link.id }
      const image = await readAttachment(c.env.ATTACHMENTS, place)
      if (!image) throw new ProblemError(404, 'There is no such image any more.')
      return c.body(image.bytes, 200, {
        'content-type': image.type,
        'cache-control': 'private, no-store',
        'content-security-policy': "default-src 'none'; sandbox",
        'x-content-type-options': 'nosniff',
      })
    },
  )

async function linkOf(c: Context<AppEnv>, purpose: LinkPurpose, token: string) {
  const link = await verifyLink(c.env.TOKEN_SECRET, purpose, c.get('bundle').settings.shop, token, Date.now())
  return link.ok ? link.value : null
}

/** Whose copy the link opens; null for a link that is not good any more, or whose person was erased. */
async function addressOf(c: Context<AppEnv>, token: string): Promise<string | null> {
  const link = await linkOf(c, 'data_export', token)
  const id = v.safeParse(v.pipe(v.string(), v.regex(/^\d{1,12}$/)), link?.subject)
  if (!id.success) return null
  const { shop } = c.get('bundle').settings
  const request = await dataRequest(c.env.DB, shop, `D-${FIRST_NUMBER + Number(id.output)}`)
  const isGood = request?.kind === 'export' && request.status === 'done' && isOfSomebody(request)
  return isGood ? request.email : null
}
