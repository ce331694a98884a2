import type { HttpToolDefinition } from '../../protocol'
import type { TurnContext } from '../dialogue/context'
import type { ToolValue } from '../ports'
import { dayIn, formatDay, formatMoney } from '../responses/format'
import { slotsNamed } from '../tools/flow-tools'
import type { Action } from './registry'
import { provenEmails } from './verify'

export const TOOL_OUTCOMES = ['ok', 'not_found', 'failed', 'late'] as const

/** Asks another system what the merchant set up, and fills the slots the answer is mapped to. Slots of an earlier call are forgotten first. */
const callTool: Action = {
  name: 'call_tool',
  outcomes: TOOL_OUTCOMES,
  async run(ctx, { tool: name = '', flow } = { flow: '' }) {
    const tool = ctx.deps.bundle.tools?.find((entry) => entry.name === name)
    if (!tool || !ctx.deps.tools || !tool.flows.includes(flow)) return 'failed'
    for (const slot of Object.keys(tool.response)) ctx.setSlot(slot, null)
    const slots = slotsFor(ctx, tool)
    if (tool.proven_only && !areProven(ctx, slots)) return 'failed'
    const answer = await ctx.deps.tools.call(name, slots, ctx.changeKey(`call_tool/${name}`))
    if (!answer.ok) return answer.error
    const { timeZone } = ctx.deps.bundle.settings
    for (const [slot, value] of Object.entries(answer.value))
      ctx.setSlot(slot, sayValue(value, { locale: ctx.input.locale, timeZone, now: ctx.input.now }))
    return 'ok'
  },
}

export const toolActions: readonly Action[] = [callTool]

/** Whom a value is said to, where days begin, and when (epoch ms). */
type Telling = { readonly locale: string; readonly timeZone: string; readonly now: number }

/** A value as it is said to a shopper. Pure. */
export function sayValue(value: ToolValue, telling: Telling): string {
  const { locale, timeZone } = telling
  switch (value.type) {
    case 'text':
      return value.text
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value.value)
    case 'day':
      return sayDay(value.day, telling)
    case 'instant':
      return sayDay(dayIn(value.at, timeZone), telling)
    case 'money':
      return formatMoney(value.cents, value.currency, locale)
  }
}

/** A day of another year is said with it: a warranty ends years from now. */
function sayDay(day: string, { locale, timeZone, now }: Telling): string {
  if (day.slice(0, 4) === dayIn(now, timeZone).slice(0, 4)) return formatDay(day, locale)
  const tag = locale === 'en' ? 'en-GB' : locale
  return new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeZone: 'UTC' }).format(Date.parse(`${day}T00:00:00Z`))
}

function slotsFor(ctx: TurnContext, tool: HttpToolDefinition): Record<string, string> {
  const named = slotsNamed(tool)
  return Object.fromEntries(Object.entries(ctx.tracker.slots).filter(([slot]) => named.has(slot)))
}

/** Whoever types an order number or an e-mail need not be who it belongs to. */
function areProven(ctx: TurnContext, { order_number: number, email }: Readonly<Record<string, string>>): boolean {
  const isTheirOrder = number === undefined || Object.hasOwn(ctx.tracker.verifiedOrders, number)
  const isTheirs = (proven: string) => proven.toLowerCase() === email?.trim().toLowerCase()
  return isTheirOrder && (email === undefined || provenEmails(ctx).some(isTheirs))
}
