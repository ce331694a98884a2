import { type Context, Hono } from 'hono'
import type * as v from 'valibot'
import { confirmationState, confirmNewsletter, unsubscribeByLink } from '../../adapters/d1/newsletter-links'
import { LINK_PAGE_HEADERS, type LinkPage, linkPage } from '../../adapters/documents/link-page'
import { verifyLink } from '../../adapters/jwt/action-links'
import { type NewsletterWords, newsletterWords } from '../../core/documents/newsletter-words'
import { linkQuery } from '../../protocol'
import type { AppEnv } from '../env'
import { limitRate } from '../middleware/rate-limit'
import { documented, query } from '../validate'

const TAG = 'Newsletter'
const PAGE = { 200: { description: 'HTML' }, 410: { description: 'HTML: the link no longer works' } }
const slowly = limitRate('LOOKUP_LIMIT', 'Too many requests from this address.')

/** The pages behind the links of a confirmation mail. Opening one changes nothing; its button does. Mounted under /v1/shops/:shop. */
export const newsletterRoutes = new Hono<AppEnv>()
  .get(
    '/newsletter/confirm',
    documented({ summary: 'Asks whether the newsletter is wanted; opens with a signed link', tag: TAG, success: PAGE }),
    slowly,
    query(linkQuery),
    async (c) => {
      const link = await linkOf(c, 'newsletter_confirm', c.req.valid('query').token)
      const state = link ? await confirmationState(c.env.DB, shopOf(c), link.subject, link.id) : 'gone'
      return show(c, c.req.valid('query').lang, (words) => {
        if (state === 'waits') return { title: words.confirmTitle, text: words.confirmText, button: words.confirm }
        return state === 'on' && link ? confirmed(words) : spent(words)
      })
    },
  )
  .post(
    '/newsletter/confirm',
    documented({ summary: 'Confirms the newsletter, once', tag: TAG, success: PAGE }),
    slowly,
    query(linkQuery),
    async (c) => {
      const link = await linkOf(c, 'newsletter_confirm', c.req.valid('query').token)
      const { subject: publicId = '', id: linkId = '' } = link ?? {}
      const asked = { shop: shopOf(c), publicId, linkId, now: Date.now() }
      const state = link ? await confirmNewsletter(c.env.DB, asked) : 'gone'
      return show(c, c.req.valid('query').lang, (words) => (state === 'on' ? confirmed(words) : spent(words)))
    },
  )
  .get(
    '/newsletter/unsubscribe',
    documented({
      summary: 'Asks whether the newsletter is to stop; opens with a signed link',
      tag: TAG,
      success: PAGE,
    }),
    slowly,
    query(linkQuery),
    async (c) => {
      const link = await linkOf(c, 'newsletter_off', c.req.valid('query').token)
      return show(c, c.req.valid('query').lang, (words) =>
        link ? { title: words.offTitle, text: words.offText, button: words.off } : spent(words),
      )
    },
  )
  .post(
    '/newsletter/unsubscribe',
    documented({
      summary: 'Stops the newsletter; also what List-Unsubscribe calls (RFC 8058)',
      tag: TAG,
      success: PAGE,
    }),
    slowly,
    query(linkQuery),
    async (c) => {
      const link = await linkOf(c, 'newsletter_off', c.req.valid('query').token)
      if (link) await unsubscribeByLink(c.env.DB, { shop: shopOf(c), publicId: link.subject, now: Date.now() })
      return show(c, c.req.valid('query').lang, (words) =>
        link ? { title: words.isOff, text: words.isOffText, sign: 'done' } : spent(words),
      )
    },
  )

function shopOf(c: Context<AppEnv>): string {
  return c.get('bundle').settings.shop
}

async function linkOf(c: Context<AppEnv>, purpose: 'newsletter_confirm' | 'newsletter_off', token: string) {
  const link = await verifyLink(c.env.TOKEN_SECRET, purpose, shopOf(c), token, Date.now())
  return link.ok ? link.value : null
}

function confirmed(words: NewsletterWords): LinkPage {
  return { title: words.confirmed, text: words.confirmedText, sign: 'done' }
}

function spent(words: NewsletterWords): LinkPage {
  return { title: words.spent, text: words.spentText, sign: 'failed' }
}

async function show(
  c: Context<AppEnv>,
  lang: v.InferOutput<typeof linkQuery>['lang'],
  pageOf: (words: NewsletterWords) => LinkPage,
): Promise<Response> {
  const { name, defaultLocale, accent } = c.get('bundle').settings
  const spoken = lang ?? defaultLocale
  const page = pageOf(newsletterWords(spoken, name))
  return c.body(await linkPage(page, spoken, accent), page.sign === 'failed' ? 410 : 200, LINK_PAGE_HEADERS)
}
