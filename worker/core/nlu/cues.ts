/** Longest message that can be nothing but a cue, in UTF-16 units. */
const MAX_CUE_CHARS = 80

const EN_LEAD = '(?:(?:oh|ok|okay|actually|no|ah|well|sorry|please|just|hm+|um+|you know what|lets|thanks) )*'
const EN_TAIL =
  '(?: (?:then|please|pls|thanks|thank you|thx|for now|now|anyway|its (?:fine|ok|okay|alright)|all good|bye|sorry))*'
const ABANDON_EN =
  '(?:(?:never|nevr|nver|nvr|nerver|neevr|ever) ?(?:mind|mnd|mid|midn|mynd|mined)|nvm|nvmd|' +
  '(?:forget|forgt|foget|froget|forgget) ?(?:about )?(?:it|ti|this|that)|leave (?:it|that)(?: be| alone)?|' +
  'drop (?:it|that|this)|skip (?:it|that|this)|dont bother)'
const ZH_LEAD = '(?:(?:哦|噢|嗯|啊|唉|哎|好吧|那就|那|还是|還是|就|抱歉|不好意思)[ ,]?)*'
const ZH_TAIL = '(?:[ ,]?(?:吧|啦|了|啊|哈|谢谢|謝謝|谢了|多谢|拜拜|再见|没事|没关系))*'
const ABANDON_ZH =
  '(?:算了|不用了|不用麻烦了|不用管了|不弄了|不搞了|不办了|不麻烦了|当我没说|當我沒說|当我没问|没事了|沒事了|不问了)'

const ABANDONS = [
  new RegExp(`^${EN_LEAD}${ABANDON_EN}${EN_TAIL}$`),
  new RegExp(`^${ZH_LEAD}${ABANDON_ZH}(?:[ ,]?${ABANDON_ZH})?${ZH_TAIL}$`),
]

/** Yes whatever follows, unless it takes the yes back. */
const YES = '(?:yes|yess|yep|yeah?|yeh|yea|yup|yas|yse|yessir|aye)'
/** Yes only by itself or beside other words of agreement. */
const AGREE =
  'ok|okk|okay|okey|k|kk|sure|sure thing|absolutely|definitely|certainly|of course|true|indeed|mhm|mmhm|uh huh|deal|' +
  'precisely|i agree|i accept|by all means|works for me|that works for me|good idea|great idea|lets do (?:it|that)|' +
  'lets go|sounds right|youre right|that is (?:correct|right)|exactly that|ye|alright|all right|right|correct|' +
  'exactly|y|ya|please do|do it(?: now)?|go ahead|' +
  'go for it|please|confirm|confirmed|i confirm|sounds good|sounds great|that works|perfect|agreed|fine|it is|i do|' +
  'proceed|thats (?:right|correct|it|fine|the one|good|ok|okay)|its (?:right|correct|fine|ok|okay)|im sure|i am sure|' +
  '👍|👌|✅'
const BESIDE_AGREE = `(?:${YES}|${AGREE}|great|good|cancel it|cancel|thanks|thank you|thx|pls|then|you can)`
/** Words that take a yes back or ask something. */
const TAKEN_BACK = new RegExp(
  '\\b(?:no|not|never|dont|doesnt|didnt|isnt|arent|wasnt|cant|wont|but|however|wait|instead|actually|except|wrong|' +
    'what|where|when|why|how|which|who)\\b',
)
const AFFIRM_EN = [
  new RegExp(`^(?:(?:oh|um+|hm+|well) )?${YES}(?: \\S{1,24}){0,7}$`),
  new RegExp(`^(?:(?:oh|um+|hm+|well) )?(?:${AGREE})(?: ${BESIDE_AGREE}){0,4}$`),
]

const ZH_YES =
  '(?:是的?|是滴|对的?|對的?|好的?|好滴|好哒|好嘞|嗯+|恩+|可以的?|行的?|没错|沒錯|没问题|沒問題|确认|確認|确定|確定|' +
  '当然|當然|同意|要的?|需要|就是?这个|就是它|就这样|正确|必须的|没毛病|那?行吧|也行|都可以|我确定|要得|中|成|妥|' +
  'ok|okay)'
const ZH_PARTICLE = '(?:吧|啊|呀|哦|噢|呢|哈|嘞|啦|的|亲|谢谢|謝謝|谢了|麻烦了)'
const ZH_GO_ON = '(?:请|請|帮|幫|麻烦|取消|退|就这|就這|我要|我确|提交|继续|办理)[^不没別别沒吗嗎么吧呢什哪几]{0,10}吧?'
const AFFIRM_ZH = new RegExp(
  `^${ZH_YES}${ZH_PARTICLE}?(?:[ ,]{0,2}(?:${ZH_YES}|${ZH_PARTICLE})){0,4}` +
    `(?:[ ,]{0,2}${ZH_GO_ON}|[ ,]{1,2}[a-z]{0,4}-?\\d{4,8})?$`,
)

const NO = '(?:no+|nope|nah|naw|nay|n|negative)'
/** What may follow "no" without a comma: "no problem" and "no tracking yet" are no denials. */
const AFTER_NO =
  '(?:thanks|thank|thx|ty|i|im|it|its|that|thats|the|this|not|dont|please|pls|wait|leave|keep|my|we|sorry|need|' +
  'cancel|never|nvm|no|nope|sir|just|really|\\S{0,8}\\d{4,8})'
const NOT_DENIED = /^(?:no|not|dont) (?:problems?|worries|idea|clue|doubt|one|sure|know|care|mind|understand|get)\b/
const DONT = '(?:dont|do not|dnt)'
const EN_LEAD_NO = '(?:(?:oh|um+|hm+|well|sorry|actually) )?'
const DENY_EN = [
  new RegExp(`^${EN_LEAD_NO}${NO}(?: ${AFTER_NO}(?: \\S{1,24}){0,8})?$`),
  new RegExp(
    `^(?:please )?${DONT}(?: (?:do|cancel|return|refund|change|proceed|think so|want to|need to|confirm)` +
      '(?: \\S{1,24}){0,4})?$',
  ),
  new RegExp(`^i ${DONT} (?:think so|(?:want|need) (?:to|any|anything|that)(?: \\S{1,24}){0,4})$`),
  new RegExp(
    '^not (?:that|this|it|those|these|now|yet|really|correct|right|at all|necessary|interested|me|exactly|quite|' +
      '\\S{0,8}\\d{4,8})(?: (?:one|thanks|please|order)){0,4}$',
  ),
  /^(?:never|(?:hell |absolutely )?no(?: way)?|wrong(?: again)?|incorrect|(?:id )?rather not|👎|❌)$/,
  /^(?:(?:none|neither)(?: of (?:them|those|these))?|(?:absolutely|certainly|of course|probably) not)$/,
  /^(?:id say no|i said no|i disagree|i dont agree|ill pass)$/,
  /^(?:thats|its|that is|it is) (?:wrong|incorrect|not(?: (?:it|right|correct|that|mine|my order))?)$/,
]
const COMMA_NO = new RegExp(`^(?:(?:oh|um+|hm+|well|sorry|actually)[ ,]+)?${NO} ?[,;!]`)
const ZH_NO =
  '(?:不是的?|不对|不對|不要了?|不用了?|不行|不可以|不好|不需要|不必了?|不想|不了|不|先不要?|先不用|先别|暂时不用?|' +
  '暂不|否|别|別|没有了?|沒有了?|没|没呢|还没|并没有|不同意|不接受|拒绝|反对|免了|没必要|大可不必|不太行|不成|' +
  '绝对不行|(?:两个)?都不是|都不要|还是不要了?|错了|不是(?:这个|這個|它|那单|这单|本人|我的?))'
const ZH_VERB =
  '(?:取消|退货|退款|退|换货|换|改|发|弄|查|处理|提交|确认|继续|这个|那个|这单|它|转人工|办理|需要|要|麻烦)'
const DENY_ZH = new RegExp(
  `^${ZH_NO}(?:的|了|啊|呀|哦|噢|吧|哈|呢|啦)?(?:[ ,]{0,2}(?:谢谢|謝謝|谢了|多谢|${ZH_NO})){0,4}` +
    `(?:${ZH_VERB}(?:它|这个|订单|了|吧)?(?:,[^吗嗎]{1,20})?|[ ,]{0,2}[a-z]{0,4}-?\\d{4,8}[^吗嗎]{0,6}|[ ,]{1,2}[^吗嗎]{1,20})?$`,
)
const NOT_DENIED_ZH = /^不(?:好意思|客气|用谢$|知道|确定|清楚|错|懂|明白)/

const DIGITS_NEXT = '\\S{0,6}\\d{4}'
const SLIP = '(?:meant|mean|ment|mistyped|misspelled|made a (?:typo|mistake))'
const WRONG_GIVEN = '(?:typed|gave|wrote|put|entered) (?:(?:it|you|the|a|my|in) ){0,3}(?:wrong|incorrect)'
const CORRECTION_EN = new RegExp(
  '^(?:(?:oh|ah|um+|hm+|ok|okay|well|wait)[ ,.!-]{1,3}){0,3}' +
    `(?:(?:no|nope|nah)(?:(?:[,;!]| -) ?(?!(?:thanks|thank|thx|problem|worries)\\b)\\S| ${DIGITS_NEXT})|` +
    `sorry(?:, ?(?!but\\b)\\S| (?:i (?:${SLIP}|${WRONG_GIVEN})|its?\\b|wrong\\b|not\\b|${DIGITS_NEXT}))|` +
    `i (?:${SLIP}|${WRONG_GIVEN})\\b|actually\\b|wrong (?:number|one|order|e-?mail|address)\\b|` +
    `(?:oops|whoops|my bad|my mistake|typo|correction)\\b|not ${DIGITS_NEXT})`,
)
const CORRECTION_ZH = new RegExp(
  '^(?:(?:啊|哦|噢|呃|嗯|抱歉|不好意思|对不起)[ ,]?){0,3}' +
    '(?:不对(?!劲|称)|不對|不是(?=$|[ ,.!]|[这這那a-z#\\d]|我[要的])|不,|[说說打写寫输輸弄搞填][错錯]了|错了|錯了|' +
    '应该是|應該是|我是说|我说的是|更正)',
)

/**
 * Whether the whole message drops what is under way ("never mind", "算了"). Orders to cancel are none. "不用了" is also a
 * denial: ask this first where both would matter.
 */
export function isAbandon(text: string): boolean {
  const message = plain(text)
  return ABANDONS.some((pattern) => pattern.test(message) || pattern.test(spaced(message)))
}

/** Whether the whole short message says yes; "yes but", "ok?" and "not sure" do not. */
export function isAffirm(text: string): boolean {
  const message = plain(text)
  if (message === '' || isQuestion(text)) return false
  if (AFFIRM_ZH.test(message)) return true
  const words = spaced(message)
  return !TAKEN_BACK.test(words) && AFFIRM_EN.some((pattern) => pattern.test(words))
}

/** Whether the whole short message says no, with or without a correction behind it ("no, 1002"). */
export function isDeny(text: string): boolean {
  const message = plain(text)
  if (message === '' || isQuestion(text)) return false
  if (NOT_DENIED_ZH.test(message)) return false
  if (DENY_ZH.test(message)) return true
  const words = spaced(message)
  if (NOT_DENIED.test(words) || /^no\. ?\d/.test(message)) return false
  return COMMA_NO.test(message) || DENY_EN.some((pattern) => pattern.test(words))
}

/** Whether the message begins by putting something right ("no, 1002", "i meant…", "打错了"). Its length is free. */
export function startsWithCorrection(text: string): boolean {
  const start = fold(text.slice(0, MAX_CUE_CHARS)).trim()
  return CORRECTION_EN.test(start) || CORRECTION_ZH.test(start)
}

/** Lower case, half width, without apostrophes and outer punctuation; '' for what is too long to be a cue. */
function plain(text: string): string {
  const trimmed = text.trim()
  if (trimmed.length > MAX_CUE_CHARS) return ''
  return fold(trimmed)
    .replace(/^[\s.,;!~-]{1,80}/, '')
    .replace(/[\s.,;!~-]{1,80}$/, '')
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’`"“”‘]|[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, '')
    .replace(/[。、]/g, ',')
    .replace(/\.{2,}|…/g, ',')
    .replace(/[–—]/g, '-')
    .replace(/([^\d\s])\1{2,}/gu, '$1')
    .replace(/\s+/g, ' ')
}

function spaced(message: string): string {
  return message
    .replace(/[.,;:!~()]+|-(?= )|(?<= )-/g, ' ')
    .replace(/(👍|👌|✅)/gu, ' $1 ')
    .replace(/\s+/g, ' ')
    .trim()
}

function isQuestion(text: string): boolean {
  return /[?？]|[吗嗎么]\s{0,4}$/.test(text.slice(0, MAX_CUE_CHARS * 2))
}
