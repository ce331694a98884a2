/**
 * Intents the words alone tell, beside those of the model: parts of one of its intents that call for a task of their own, while the rest
 * of it is a question for the articles ("how many points do I have" and "how do points work").
 */
export const RULE_INTENTS = [
  'restock_alert',
  'list_promotions',
  'check_code',
  'points_balance',
  'newsletter_on',
  'newsletter_off',
  'newsletter_setting',
  'data_export',
  'data_question',
  'write_review',
  'account_case',
] as const
export type RuleIntent = (typeof RULE_INTENTS)[number]

/** What the model read, with what the shop adds: the codes of its promotions, in upper case. */
export type Reading = {
  readonly text: string
  readonly intent: string
  readonly confidence: number
  readonly codes: ReadonlySet<string>
  /** The flow that ended last. */
  readonly lastFlow: string | null
}

/** Longest message that is read by its words, in UTF-16 units: a longer one tells a story. */
const MAX_CHARS = 300

/** The task a message asks for by its words; null where the model's intent stands. */
export function taskOf(reading: Reading): RuleIntent | null {
  if (reading.text.length > MAX_CHARS) return null
  const said = fold(reading.text)
  if (asksForAlert(said, reading.intent)) return 'restock_alert'
  if (asksForData(said)) return 'data_export'
  if (asksForCode(reading, said)) return 'check_code'
  return BY_INTENT[reading.intent]?.(said, reading.confidence) ?? byWords(said, reading)
}

const BY_INTENT: Readonly<Record<string, (said: string, confidence: number) => RuleIntent | null>> = {
  promotion: (said) => (PROMOTION_QUESTION.test(said) ? null : 'list_promotions'),
  loyalty: (said) => (POINTS.test(said) && !POINTS_QUESTION.test(said) ? 'points_balance' : null),
  newsletter: readNewsletter,
  leave_review: (said, confidence) => {
    const sure = confidence >= SURE_OF_REVIEW || REVIEW_WORD.test(said)
    return sure && !REVIEW_QUESTION.test(said) ? 'write_review' : null
  },
  delete_account: (said) => (DELETION_QUESTION.test(said) ? 'data_question' : null),
}

/** What the model is unsure of, though the words are plain. */
function byWords(said: string, { intent }: Reading): RuleIntent | null {
  const unsure = intent === 'nlu_fallback' || intent === 'out_of_scope'
  return unsure && TIER.test(said) ? 'points_balance' : null
}

const ALERT = [
  /\b(?:tell|let|notify|e-?mail|alert|ping|message|remind|inform|write)(?: to)?(?: me| us)\b.{0,60}\b(?:back|available|in stock|restock\w*)\b/,
  /\b(?:restock|back in stock|stock) (?:alerts?|notifications?|reminders?|e-?mails?)\b/,
  /(?:到货|补货|有货)(?:了|后|时|的时候)?.{0,6}(?:通知|提醒|告诉|叫)/,
  /\bav[ií]s\p{L}*.{0,40}(?:disponible|stock|vuelva|dispon[ií]vel|estoque|volt[ae])/u,
  /(?:pr[ée]ven|averti)\p{L}*.{0,40}(?:stock|disponible|retour)/u,
  /(?:sag|gib|benachrichtig|meld|informier|schreib)\p{L}*.{0,40}(?:wieder da|verf[üu]gbar|lieferbar|auf lager)/u,
  /入荷.{0,8}(?:教え|知らせ|通知|連絡)/,
  /(?:[أا]خبر|نب[هّ]|[أا]علم|[أا]بلغ)\S*.{0,40}(?:متوفر|يتوفر|تتوفر|توفر|المخزون)/,
]
/** What comes back or arrives is not the shop's stock. */
const NOT_STOCK =
  /\b(?:order|parcel|package|delivery|refund|money|courier)\b|订单|包裹|快递|退款|pedido|commande|bestellung|注文|طلب/

function asksForAlert(said: string, intent: string): boolean {
  if (!ALERT.some((pattern) => pattern.test(said))) return false
  return intent === 'check_stock' || !NOT_STOCK.test(said)
}

const DATA = [
  /\b(?:export|download|copy of|access to|see|send me)\b.{0,20}\b(?:my|personal) (?:\w+ )?(?:data|information)\b/,
  /\b(?:data|subject access|gdpr|dsgvo|rgpd|lgpd) (?:export|access|access request)\b|\bgdpr request\b/,
  /\bwhat (?:personal )?(?:data|information|info) (?:do|have) you (?:have|hold|store|keep|know|got|stored|collected)\b|\bwhat do you know about me\b/,
  /(?:导出|下载|拷贝|获取|要一份|查看).{0,6}(?:我的|个人)(?:个人)?(?:数据|信息|资料)|你们?(?:有|存了|保存了|知道|收集了)我的?(?:什么|哪些)/,
  /(?:exportar|descargar|baixar|c[óo]pia de|cópia dos).{0,20}(?:mis datos|meus dados)/,
  /(?:exporter|t[ée]l[ée]charger|copie).{0,20}(?:mes donn[ée]es)/,
  /datenauskunft|meine (?:personenbezogenen )?daten.{0,20}(?:export|herunterladen|kopie)/,
  /個人(?:データ|情報).{0,10}(?:開示|ダウンロード|エクスポート)/,
  /(?:نسخة|تصدير|تحميل|تنزيل).{0,15}بيانات/,
]
const DELETES =
  /\b(?:delet|eras|remov|forg[eo]t)|删除|注销|清除|borrar|eliminar|supprimer|effacer|l[öo]schen|apagar|excluir|削除|حذف/

function asksForData(said: string): boolean {
  return DATA.some((pattern) => pattern.test(said)) && !DELETES.test(said)
}

/** Letters then digits ("SAVE10"), or capitals alone ("FREESHIP"). */
const CODE_LIKE =
  /(?<![\p{L}\p{N}@.#-])(?:[A-Za-z]{3,16}-?\d{1,4}|[A-Z]{2,}-[A-Z0-9]{2,16}|[A-Z]{5,20})(?![\p{L}\p{N}@-])/u
const WORKS =
  /\b(?:works?|working|valid|accepted|apply|applied|expired?|active|use)\b|能用|可以用|有效|过期|用不了|无效|失效/
const CODE_FAILS = [
  /\b(?:codes?|coupons?|vouchers?)\b.{0,40}\b(?:not|isnt|doesnt|didnt|wont|cant|invalid|refused|rejected|declined|error|fail\w*)\b/,
  /\b(?:cant|wont|not|invalid|check)\b.{0,30}\b(?:codes?|coupons?|vouchers?)\b/,
  /(?:码|券).{0,10}(?:用不了|不能用|无效|失效|用不上|不行|没用|报错|不可用)|(?:查|看).{0,6}(?:优惠码|折扣码|优惠券)/,
]
/** Readings beside which a code of the shop's is what the message is about. */
const NEAR_CODE: ReadonlySet<string> = new Set(
  `promotion payment_problem place_order price_question product_question nlu_fallback out_of_scope leave_review loyalty newsletter
  edit_account bot_question`.split(/\s+/),
)

/** Longest message in which a word like SPRING20 is the matter itself. */
const MAX_ABOUT_CODE_CHARS = 60

function asksForCode({ text, intent, codes, lastFlow }: Reading, said: string): boolean {
  if (isBareCode(text, codes)) return true
  const looksLikeOne = CODE_LIKE.test(text.normalize('NFKC'))
  // After one code the next, with nothing beside it.
  if (lastFlow === 'check_code' && looksLikeOne && /^\S+$/.test(text.trim())) return true
  const capitals = /(?<![\p{L}\p{N}])[A-Z]{3,16}-?\d{1,3}(?![\p{L}\p{N}-])/u.test(text)
  if (capitals && WORKS.test(said) && text.length <= MAX_ABOUT_CODE_CHARS) return true
  if (!NEAR_CODE.has(intent)) return false
  if (namedCodes(text).some((code) => codes.has(code))) return true
  return intent === 'promotion' && (looksLikeOne || CODE_FAILS.some((pattern) => pattern.test(said)))
}

/** Whether a question about a code is one about the rules of codes: stacking, sale items, points. */
export function asksRuleOfCodes(text: string): boolean {
  return PROMOTION_QUESTION.test(fold(text))
}

/** Whether the shop has refused the code, by what the message says. */
export function saysCodeFails(text: string): boolean {
  return REFUSED.test(fold(text)) || CODE_FAILS.some((pattern) => pattern.test(fold(text)))
}

const REFUSED =
  /\b(?:not|isnt|doesnt|didnt|wont|cant|invalid|refused|rejected|declined|error|fail\w*)\b|用不了|不能用|无效|失效|用不上|不行|没用|报错|不可用/

function isBareCode(text: string, codes: ReadonlySet<string>): boolean {
  return codes.has(
    text
      .normalize('NFKC')
      .trim()
      .replace(/[.!?。！？]+$/, '')
      .toUpperCase(),
  )
}

/** Everything in a message that may be a code, in upper case, in its order; at most twenty. */
export function namedCodes(text: string): string[] {
  const words = text.normalize('NFKC').match(/[A-Za-z0-9][A-Za-z0-9-]{2,23}/g) ?? []
  return words.slice(0, 20).map((word) => word.toUpperCase())
}

/** The likeliest code that no promotion has: what looks most like one. */
export function codeLike(text: string): string | null {
  return CODE_LIKE.exec(text.normalize('NFKC'))?.[0].toUpperCase() ?? null
}

const PROMOTION_QUESTION = new RegExp(
  '\\b(?:combine|stack|two|both|together|several|more than one|points|where (?:do|can) i|' +
    'how (?:do|can|to) (?:i )?(?:use|enter|redeem|apply)|sale (?:prices?|items?)|on sale|next sale|' +
    'price match|cheaper|free (?:delivery|shipping|postage)|no code|never got|' +
    '(?:didnt|havent|not) (?:get|got|receive\\w*))\\b|叠加|一起用|怎么用|在哪|特价|积分|包邮|免运费|没收到|下次',
)

const POINTS = new RegExp(
  '\\bhow many (?:\\w+ )?points\\b|\\bpoints? (?:balance|do i have|have i)\\b|' +
    '\\bmy (?:\\w+ ){0,2}(?:points|tier|level|balance)\\b|\\b(?:what|which) (?:tier|level)\\b|' +
    '\\bpoints\\b.{0,12}\\bi have\\b|多少积分|积分.{0,4}(?:余额|还有|还剩|多少)|查.{0,6}积分|积分.{0,8}(?:过期|到期)|我的?(?:会员)?等级|几级会员|' +
    'cu[áa]ntos puntos|quantos pontos|combien de points|wie viele punkte|何ポイント|ポイント残高|كم نقط',
)
const POINTS_QUESTION =
  /\b(?:worth|pay|redeem|use|using|spend|gift card|missing|what happens|delete|how much is)\b|怎么用|抵|兑换|礼品卡|值多少|没到账/
const TIER =
  /\b(?:what|which) (?:loyalty )?(?:tier|level) am i\b|\bmy (?:loyalty )?tier\b|我是(?:什么|几级)(?:等级|会员)/

const OFF = [
  /\bunsubscrib|\bopt(?: me)? out\b|\btoo many (?:e-?)?mails\b/,
  /\b(?:stop|no more|dont (?:want|send))\b.{0,25}\b(?:e-?mails?|newsletters?|ads|messages|spam|offers)\b/,
  /\b(?:cancel|remove|take|get)\b.{0,20}\b(?:newsletter|mailing|list|off)\b/,
  /退订|取消订阅|(?:天天|每天|老是|总是|一直).{0,8}(?:发|推送|寄).{0,6}(?:广告|邮件|信)|(?:广告|推销|促销)邮件.{0,6}(?:烦|太多|受不了)|别再?给?我?发|不(?:想|要)再?(?:收|看)|停止发/,
  /darme de baja|cancelar.{0,15}(?:suscrip|inscri|assinatura)|d[ée]sabonn|d[ée]sinscri|abmeld|abbestell|descadastr|配信停止|解除|إلغاء/,
]
const ON = [
  /\bsubscrib|\bsign(?: me)? up\b|\bjoin\b|\bput me (?:on|down)\b|\b(?:get|receive|want)\b.{0,20}\bnewsletters?\b/,
  /订阅|想收|加入/,
  /suscrib|abonn|inscri|anmeld|assinar|購読|登録|اشتر/,
]
/** "Newsletter on or off": which of the two is asked then. */
const EITHER = /\bon or off\b|\bsubscribe or unsubscribe\b|订阅或退订/
/** A short message that names the newsletter and asks nothing. */
const MAX_SETTING_CHARS = 30
const ASKS_NEWSLETTER =
  /\?|\b(?:how|what|when|why|who|which|where|no code|didnt|havent|whats)\b|吗|多久|什么|怎么|没收到|为什么/

function readNewsletter(said: string): RuleIntent | null {
  if (EITHER.test(said)) return 'newsletter_setting'
  if (OFF.some((pattern) => pattern.test(said))) return 'newsletter_off'
  if (ASKS_NEWSLETTER.test(said)) return null
  if (ON.some((pattern) => pattern.test(said))) return 'newsletter_on'
  return said.length <= MAX_SETTING_CHARS ? 'newsletter_setting' : null
}

const SURE_OF_REVIEW = 0.7
const REVIEW_WORD =
  /review|\brat(?:e|ing)\b|\bstars?\b|★|评价|评论|打分|好评|差评|reseña|avis\b|bewert|avalia|レビュー|تقييم/
const REVIEW_QUESTION = new RegExp(
  '\\b(?:check\\w*|fake|real|genuine|paid|edit|change|delete|trust|online yet|published|praise|suggestion|idea|' +
    'reviews (?:say|of|for))\\b|审核|真实|真的|修改|删除|建议|表扬|多久',
)

const DELETION_QUESTION =
  /\b(?:what happens|how long|do i lose|will i lose|can i (?:get|undo)|whats kept|what is kept)\b|会怎么样|会怎样|多久|还能恢复/

/** Half width, lower case, without apostrophes. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/['’`]/g, '').replace(/\s+/g, ' ').trim()
}
