import { isPlausibleAddress } from '../actions/address'
import { asks } from '../nlu/cues'
import { toldBy } from '../nlu/told'
import type { TurnContext } from './context'
import type { Flow } from './flow-schema'

/** Longest opening message that is kept in a slot, in UTF-16 units. */
const MAX_MESSAGE_CHARS = 500
/** Between several values of one slot. */
export const MANY = '|'

/** Puts what the message already says into the flow's slots, so that it is not asked for. True when a slot changed. */
export function fillEntities(ctx: TurnContext, flow: Flow): boolean {
  let changed = false
  for (const [slot, spec] of Object.entries(flow.slots)) {
    if (spec.from !== 'entity') continue
    const value = saidFor(ctx, spec)
    if (value === null || value === ctx.tracker.slots[slot]) continue
    ctx.setSlot(slot, value)
    changed = true
  }
  return fillTold(ctx, flow) || changed
}

/** What plain words of the message tell for slots that are still empty. True when there was any. */
export function fillTold(ctx: TurnContext, flow: Flow): boolean {
  const told = Object.entries(flow.slots).flatMap(([slot, spec]) => {
    const value = ctx.tracker.slots[slot] === undefined ? toldFor(ctx, spec) : null
    return value === null ? [] : [[slot, value] as const]
  })
  for (const [slot, value] of told) ctx.setSlot(slot, value)
  return told.length > 0
}

/** What the message tells for a slot by words of its own; null for a slot without such words. */
export function toldFor(ctx: TurnContext, spec: Flow['slots'][string] | undefined): string | null {
  const reads = spec && 'reads' in spec ? spec.reads : undefined
  return reads === undefined ? null : toldBy(reads, ctx.input.text)
}

/** The same for the message that begins the flow: what is attached to it and its words count too. */
export function fillFromOpening(ctx: TurnContext, flow: Flow): void {
  fillEntities(ctx, flow)
  for (const [slot, spec] of Object.entries(flow.slots)) {
    if (spec.from === 'message') ctx.setSlot(slot, ctx.input.text.trim().slice(0, MAX_MESSAGE_CHARS))
    if (slot === 'address' && spec.from === 'text' && isBareAddress(ctx.input.text))
      ctx.setSlot(slot, ctx.input.text.trim())
    const photos = attachedIds(ctx) ?? ctx.tracker.slots[SENT_BEFORE] ?? null
    if (spec.from !== 'attachment' || photos === null) continue
    ctx.setSlot(slot, photos)
    ctx.setSlot(SENT_BEFORE, null)
  }
}

/** An address and no word about it: what it is for was said before. */
function isBareAddress(message: string): boolean {
  return isPlausibleAddress(message) && !asks(message) && !ABOUT_ADDRESS.test(message)
}

const ABOUT_ADDRESS =
  /\b(?:chang|updat|address|deliver|send|ship|order)|地址|改|订单|寄|direcci|adresse|endereço|pedido|commande|bestellung|住所|注文|عنوان|طلب/i

/** Keeps what is attached to the message for the flow's own question for it, where that was not asked yet. */
export function fillAttached(ctx: TurnContext, flow: Flow): void {
  const photos = attachedIds(ctx)
  if (photos === null) return
  for (const [slot, spec] of Object.entries(flow.slots))
    if (spec.from === 'attachment' && ctx.tracker.slots[slot] === undefined) ctx.setSlot(slot, photos)
}

/** The slot that keeps photos until a task asks for some. */
const SENT_BEFORE = 'photos_sent_before'

/** Keeps what is attached to the message for the task that turns out to be about it. */
export function fillPhotos(ctx: TurnContext): void {
  const before = ctx.tracker.slots[SENT_BEFORE]
  const now = attachedIds(ctx)
  if (now) ctx.setSlot(SENT_BEFORE, before ? `${before},${now}` : now)
}

/** The ids of what is attached to the message, joined by ","; null when nothing is. */
export function attachedIds(ctx: TurnContext): string | null {
  return ctx.input.attachments?.length ? ctx.input.attachments.map(({ id }) => id).join(',') : null
}

type EntitySlot = Extract<Flow['slots'][string], { from: 'entity' }>

/** What the message holds for an entity's slot, or null. */
export function saidFor(ctx: TurnContext, spec: EntitySlot): string | null {
  const values = ctx.input.understanding.entities.filter(({ type }) => type === spec.entity).map(({ value }) => value)
  if (values.length === 0) return null
  return spec.many ? [...new Set(values)].join(MANY) : (values[0] ?? null)
}
