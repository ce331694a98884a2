import { articleAbout, utteranceOf } from '../dialogue/article'
import type { TurnContext } from '../dialogue/context'
import { entityOf } from '../dialogue/policies/policy'
import { titleOf } from '../dialogue/products/show'
import type { Promotion } from '../domain'
import { asksRuleOfCodes, codeLike, namedCodes, saysCodeFails } from '../nlu/tasks'
import { judgeCode, openPromotions, type Purchase } from '../promotions'
import { dayIn, formatDay, formatMoney } from '../responses/format'
import { provenEmail } from './own-email'
import type { Action } from './registry'

/** Unknown codes told of in one conversation: enough for typos, too few to guess a code. */
const MAX_UNKNOWN_CODES = 5
const UNKNOWN_CODES = 'unknown_codes'
/** Offers named in one reply. */
const MAX_OFFERS = 6

const listPromotions: Action = {
  name: 'list_promotions',
  outcomes: ['listed', 'none'],
  async run(ctx) {
    const open = openPromotions(ctx.deps.bundle.promotions ?? [], await purchaseOf(ctx))
    if (open.length === 0) return 'none'
    const list = open.slice(0, MAX_OFFERS).map((promotion) => {
      const { code, validUntil } = promotion
      const until = validUntil === null ? 'none' : lastDay(ctx, validUntil)
      return `- ${ctx.text('offer_line', { code, what: what(ctx, promotion), until })}`
    })
    ctx.say({ key: 'promotions_open', values: { list: list.join('\n') } })
    return 'listed'
  },
}

const findCode: Action = {
  name: 'find_code',
  outcomes: ['found', 'missing', 'locked'],
  async run(ctx) {
    if (unknownCodes(ctx) >= MAX_UNKNOWN_CODES) return 'locked'
    const known = namedCodes(ctx.input.text).find((code) => promotionOf(ctx, code))
    const code = known ?? codeLike(ctx.input.text)
    if (code === null) return 'missing'
    ctx.setSlot('code', code)
    return 'found'
  },
}

const checkCode: Action = {
  name: 'check_coupon',
  outcomes: ['valid', 'valid_but_refused', 'refused', 'unknown', 'locked'],
  async run(ctx) {
    if (unknownCodes(ctx) >= MAX_UNKNOWN_CODES) return 'locked'
    const said = ctx.tracker.slots.code ?? ''
    const named = namedCodes(said)
    const promotion = named.map((code) => promotionOf(ctx, code)).find((found) => found !== undefined)
    if (!promotion) {
      ctx.setSlot(UNKNOWN_CODES, String(unknownCodes(ctx) + 1))
      ctx.say({ key: 'coupon_unknown', values: { code: codeLike(said) ?? named[0] ?? said.slice(0, 24) } })
      return 'unknown'
    }
    const purchase = await purchaseOf(ctx)
    const verdict = judgeCode(promotion, purchase)
    ctx.say({ key: `coupon_${verdict}`, values: codeValues(ctx, promotion, purchase) })
    const rules = asksRuleOfCodes(ctx.input.text) ? articleAbout(ctx, 'promotion') : null
    if (rules) ctx.say(utteranceOf(ctx, rules))
    if (verdict !== 'valid') return 'refused'
    return saysCodeFails(ctx.input.text) ? 'valid_but_refused' : 'valid'
  },
}

export const promotionActions: readonly Action[] = [listPromotions, findCode, checkCode]

function promotionOf(ctx: TurnContext, code: string): Promotion | undefined {
  return ctx.deps.bundle.promotions?.find((promotion) => promotion.code === code)
}

function unknownCodes(ctx: TurnContext): number {
  return Number(ctx.tracker.slots[UNKNOWN_CODES] ?? 0)
}

/** What the message says of the basket, and which codes a shopper known by a proven address has used. */
async function purchaseOf(ctx: TurnContext): Promise<Purchase> {
  const email = provenEmail(ctx)
  const found = email === null ? null : await ctx.deps.shoppers.profile(email)
  return {
    now: ctx.input.now,
    cents: centsSaid(ctx),
    productId: entityOf(ctx, 'product'),
    usedCodes: found?.ok ? found.value.usedCodes : null,
  }
}

/** An amount in the shop's own currency ("my basket is 30 EUR"), in minor units; any other currency says nothing. */
function centsSaid(ctx: TurnContext): number | null {
  const { currency } = ctx.deps.bundle.settings
  const [, amount, said] = /^(\d+(?:\.\d+)?) ([A-Z]{3})$/.exec(entityOf(ctx, 'money') ?? '') ?? []
  if (amount === undefined || said !== currency) return null
  const digits = amount.split('.')[1]?.length ?? 0
  return Math.round(Number(amount) * 10 ** digits)
}

function what(ctx: TurnContext, { textByLocale }: Promotion): string {
  const { defaultLocale } = ctx.deps.bundle.settings
  return textByLocale[ctx.input.locale] ?? textByLocale[defaultLocale] ?? Object.values(textByLocale)[0] ?? ''
}

/** `validUntil` is the first instant at which it no longer holds. */
function lastDay(ctx: TurnContext, validUntil: number): string {
  return formatDay(dayIn(validUntil - 1, ctx.deps.bundle.settings.timeZone), ctx.input.locale)
}

/** 'none' stands for what a promotion does not have: the texts leave that sentence out. */
function codeValues(ctx: TurnContext, promotion: Promotion, purchase: Purchase): Record<string, string | number> {
  const { currency, timeZone } = ctx.deps.bundle.settings
  const { locale } = ctx.input
  const money = (cents: number | null) => (cents === null ? 'none' : formatMoney(cents, currency, locale))
  const product = ctx.deps.bundle.products.find(({ id }) => id === purchase.productId)
  const { validFrom, validUntil, perShopper, minCents, goods } = promotion
  return {
    code: promotion.code,
    what: what(ctx, promotion),
    until: validUntil === null ? 'none' : lastDay(ctx, validUntil),
    from: validFrom === null ? 'none' : formatDay(dayIn(validFrom, timeZone), locale),
    minimum: money(minCents),
    amount: money(purchase.cents),
    count: perShopper ?? 0,
    goods: goods === null || product ? 'all' : 'some',
    title: product ? titleOf(product, locale) : '',
  }
}
