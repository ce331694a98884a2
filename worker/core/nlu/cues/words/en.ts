import { type Act, both, type LanguageCues, type Patterns, perAct, type Refusal, words } from '../language-cues'

const LEAD = '(?:(?:oh|ok|okay|actually|no|ah|well|sorry|please|just|hm+|um+|you know what|lets|thanks) )*'
const TAIL =
  '(?: (?:then|please|pls|thanks|thank you|thx|for now|now|anyway|its (?:fine|ok|okay|alright)|all good|bye|sorry))*'
const ABANDON =
  '(?:(?:never|nevr|nver|nvr|nerver|neevr|ever) ?(?:mind|mnd|mid|midn|mynd|mined)|nvm|nvmd|' +
  '(?:forget|forgt|foget|froget|forgget) ?(?:about )?(?:it|ti|this|that)|leave (?:it|that)(?: be| alone)?|' +
  'drop (?:it|that|this)|skip (?:it|that|this)|dont bother|forget (?:my|the|this|that) order|' +
  '(?:stop|exit|quit|abort)(?: (?:it|this|that))?|start (?:over|again)|restart|' +
  '(?:i |ive |i have )?chang(?:ed|e) my mind)'

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
const TAKEN_BACK = new RegExp(
  '\\b(?:no|not|never|dont|doesnt|didnt|isnt|arent|wasnt|cant|wont|but|however|wait|instead|actually|except|wrong|' +
    'what|where|when|why|how|which|who)\\b',
)

/** Words that consent to a change by themselves. "Right", "fine" and "ok thanks" acknowledge; they do not consent. */
const CONSENT =
  'ok|okk|okay|okey|k|kk|sure|sure thing|absolutely|definitely|certainly|of course|by all means|y|ya|ye|please|' +
  'please do(?: it| so)?|do it(?: now)?|go ahead(?: and do it)?|go for it|proceed|confirm|confirmed|i confirm|i agree|' +
  'agreed|correct|thats (?:right|correct)|that is (?:right|correct)|exactly|im sure|' +
  'i am sure|works for me|that works|sounds good|sounds great|lets do (?:it|that)|lets go|deal|perfect|👍|👌|✅'
/** What may name the change that is consented to. */
const IT = '(?: (?:it|this|that|them|(?:(?:the|my|this|that) )?(?:order|one)))?'
const DOES: Readonly<Record<Act, string>> = {
  cancel: `cancel${IT}`,
  change: '(?:change|update|use|save)(?: (?:it|this|that|(?:(?:the|my|this|that) )?(?:delivery )?address))?',
  return: `(?:return|exchange|register|refund|create)${IT}|send it back`,
  claim:
    '(?:open|file|make|start)(?: (?:it|(?:a|the|that) claim))|(?:post|publish|submit|send)(?: (?:it|this|that|(?:the|my) review))|' +
    '(?:notify|remind|tell|e-?mail) me|let me know|(?:un)?subscribe(?: me)?|sign me up',
}

function consentTo(acts: readonly Act[]): Patterns {
  const does = acts.map((act) => DOES[act]).join('|')
  const doing = `(?:please )?(?:go ahead and )?(?:${does})(?: (?:please|pls|now))?`
  const more = `(?:${YES}|${CONSENT}|pls|${doing})`
  return both(
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?${YES}(?: ${more}){0,4}(?: (?:thanks|thank you|thx|ty))?$`),
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?(?:${CONSENT}|${doing})(?: ${more}){0,4}$`),
  )
}

const NO = '(?:no+|nope|nah|naw|nay|n|negative)'
/** What may follow "no" without a comma: "no problem" and "no tracking yet" are no denials. */
const AFTER_NO =
  '(?:thanks|thank|thx|ty|i|im|it|its|that|thats|the|this|not|dont|please|pls|wait|leave|keep|my|we|sorry|need|' +
  'cancel|never|nvm|no|nope|sir|just|really|\\S{0,8}\\d{4,8})'
const DONT = '(?:dont|do not|dnt)'
const DENY: readonly RegExp[] = [
  new RegExp(`^(?:(?:oh|um+|hm+|well|sorry|actually) )?${NO}(?: ${AFTER_NO}(?: \\S{1,24}){0,8})?$`),
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

const DIGITS_NEXT = '\\S{0,6}\\d{4}'
const SLIP = '(?:meant|mean|ment|mistyped|misspelled|made a (?:typo|mistake))'
const WRONG_GIVEN = '(?:typed|gave|wrote|put|entered) (?:(?:it|you|the|a|my|in) ){0,3}(?:wrong|incorrect)'
const CORRECTION = new RegExp(
  '^(?:(?:oh|ah|um+|hm+|ok|okay|well|wait)[ ,.!-]{1,3}){0,3}' +
    `(?:(?:no|nope|nah)(?:(?:[,;!]| -) ?(?!(?:thanks|thank|thx|problem|worries|gracias|merci|danke|obrigad[oa])\\b)\\S| ${DIGITS_NEXT})|` +
    `sorry(?:, ?(?!but\\b)\\S| (?:i (?:${SLIP}|${WRONG_GIVEN})|its?\\b|wrong\\b|not\\b|${DIGITS_NEXT}))|` +
    `i (?:${SLIP}|${WRONG_GIVEN})\\b|actually\\b|wrong (?:number|one|order|e-?mail|address)\\b|` +
    `(?:oops|whoops|my bad|my mistake|typo|correction)\\b|not ${DIGITS_NEXT})`,
)

function refusalOf(verbs: string, named: RegExp, ...also: readonly string[]): Refusal {
  const verb = `(?:${verbs})`
  const refused = [
    `(?:^|[,.;!] ?|\\b(?:please|pls|so|and|but|no|ok|okay|just|actually|wait|oh) )${DONT} (?:please |ever |yet )?${verb}\\b`,
    `\\b(?:i|we)(?: really| still)? ${DONT}(?: really)? (?:want|need|wish|plan|intend)(?: you)?(?: to| a| any| my| the)? ${verb}\\b`,
    `\\b(?:i|we) never (?:wanted|asked)(?: you)?(?: to| for a| for)? ${verb}\\b`,
    `\\b(?:not|no longer) (?:want(?:ing)? to|going to|trying to|asking to|asking for a) ${verb}\\b`,
    ...also,
  ]
  return { refused: new RegExp(refused.join('|')), named }
}

// "I'd" is folded to "id".
const NUMBER =
  '(?:(?:order |reference |tracking )?(?:number|no\\b|nr|code)|(?:order|reference|tracking|my|the|an) id\\b)'
const LACK =
  "(?:do ?n[o']?t|dont|cant|can ?n[o']?t|can't|no longer|didnt|didn't|never|not) (?:\\w+ ){0,2}?(?:have|know|find|remember|got|get|see|keep|recall)"

const ORDER_CODE = '#?[a-z]{0,4}-?\\d{4,8}'

export const EN: LanguageCues = {
  abandon: both(new RegExp(`^${LEAD}${ABANDON}${TAIL}$`)),
  affirm: words(
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?${YES}(?: \\S{1,24}){0,7}$`),
    new RegExp(`^(?:(?:oh|um+|hm+|well) )?(?:${AGREE})(?: ${BESIDE_AGREE}){0,4}$`),
  ),
  notAffirm: words(TAKEN_BACK),
  deny: { marks: [COMMA_NO], words: DENY },
  notDeny: {
    marks: [/^no\. ?\d/],
    words: [/^(?:no|not|dont) (?:problems?|worries|idea|clue|doubt|one|sure|know|care|mind|understand|get)\b/],
  },
  correction: CORRECTION,
  consent: perAct(consentTo),
  startsYes: new RegExp(`^(?:${YES}|ok|okay|sure|right|fine|correct|of course|absolutely)\\b`),
  refusal: {
    cancel: refusalOf('cancel(?:l?ing|lation)?', /\bcancel/),
    change: refusalOf('chang(?:e|ing)|update', /\b(?:chang|updat)/),
    return: refusalOf(
      'return(?:ing)?|exchang(?:e|ing)|refund|send (?:it|this|them|anything|\\w+ \\w+) back',
      /\b(?:return|exchang|refund|send(?:ing)? (?:it |\w+ )?back|replace)/,
      '\\bnothing (?:is |was |came )?(?:broken|damaged|wrong)\\b',
    ),
    claim: refusalOf(
      '(?:open|file|make|start) (?:a|the) claim|claim',
      /\b(?:missing|claim)/,
      '\\b(?:nothing(?:s| is| was)?|no items? (?:is|are)) missing\\b',
    ),
  },
  why: /\b(?:why|how|what|when)\b/,
  bareOrder: both(
    new RegExp(
      '^(?:(?:hi|hello|hey) )?(?:(?:i have |ive got |i got )?(?:a |my |another )?(?:question|query|enquiry|inquiry|something) )?' +
        `(?:(?:its |this is )?(?:about|re|regarding|concerning|on|for) )?(?:(?:my|the|this) )?(?:order|purchase)? ?(?:number|no|nr|is)? ?${ORDER_CODE}$`,
    ),
  ),
  asks: {
    start:
      /^(?:(?:what|when)(?! (?:i|it|they|we|the|my)\b)|why|how|where|which|who|whats|hows|wheres|whens|can i|could i|may i|do i|should i)\b/,
  },
  replaces: /\binstead\b|\b(?:no|nah|actually),? ?wait\b/,
  dropsThis: words(
    /^(?:please |ok |no )?cancel (?:this|that|(?:this|that|the|my) (?:request|return|exchange|claim|change))(?: please)?$/,
  ),
  waits: words(
    /^(?:(?:hello|hi|hey|hellooo?) ?)?(?:(?:is (?:there )?)?(?:any|some)(?:one|body)(?: (?:there|here|home|around|available))?|are you (?:still )?there|you there)$/,
    /^(?:hello|helo|helloo|hi|hey)(?: (?:hello|hi|hey)){0,3}$/,
    /^(?:(?:so|and|ok) )?how (?:long|much longer)(?: (?:do|will|must|should|does|is)(?: (?:i|it|we|the))?(?: (?:have to|need to|got to))?(?: (?:wait|waiting|take|wait time|queue))?)?(?: (?:for|until|till) (?:a |an |the |some)?(?:person|one|body|human|agent|answer|reply|you|your team|response)(?: .{1,20})?)?$/,
    /^(?:when (?:will|does|do) (?:someone|somebody|anyone|a person|an agent|you|they) (?:answer|reply|come|join|respond).{0,20}|(?:im |i am )?still waiting)$/,
  ),
  leaves: words(
    /^(?:(?:i )?(?:dont|do not) want to wait|im not waiting|i am not waiting|stop waiting|no need to wait|i cant wait|leave the (?:queue|line))(?: (?:any ?more|any longer))?$/,
  ),
  goodbye:
    /\b(?:bye|goodbye|good bye|byebye|cya|farewell|take care|good ?night|see (?:you|ya|u)|have a (?:good|nice|great|lovely) (?:day|one|evening|weekend|night))\b/,
  danger: {
    selfHarm:
      /\b(?:kill(?:ing)? myself|suicid(?:e|al)|end(?:ing)? my (?:own )?life|(?:want|wanna|going) (?:to )?die|self[- ]harm\w*|dont want to live)\b/,
    danger: [
      /\b(?:on|caught|catching|cought|started a|theres a|there is a|there was a|there was|house) fire\b|\bset (?:\w+ ){1,3}on fire\b|\bfire (?:started|broke out|in my|in the (?:house|kitchen|room))\b/,
      /\b(?:smoke|flames?|sparks?) (?:(?:is|are|was|were|started|keeps|kept) )?(?:com|pour|ris|billow|fly)\w*|\bfull of smoke\b|\b(?:theres|there is|there was|saw|see) (?:\w+ )?smoke\b/,
      /\b(?:its|it|is|was|started|starts|began|keeps) (?:smoking|sparking|burning)\b(?! (?:time|hours|unevenly))|\bburning (?:smell|plastic|rubber)\b|\bsmell(?:s|ed|ing)?(?: \w+)? burning\b|\bburn(?:ed|t) (?:my|me|his|her|our)\b/,
      /\belectric(?:al)? shocks?\b|\belectrocut\w*|\bshocked me\b|\b(?:got|was) shocked by (?:the|my|it|this)\b|\bgot (?:a |an )?shock from\b/,
      /\bswallowed\b(?! (?:my |the |our )?(?:parcel|package|order|money|card|payment))|\b(?:is|was|started|are|were|been|almost|nearly) chok(?:ing|ed)\b|\bchoking (?:on|right|now)\b/,
      /\binjured\b|(?<!colou?rs? (?:is |are |was )?|dye (?:is )?|ink (?:is )?)\bbleeding\b|\b(?:cut|hurt|burned|burnt) myself\b|\bexploded\b/,
      /^(?:help )?(?:fire|smoke|burning|choking)(?: (?:help|fire))?$/,
    ],
    asksWhether: /^(?:can|could|may|would|will|does|do|is (?:it|this) (?:safe|ok|okay|suitable))\b/,
  },
  maybe: /\b(?:may ?be|perhaps|not sure)\b/,
  yesWord: /\byes\b/,
  notNumber: /(?:\bnot|\b(?:is|was|does|do)nt)\s*(?:my |the )?(?:order |number |no\.? ?)?\s*#?$/,
  leadingNo: 'no|nope|sorry|actually|wait',
  choice: {
    lead: /^(?:(?:because|since) )?(?:(?:i have|i've|i|it's|it is|it) )?/,
    numbers: [
      /^(?:#|no\.? ?|number |option |item |choice )?(\d{1,2})$/,
      /^(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: (?:one|item|option|choice))?$/,
    ],
    nth: ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'].map(
      (ordinal) => new RegExp(`^(?:the )?${ordinal}(?: (?:one|item|option|choice))?$`),
    ),
    last: /^(?:the )?last(?: (?:one|item|option|choice))?$/,
  },
  orderNumber: {
    lacks: new RegExp(
      `\\b${LACK} (?:\\w+ ){0,3}?${NUMBER}|\\b(?:lost|forgot|deleted|without|no) (?:\\w+ ){0,2}?order ?(?:number|no\\b|id)|` +
        '\\b(?:look|search|find|check|get|pull)\\b.{0,20}\\b(?:by|with|using|via|through|from|under) (?:my |the |an? )?(?:e-?mail|name|phone|address)|' +
        `\\bwhere (?:do|can|would|is|will) .{0,20}${NUMBER}`,
    ),
    without:
      /^(?:(?:sorry|no|but|well|hm+|oh),? )*i ?(?:do ?n[o']?t|dont|can't|cant|cannot|no longer) (?:have|know|find|remember|recall) ?(?:it|one|that|this|any)?(?: (?:any ?more|anymore|now|here|with me|at hand|right now|sorry))*[.!]?$|^(?:i )?(?:lost|forgot|deleted) (?:it|that)[.!]?$|^(?:i have )?no (?:idea|clue)[.!]?$/,
  },
  goods: {
    wants:
      /\b(?:(?:do|have) you (?:\w+ ){0,2}?(?:have|sell|stock|got|carry|offer)|have you got|got any|any|how much|looking for|show me|recommend|buy)\b/,
    asks: /^(?:(?:hi|hello|hey|so|and|ok|please),? )*(?:(?:do|have) you|got|any|is there|are there|can i (?:get|buy)|i(?:'m| am) looking for|looking for|how much|what)\b/,
    elsewhere:
      /\b(?:my|order|parcel|package|return|refund|exchange|broken|missing|received|arrived|discounts?|coupons?|codes?|deliver\w*|ship\w*|warranty|sizes?|wash\w*|clean\w*)\b/,
  },
}
