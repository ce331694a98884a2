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
      ctx.setSlot(slot, sayValue(value, ctx.input.locale, timeZone))
    return 'ok'
  },
}

export const toolActions: readonly Action[] = [callTool]

/** A value as it is said to a shopper. Pure. */
export function sayValue(value: ToolValue, locale: string, timeZone: string): string {
  switch (value.type) {
    case 'text':
      return value.text
    case 'number':
      return new Intl.NumberFormat(locale, { maximumFractionDigits: 10 }).format(value.value)
    case 'day':
      return formatDay(value.day, locale)
    case 'instant':
      return formatDay(dayIn(value.at, timeZone), locale)
    case 'money':
      return formatMoney(value.cents, value.currency, locale)
  }
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
