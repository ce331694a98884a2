import type { Language } from '../protocol'

/**
 * The locale to answer in: the message's own language when the shop speaks it; for messages without one (a number, an e-mail) the
 * conversation's; at its start what the client asked for.
 */
export function replyLocale(facts: {
  readonly language: Language
  readonly asked: string | undefined
  readonly current: string
  readonly shopperMessages: number
  readonly spoken: readonly string[]
  readonly fallback: string
}): string {
  const primary = (tag: string | undefined) => tag?.toLowerCase().split('-')[0] ?? ''
  const order = facts.shopperMessages > 0 ? [facts.current, facts.asked] : [facts.asked, facts.current]
  for (const tag of [facts.language, ...order]) if (facts.spoken.includes(primary(tag))) return primary(tag)
  return facts.fallback
}
