import { lacksNumber } from '../nlu/cues'

const WANTS_EN =
  /\b(?:send|e-?mail|get|want|need|give|request)(?: me)?(?: (?:an?|the|another|a new|new|one more|that|my))*(?: (?:one[- ]?time|verification|security|six[- ]digit|login))? (?:code|pin|otp)\b|\b(?:another|new) code\b|\b(?:no|not|never|(?:have|has|did|do) ?n[o']?t) (?:\w+ ){0,2}?(?:got|get|gotten|receive|received) (?:\w+ ){0,2}?code\b|\bcode (?:did ?n[o']?t|didnt|hasn't|has not|never|has ?nt) (?:\w+ )?(?:come|arrive|arrived)\b/i
const WANTS_ZH =
  /(?:发|發|要|给|給|重发|重新|再).{0,6}(?:验证码|驗證碼|校验码|一次性密码)|(?:验证码|驗證碼).{0,4}(?:没收到|没到|没来|收不到)|(?:没收到|没有收到|收不到).{0,4}(?:验证码|驗證碼)/

/** "Send me a code", "I didn't get the code", "重新发验证码". */
export function wantsCode(message: string): boolean {
  const said = plain(message)
  return WANTS_EN.test(said) || WANTS_ZH.test(said)
}

const NO_MAIL_EN =
  /\bresend\b|\bsend (?:it|one) again\b|\b(?:no|not|never|(?:have|has|did|do) ?n[o']?t) (?:\w+ ){0,2}?(?:got|get|gotten|receive|received|see) (?:\w+ ){0,2}?(?:mail|e-?mail|it|anything)\b|\b(?:mail|e-?mail|it) (?:did ?n[o']?t|didnt|hasn't|has not|never|has ?nt) (?:\w+ )?(?:come|came|arrive|arrived)\b|\bno (?:e-?)?mail\b|\bnothing (?:came|arrived|yet)\b/i
const NO_MAIL_ZH = /(?:邮件|郵件|还|還).{0,4}(?:没收到|没到|没来|收不到)|(?:没收到|没有收到|收不到)|再发一次|重发|重發/

/** The same at the question for the code, where "it never came" can only mean its mail; anywhere else that is the parcel. */
export function missesCode(message: string): boolean {
  const said = plain(message)
  return wantsCode(message) || NO_MAIL_EN.test(said) || NO_MAIL_ZH.test(said)
}

const LACKS_EMAIL_EN =
  /\b(?:do ?n[o']?t|dont|can't|cant|cannot|not|no longer) (?:\w+ ){0,2}?(?:know|remember|recall|sure|have|find|use) (?:\w+ ){0,3}?(?:e-?mail|which one i used)\b|\b(?:forgot|forgotten|lost) (?:\w+ ){0,4}?e-?mail\b|\bno idea (?:which|what) e-?mail|^(?:sorry,? )?i ?(?:do ?n[o']?t|dont|can't|cant|cannot) (?:know|remember|recall)(?: (?:it|that|which(?: one)?))?[.!]?$|^(?:i have )?no (?:idea|clue)[.!]?$/i
const LACKS_EMAIL_ZH =
  /(?:忘了|忘记|不记得|不知道|不清楚|想不起).{0,8}(?:邮箱|郵箱|哪个$)|(?:邮箱|郵箱).{0,6}(?:忘了|忘记|不记得|不知道|想不起)|^(?:我)?(?:忘了|忘记了|不记得了?|不知道|不清楚)[。！!]?$/

/** An answer to "which e-mail did you use?" that says it is not known. */
export function lacksEmail(message: string): boolean {
  const said = plain(message)
  return LACKS_EMAIL_EN.test(said) || LACKS_EMAIL_ZH.test(said)
}

const ALL_ORDERS_EN =
  /\b(?:show|see|list|find|view|check|what are|which are|look up)\b.{0,20}\bmy (?:\w+ )?orders\b|\ball (?:of )?my orders\b|\bmy order (?:history|list)\b|^(?:hi|hello|hey)?[, ]*my (?:recent |last |latest )?orders\b(?! (?:is|are|was|were|has|have|did|never|not)\b)/i
const ALL_ORDERS_ZH =
  /(?:我的|我)(?:所有|全部|最近|历史)的?(?:订单|訂單)|(?:查|看|列出)(?:一下|看)?我的?(?:所有|全部|最近)?的?(?:订单|訂單)(?:列表|记录)?[。？?！!]?$|^我的(?:订单|訂單)(?:列表|记录)?[。？?！!]?$/

/** The address may stand anywhere in it. */
const ADDRESS = /[^\s,，]{1,64}@[^\s,，]{1,64}/g

/** "Show me my orders": no single one is meant. */
export function asksForOrders(message: string): boolean {
  const said = plain(message.replace(ADDRESS, ' '))
  return ALL_ORDERS_EN.test(said) || ALL_ORDERS_ZH.test(said)
}

/** The same, or one order found by an e-mail, or a code for an order that is named: nothing else in the message need say what it is about. */
export function looksUpOrders(message: string, namesOrder: boolean): boolean {
  if (asksForOrders(message)) return true
  return (namesOrder && wantsCode(message)) || (lacksNumber(message) && /\borders?\b|订单|訂單/i.test(message))
}

function plain(message: string): string {
  return message.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().slice(0, MAX_CHARS)
}

/** Longer messages tell a story; what is asked for stands near their beginning. */
const MAX_CHARS = 400
