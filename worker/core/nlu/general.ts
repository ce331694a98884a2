/** What the rules of the shop are, rather than what is to be done about one order; by intent. */
const GENERAL: Readonly<Record<string, RegExp>> = {
  // Company details, tax numbers and corrections are for the article; a copy of the invoice is not.
  invoice:
    /\bvat\b|\btax(?:es)?\b|\bcompany\b|\bbusiness\b|\bcorrect|\bwhen (?:do|will|does)\b|\bdo (?:you|i|we) (?:\w+ )?(?:get|give|issue|provide|send|include|offer)\b|税|抬头|公司|企业|专票|更正|什么时候|能不能开|可以开|能开/i,
  damaged_item:
    /\bwhat (?:if|happens|do i do|should i do)\b|\bin case\b|\bif (?:it|something|my|an? )\b|如果|万一|要是|假如/i,
  wrong_item: /\bwhat (?:if|happens)\b|\bin case\b|\bif (?:you|i get|something)\b|如果|万一|要是|假如/i,
  missing_item: /\bwhat (?:if|happens)\b|\bin case\b|\bif (?:it|something)\b|如果|万一|要是|假如/i,
  payment_problem:
    /\bwhen (?:am|will|do|is|are|does)\b|\b(?:is|are) (?:it|my|the|payments?|card)\b.{0,20}\b(?:safe|secure)\b|\bcurrenc|\bgift ?card|\bcoupon|\bvoucher|\bcode\b|什么时候扣|安全吗|礼品卡|优惠码|优惠券/i,
}

/** Does the message ask how something is done in this shop? Then its article answers better than a question for the order number. */
export function asksInGeneral(text: string, intent: string): boolean {
  return Object.hasOwn(GENERAL, intent) && (GENERAL[intent]?.test(text.normalize('NFKC')) ?? false)
}
