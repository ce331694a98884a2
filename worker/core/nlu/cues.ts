/** Longest message that can be nothing but a cue, in UTF-16 units. */
const MAX_CUE_CHARS = 80

const EN_LEAD = '(?:(?:oh|ok|okay|actually|no|ah|well|sorry|please|just|hm+|um+|you know what|lets|thanks) )*'
const EN_TAIL =
  '(?: (?:then|please|pls|thanks|thank you|thx|for now|now|anyway|its (?:fine|ok|okay|alright)|all good|bye|sorry))*'
const ABANDON_EN =
  '(?:(?:never|nevr|nver|nvr|nerver|neevr|ever) ?(?:mind|mnd|mid|midn|mynd|mined)|nvm|nvmd|' +
  '(?:forget|forgt|foget|froget|forgget) ?(?:about )?(?:it|ti|this|that)|leave (?:it|that)(?: be| alone)?|' +
  'drop (?:it|that|this)|skip (?:it|that|this)|dont bother|forget (?:my|the|this|that) order|' +
  '(?:stop|exit|quit|abort)(?: (?:it|this|that))?|start (?:over|again)|restart|' +
  '(?:i |ive |i have )?chang(?:ed|e) my mind)'
const ZH_LEAD = '(?:(?:我|哦|噢|嗯|啊|唉|哎|好吧|那就|那|还是|還是|就|抱歉|不好意思)[ ,]?)*'
const ZH_TAIL = '(?:[ ,]?(?:吧|啦|了|啊|哈|谢谢|謝謝|谢了|多谢|拜拜|再见|没事|没关系))*'
const ABANDON_ZH =
  '(?:算了|不用了|不用麻烦了|不用管了|不弄了|不搞了|不办了|不查了|不麻烦了|当我没说|當我沒說|当我没问|没事了|沒事了|不问了|' +
  '停下?|停止|退出|重新开始|重新開始|重来|我?改变主意)'

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

/** Words that consent to a change by themselves. "Right", "fine" and "ok thanks" acknowledge; they do not consent. */
const CONSENT =
  'ok|okk|okay|okey|k|kk|sure|sure thing|absolutely|definitely|certainly|of course|by all means|y|ya|ye|please|' +
  'please do(?: it| so)?|do it(?: now)?|go ahead(?: and do it)?|go for it|proceed|confirm|confirmed|i confirm|i agree|' +
  'agreed|correct|thats (?:right|correct)|that is (?:right|correct)|exactly|im sure|' +
  'i am sure|works for me|that works|sounds good|sounds great|lets do (?:it|that)|lets go|deal|perfect|👍|👌|✅'
/** What may name the change that is consented to. */
const IT = '(?: (?:it|this|that|them|(?:(?:the|my|this|that) )?(?:order|one)))?'
const ACTS_EN = {
  cancel: `cancel${IT}`,
  change: '(?:change|update|use|save)(?: (?:it|this|that|(?:(?:the|my|this|that) )?(?:delivery )?address))?',
  return: `(?:return|exchange|register|refund|create)${IT}|send it back`,
  claim: '(?:open|file|make|start)(?: (?:it|(?:a|the|that) claim))',
} as const
const ZH_IT = '(?:这个|这单|它|订单|这个订单|我的订单)?'
const ACTS_ZH = {
  cancel: `取消${ZH_IT}`,
  change: '(?:改|修改|更改)(?:地址|这个)?|用这个(?:地址)?',
  return: `(?:退货?|退款|换货?|登记|申请)${ZH_IT}`,
  claim: '(?:登记|申请|申报|提交|查)(?:理赔|索赔)?',
} as const
/** The kinds of change a flow can make. */
export type Act = keyof typeof ACTS_EN
const ACTS: readonly Act[] = ['cancel', 'change', 'return', 'claim']
const ZH_CONSENT =
  '(?:是的?|是滴|对的?|對的?|好的?|好滴|好哒|好嘞|嗯+|恩+|可以的?|行的?|没错|沒錯|没问题|沒問題|确认|確認|确定|確定|' +
  '当然|當然|同意|要的|正确|就这样|我确定|ok|okay)'
const ZH_SOFT = '(?:吧|啊|呀|哦|噢|哈|嘞|啦|的|亲|(?<!好)(?:麻烦您?了?|麻煩了?)|请|請)'

function consentPatterns(acts: readonly Act[]): readonly RegExp[] {
  const en = acts.map((act) => ACTS_EN[act]).join('|')
  const zh = acts.map((act) => ACTS_ZH[act]).join('|')
  const doing = `(?:please )?(?:go ahead and )?(?:${en})(?: (?:please|pls|now))?`
  const more = `(?:${YES}|${CONSENT}|pls|${doing})`
  const act = `(?:就|那就|那|请|請|帮我|幫我|麻烦您?|麻烦帮我){0,2}(?:${zh}|办理?|处理|继续|提交)(?:一下)?(?:吧|了|啦)?`
  return [
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?${YES}(?: ${more}){0,4}(?: (?:thanks|thank you|thx|ty))?$`),
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?(?:${CONSENT}|${doing})(?: ${more}){0,4}$`),
    new RegExp(`^${ZH_CONSENT}${ZH_SOFT}?(?:[ ,]{0,2}(?:${ZH_CONSENT}|${ZH_SOFT})){0,4}(?:[ ,]{0,2}${act})?$`),
    /^(?:是的?|对的?|要的)[ ,]{0,2}(?:谢谢|謝謝|谢了)$/,
    new RegExp(`^(?:麻烦(?:您|你)?了|${act})$`),
  ]
}
const CONSENTS: Readonly<Record<Act | 'any', readonly RegExp[]>> = {
  any: consentPatterns(ACTS),
  cancel: consentPatterns(['cancel']),
  change: consentPatterns(['change']),
  return: consentPatterns(['return']),
  claim: consentPatterns(['claim']),
}
const STARTS_YES = new RegExp(
  `^(?:${YES}|ok|okay|sure|right|fine|correct|of course|absolutely)\\b|^(?:是的|对的?|好的?|嗯|可以|行|没错|确认)(?:$|[ ,吧啊])`,
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

/**
 * Whether the whole message is a plain yes to a change that cannot be undone: words of consent and nothing else. Stricter than
 * isAffirm. `act` limits what the message may name: "yes, cancel it" does not consent to another address.
 */
export function isConsent(text: string, act?: Act): boolean {
  const message = plain(text)
  if (message === '' || isQuestion(text)) return false
  const words = spaced(message)
  return CONSENTS[act ?? 'any'].some((pattern) => pattern.test(message) || pattern.test(words))
}

/** Whether the message begins with a word of agreement, whatever becomes of it. */
export function startsWithYes(text: string): boolean {
  return STARTS_YES.test(spaced(plain(text)))
}

/** The words of a task, to tell what else a message that refuses one asks for. */
const ACT_WORDS: Readonly<Record<Act, RegExp>> = {
  cancel: /\bcancel|取消/,
  change: /\b(?:chang|updat)|改/,
  return: /\b(?:return|exchang|refund|send(?:ing)? (?:it |\w+ )?back|replace)|退|换/,
  claim: /\b(?:missing|claim)|少|漏|缺|理赔/,
}
const NEGATED_VERBS: Readonly<Record<Act, string>> = {
  cancel: 'cancel(?:l?ing|lation)?',
  change: 'chang(?:e|ing)|update',
  return: 'return(?:ing)?|exchang(?:e|ing)|refund|send (?:it|this|them|anything|\\w+ \\w+) back',
  claim: '(?:open|file|make|start) (?:a|the) claim|claim',
}
const NEGATED_ZH: Readonly<Record<Act, string>> = {
  cancel: '取消',
  change: '(?:改|修改|更改)(?:收货)?地?址?',
  return: '退|换|申请退',
  claim: '理赔|索赔|申报',
}
const NEGATED: Readonly<Record<Act, RegExp>> = {
  cancel: negationOf('cancel'),
  change: negationOf('change'),
  return: negationOf('return', '\\bnothing (?:is |was |came )?(?:broken|damaged|wrong)\\b'),
  claim: negationOf(
    'claim',
    '\\b(?:nothing(?:s| is| was)?|no items? (?:is|are)) missing\\b',
    '(?<!有)没有?(?:少|漏|缺)|(?<!缺)不缺',
  ),
}

function negationOf(act: Act, ...also: readonly string[]): RegExp {
  const dont = '(?:dont|do not|dnt)'
  const verb = `(?:${NEGATED_VERBS[act]})`
  return new RegExp(
    [
      `(?:^|[,.;!] ?|\\b(?:please|pls|so|and|but|no|ok|okay|just|actually|wait|oh) )${dont} (?:please |ever |yet )?${verb}\\b`,
      `\\b(?:i|we)(?: really| still)? ${dont}(?: really)? (?:want|need|wish|plan|intend)(?: you)?(?: to| a| any| my| the)? ${verb}\\b`,
      `\\b(?:i|we) never (?:wanted|asked)(?: you)?(?: to| for a| for)? ${verb}\\b`,
      `\\b(?:not|no longer) (?:want(?:ing)? to|going to|trying to|asking to|asking for a) ${verb}\\b`,
      `(?:不想|不要|别|不用|不需要|不打算|不必|无需|没想|没说要|没要|(?:^|[我先那,])不)(?:再|要|给我|帮我|把订单)?(?:${NEGATED_ZH[act]})`,
      ...also,
    ].join('|'),
  )
}

/** Whether the message refuses the task ("i do not want to cancel my order", "不用退货") and asks for nothing of its kind beside. */
export function negates(text: string, act: Act): boolean {
  const message = fold(text.slice(0, 4 * MAX_CUE_CHARS)).trim()
  if (isQuestion(message) || /\b(?:why|how|what|when)\b|为什么|怎么|凭什么|投诉|举报/.test(message)) return false
  const found = NEGATED[act].exec(message)
  if (!found) return false
  const before = message.slice(0, found.index)
  const after = message
    .slice(found.index + found[0].length)
    .replace(/^[^,.;!]{0,24}/, (rest) => rest.replace(/^(?:货|款)/, ''))
  return !ACT_WORDS[act].test(`${before} ${after}`)
}

const ORDER_CODE = '#?[a-z]{0,4}-?\\d{4,8}'
const BARE_ORDER = [
  new RegExp(
    '^(?:(?:hi|hello|hey) )?(?:(?:i have |ive got |i got )?(?:a |my |another )?(?:question|query|enquiry|inquiry|something) )?' +
      `(?:(?:its |this is )?(?:about|re|regarding|concerning|on|for) )?(?:(?:my|the|this) )?(?:order|purchase)? ?(?:number|no|nr|is)? ?${ORDER_CODE}$`,
  ),
  new RegExp(
    `^(?:(?:你好|您好|关于|想?问一?下?|咨询一?下?|我的|这个|就是)[ ,]?){0,3}(?:订单号?|单号|訂單)(?:是|为|号)?[ ,]?${ORDER_CODE}(?:的?(?:问题|事情?))?$`,
  ),
  new RegExp(
    `^(?:(?:你好|您好|关于|我的)[ ,]?){0,2}${ORDER_CODE}(?:号|这个|的)?(?:订单|訂單|单)(?:的?(?:问题|事情?))?$`,
  ),
]

/** Whether the message names an order, perhaps with an e-mail, and says nothing about what to do with it. */
export function onlyNamesOrder(text: string): boolean {
  const message = plain(text.replace(/\S{1,64}@\S{1,80}/, ' '))
  return BARE_ORDER.some((pattern) => pattern.test(message) || pattern.test(spaced(message)))
}

const WH_START =
  /^(?:(?:what|when)(?! (?:i|it|they|we|the|my)\b)|why|how|where|which|who|whats|hows|wheres|whens|can i|could i|may i|do i|should i)\b/
const WH_START_ZH =
  /^(?:什么(?!都|也)|怎么(?!.{0,6}[都也])|怎样|为什么|为啥|为何|(?:哪|谁|几|啥)(?!.{0,6}[都也])|多久|多少)/

/** Whether the message asks something: no text of an open question then, be it a reason or an address. */
export function asks(text: string): boolean {
  const message = fold(text.slice(-MAX_CUE_CHARS)).trim()
  const start = fold(text.slice(0, MAX_CUE_CHARS)).trim()
  if (!/\p{L}/u.test(message)) return false
  return /(?:\?|[吗嗎呢])[\s!.~]{0,4}$/.test(message) || WH_START.test(start) || WH_START_ZH.test(start)
}

/** Whether the message puts what follows in the place of what was under way ("… instead", "no wait", "改成…吧"). */
export function replacesTask(text: string): boolean {
  const message = fold(text.slice(0, 4 * MAX_CUE_CHARS))
  return /\binstead\b|\b(?:no|nah|actually),? ?wait\b|改成.{1,40}吧|(?:还是|那就)改|换成/.test(message)
}

const DROPS_THIS = [
  /^(?:please |ok |no )?cancel (?:this|that|(?:this|that|the|my) (?:request|return|exchange|claim|change))(?: please)?$/,
  /^取消(?:这个|本次|此次)?(?:操作|申请|流程|退货|换货)$/,
]

/** "Cancel this" in the middle of a task that is not about cancelling: the task, not an order. */
export function dropsThis(text: string): boolean {
  const words = spaced(plain(text))
  return DROPS_THIS.some((pattern) => pattern.test(words))
}

const WAITS = [
  /^(?:(?:hello|hi|hey|hellooo?) ?)?(?:(?:is (?:there )?)?(?:any|some)(?:one|body)(?: (?:there|here|home|around|available))?|are you (?:still )?there|you there)$/,
  /^(?:hello|helo|helloo|hi|hey)(?: (?:hello|hi|hey)){0,3}$/,
  /^(?:(?:so|and|ok) )?how (?:long|much longer)(?: (?:do|will|must|should|does|is)(?: (?:i|it|we|the))?(?: (?:have to|need to|got to))?(?: (?:wait|waiting|take|wait time|queue))?)?(?: (?:for|until|till) (?:a |an |the |some)?(?:person|one|body|human|agent|answer|reply|you|your team|response)(?: .{1,20})?)?$/,
  /^(?:when (?:will|does|do) (?:someone|somebody|anyone|a person|an agent|you|they) (?:answer|reply|come|join|respond).{0,20}|(?:im |i am )?still waiting)$/,
  /^(?:你好|您好|喂)?[ ,]?(?:还?有人[吗嗎么在]*|喂+|在[吗嗎么]|人呢|客服呢|(?:怎么)?(?:还)?没人(?:回|理我?|吗)?)$/,
  /^(?:(?:请问)?(?:还要|还得|要|大概)?等?(?:多久|多长时间)(?:才|能|会)?(?:有人)?(?:回复?我?|接入?|来|到我|轮到我)?|(?:什么时候|几时)(?:才|能)?有人.{0,6})[啊呢呀]?$/,
]
const LEAVES_QUEUE =
  /^(?:(?:我|那)?(?:不等|不用等|不想等|不排|别等|不转|不用转)(?:人工)?(?:了|啦|吧){0,2}|(?:(?:i )?(?:dont|do not) want to wait|im not waiting|i am not waiting|stop waiting|no need to wait|i cant wait|leave the (?:queue|line))(?: (?:any ?more|any longer))?)$/

/** In the queue: asks whether anyone is coming. */
export function asksForAnyone(text: string): boolean {
  const message = plain(text).replace(/\?/g, ' ').trim()
  return WAITS.some((pattern) => pattern.test(spaced(message)))
}

/** In the queue: waits no longer. */
export function leavesQueue(text: string): boolean {
  return LEAVES_QUEUE.test(spaced(plain(text)))
}

const GOODBYE =
  /\b(?:bye|goodbye|good bye|byebye|cya|farewell|take care|good ?night|see (?:you|ya|u)|have a (?:good|nice|great|lovely) (?:day|one|evening|weekend|night))\b|再见|再見|再会|拜拜|拜了|回见|回头见|下次见|晚安/

/** Whether a goodbye is in the words of the message. */
export function saysGoodbye(text: string): boolean {
  return !isQuestion(text) && GOODBYE.test(fold(text.slice(0, 4 * MAX_CUE_CHARS)))
}

const SELF_HARM =
  /\b(?:kill(?:ing)? myself|suicid(?:e|al)|end(?:ing)? my (?:own )?life|(?:want|wanna|going) (?:to )?die|self[- ]harm\w*|dont want to live)\b|自杀|自殺|想死(?!你)|不想活|轻生|自残/
const DANGER_EN = [
  /\b(?:on|caught|catching|cought|started a|theres a|there is a|there was a|there was|house) fire\b|\bset (?:\w+ ){1,3}on fire\b|\bfire (?:started|broke out|in my|in the (?:house|kitchen|room))\b/,
  /\b(?:smoke|flames?|sparks?) (?:(?:is|are|was|were|started|keeps|kept) )?(?:com|pour|ris|billow|fly)\w*|\bfull of smoke\b|\b(?:theres|there is|there was|saw|see) (?:\w+ )?smoke\b/,
  /\b(?:its|it|is|was|started|starts|began|keeps) (?:smoking|sparking|burning)\b(?! (?:time|hours|unevenly))|\bburning (?:smell|plastic|rubber)\b|\bsmell(?:s|ed|ing)?(?: \w+)? burning\b|\bburn(?:ed|t) (?:my|me|his|her|our)\b/,
  /\belectric(?:al)? shocks?\b|\belectrocut\w*|\bshocked me\b|\b(?:got|was) shocked by (?:the|my|it|this)\b|\bgot (?:a |an )?shock from\b/,
  /\bswallowed\b(?! (?:my |the |our )?(?:parcel|package|order|money|card|payment))|\b(?:is|was|started|are|were|been|almost|nearly) chok(?:ing|ed)\b|\bchoking (?:on|right|now)\b/,
  /\binjured\b|(?<!colou?rs? (?:is |are |was )?|dye (?:is )?|ink (?:is )?)\bbleeding\b|\b(?:cut|hurt|burned|burnt) myself\b|\bexploded\b/,
  /^(?:help )?(?:fire|smoke|burning|choking)(?: (?:help|fire))?$/,
]
const DANGER_ZH =
  /(?<!会|会不会|容易|是否|防|不|别|免|能|怕)(?:着火|起火|失火|冒烟|冒火|触电|被电|电到|漏电|误食|受伤|烫伤|烧伤|流血|噎住|爆炸)|(?:误|孩子?|宝宝|小孩|猫|狗|他|她)吞了?|吞了(?!我?们?的?(?:钱|包裹|快递|单|件|款|订单|积分|优惠))/
/** "Can I use it on fire?" asks about a product; nothing burns. */
const ASKS_WHETHER = /^(?:can|could|may|would|will|does|do|is (?:it|this) (?:safe|ok|okay|suitable))\b/

/** Danger to a person: something burns, someone is hurt, or thinks of suicide. null: none. */
export function dangerOf(text: string): 'self_harm' | 'danger' | null {
  const message = fold(text.slice(0, 2000)).trim()
  if (SELF_HARM.test(message)) return 'self_harm'
  if (DANGER_ZH.test(message)) return 'danger'
  if (ASKS_WHETHER.test(message)) return null
  const words = spaced(message.replace(/,/g, ' '))
  return DANGER_EN.some((pattern) => pattern.test(words)) ? 'danger' : null
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
