import type { ReplyText } from '../../../../worker/protocol'

/** The texts that hold every word searched for, in their key or any wording; only those worded anew where asked for. */
export function filtered(texts: readonly ReplyText[], search: string, changedOnly: boolean): ReplyText[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return texts.filter(({ key, locales }) => {
    const worded = Object.values(locales)
    if (changedOnly && worded.every(({ own }) => own === undefined)) return false
    const all = [key, ...worded.flatMap(({ own, built_in }) => [own ?? '', built_in ?? ''])].join('\n').toLowerCase()
    return words.every((word) => all.includes(word))
  })
}

/** "ask_coupon.negative" ▸ the plain key and its mood, which is empty for the plain wording. */
export function moodOf(key: string): '' | 'negative' | 'positive' {
  if (key.endsWith('.negative')) return 'negative'
  return key.endsWith('.positive') ? 'positive' : ''
}
