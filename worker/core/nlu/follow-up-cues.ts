/** Longest message that only makes sense after the one before, in UTF-16 units. */
const MAX_CHARS = 80

const UNDO_EN =
  /\b(?:undo|un-?cancel|reinstate|restore)\b|\b(?:bring|get|have|want|put|take) (?:it|that|this|(?:the|my|that) (?:order|cancellation)) back\b|\bi (?:still )?(?:want|need) it after all\b|\b(?:do not|don'?t) cancel\b|\bkeep (?:it|the order|my order) (?:after all|then)\b|\b(?:by mistake|by accident|accidentally)\b/i
const UNDO_ZH =
  /撤销|撤回|恢复(?:订单|一下)?|(?:不|别|不要|先别|不想)取消|取消错|点错|还是要(?:的|了|这个|这单|那个)?|又想要/

/** Right after a cancellation: does the shopper want the order back? */
export function wantsUndo(text: string): boolean {
  const said = plain(text)
  return said !== null && (UNDO_EN.test(said) || UNDO_ZH.test(said))
}

const WHEN_EN =
  /^(?:(?:and|so|but|ok|okay|then|thanks),? ?){0,3}(?:(?:any idea |do you know |tell me )?(?:when|what (?:day|time|date))\b.{0,24}\b(?:it|they|that|this|(?:my|the) (?:order|parcel|package|rest|other one))\b.{0,24}\b(?:come|arrive|here|deliver(?:ed)?|get here|there|due|expected)|(?:how (?:long|much longer)|how many (?:more )?days)\b.{0,30}\b(?:it|take|wait|left|arrives?|comes?)|will (?:it|they) (?:come|arrive|be here|get here)\b)/i
const WHEN_ZH =
  /^(?:那|那么|所以|请问|大概|预计)?(?:它|这个|包裹|快递|东西|我的货|货)?(?:还要|还得|要|大概|预计)?(?:什么时候|几时|啥时候|多久|几天|哪天|几号)(?:能|会|才|可以|才能)?(?:到|送到|送达|收到|到货)/
/** "How long does delivery to China take?" asks about the shop. */
const IN_GENERAL = /\b(?:usually|normally|in general|delivery|shipping) (?:take|to)\b|\bto [A-Z]\w+|一般|通常|寄到|发到/

/** Right after an order was looked up: does the shopper ask when it comes? */
export function asksWhenItComes(text: string): boolean {
  const said = plain(text)
  return said !== null && !IN_GENERAL.test(said) && (WHEN_EN.test(said) || WHEN_ZH.test(said))
}

const SKIPS =
  /^(?:(?:i'?ll |let'?s |please |just )?skip\b|(?:go on )?without\b|(?:i )?(?:don'?t|do not|have no|haven'?t|can'?t|cannot)\b.{0,24}$|no\b.{0,24}$|(?:跳过|没有|没拍|没图|不发|不用|无|拍不了|先不)[^,，]{0,8}$)/i

/** At a question for a photo: does the shopper go on without one? */
export function goesWithout(text: string): boolean {
  return SKIPS.test(text.replaceAll('’', "'").trim())
}

function plain(text: string): string | null {
  const said = text.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim()
  return said.length > MAX_CHARS ? null : said
}
