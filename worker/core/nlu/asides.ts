/** Longest message that is nothing but one of these, in UTF-16 units. */
const MAX_CHARS = 60

/** What a message that says nothing yet is going to be about. */
export type Opener = 'problem' | 'order' | 'question'

const GREETING =
  '(?:(?:hi|hello|hey|hola|buenas|bonjour|salut|hallo|moin|guten tag|oi|ola|bom dia|你好|您好|在吗|すみません|こんにちは|السلام عليكم|مرحبا|هلا)[ ,.!]*)?'

const OPENERS: Readonly<Record<Opener, readonly string[]>> = {
  problem: [
    '(?:i have|i.?ve got|i got|i.?ve|there is|there.?s|we have) (?:a|an|some|got a)?(?: (?:small|little|big|huge))? ?(?:problem|issue|trouble|complaint)s?',
    'something (?:is|went) wrong',
    '(?:我|这边)?(?:有|遇到|碰到)(?:了)?(?:个|一个|点|一点)?(?:问题|麻烦)(?:了)?',
    'tengo un(?: pequeno)? problema',
    "j'ai un(?: petit)? (?:probleme|souci)",
    'ich hab(?:e)? (?:da )?ein(?: kleines)? problem',
    '(?:eu )?(?:tenho|to com|estou com) um(?: pequeno)? problema',
    '(?:ちょっと)?(?:問題|困ったこと)が(?:あります|ある|あるんですが|ありまして)',
    '(?:عندي|لدي|عندنا) مشكله',
  ],
  order: [
    "(?:it'?s|its|this is|i have a question|question|i'?m (?:writing|here)) (?:about|regarding|concerning) (?:an?|my|the|one of my) orders?",
    '(?:就|是|关于)?(?:我的|一个|一下)?订单的?(?:事|问题|事情|事儿)(?:嘛|啊|呀|吧)?|(?:关于|就是)我的订单',
    '(?:es )?sobre (?:un|mi|el) pedido',
    "c'est (?:pour|au sujet d'|concernant )(?:une|ma|la)? ?commande",
    'es geht um (?:eine|meine|die) bestellung',
    '(?:e )?sobre (?:um|o|meu|o meu) pedido',
    '注文(?:のこと|について)(?:です|なのですが|なんですが|で)?',
    '(?:بخصوص|عن|بشان) (?:طلب|طلبي|الطلب)',
  ],
  question: [
    '(?:i have|i.?ve got|just) (?:a|one|another)?(?: (?:quick|small))? ?questions?',
    '(?:can|could|may) i ask (?:you )?(?:something|a question|sth)',
    '(?:can|could) you help(?: me)?(?: please)?|(?:i )?need (?:some )?help|help(?: me)?(?: please)?',
    '(?:我)?(?:有|想问|想请教|请教|咨询)(?:个|一个|点|一下|您|你)?(?:事|问题|事情|事儿)?(?:想问|要问|请教)?(?:一下)?|(?:能|可以)帮(?:我|个)?忙?(?:吗|一下吗)?',
    '(?:tengo|una) (?:una )?(?:pregunta|duda|consulta)|me (?:puedes|pueden|podeis) ayudar',
    "(?:j'ai )?une (?:petite )?question|(?:vous pouvez|pouvez vous|peux tu) m'aider",
    '(?:ich hab(?:e)? )?(?:mal )?eine (?:kurze )?frage|(?:konnen sie|kannst du) mir (?:mal )?helfen',
    '(?:tenho )?uma (?:pergunta|duvida)|(?:pode|podem|vc pode) me ajudar',
    '(?:ちょっと)?(?:質問|聞きたいこと)が(?:あります|ある|あるんですが)|(?:助けて|手伝って)(?:ください|もらえますか)?',
    '(?:عندي|لدي) سؤال|(?:ممكن|تقدر|تقدرون) (?:تساعدني|تساعدوني|مساعده)',
  ],
}

const OPENING = Object.entries(OPENERS).map(([about, forms]) => ({
  about: about as Opener,
  whole: new RegExp(
    `^${GREETING}(?:${forms.join('|')})(?: (?:please|here|por favor|svp|bitte))?[\\s.!?。！？؟~…]*$`,
    'u',
  ),
}))

/** What a message that tells nothing yet is about ("I have a problem", "it's about an order"); null for any other. */
export function openerOf(text: string): Opener | null {
  const said = fold(text)
  return said.length > MAX_CHARS ? null : (OPENING.find(({ whole }) => whole.test(said))?.about ?? null)
}

const WAITS = new RegExp(
  '^(?:ok(?:ay)?[ ,.]*|fine[ ,.]*|all ?right[ ,.]*|well[ ,.]*|then[ ,.]*)*(?:i (?:will|can)|i.?ll|il|let.?s) (?:just )?wait(?: (?:then|a (?:bit|little|few days|day)|and see|for it|until .{1,20}))*[ .!]*$|' +
    '^(?:行吧?|好吧?|那|那就|算了|哦|嗯)?[ ,]*(?:我)?(?:再|就|先)?等(?:等|一等|一下|(?:一|两|二|几|三)天|几天)?(?:吧|看|看看|好了)*[ .!。！]*$|' +
    '^(?:vale|ok|bueno|pues)?[ ,]*(?:espero|esperare|me espero)(?: (?:entonces|un poco|unos dias))?[ .!]*$|' +
    "^(?:ok|bon|d'accord)?[ ,]*(?:je vais attendre|jvais attendre|j'attends?|j'attendrai)(?: (?:alors|un peu|donc))?(?:[ ,]*(?:merci|mrc))?[ .!]*$|" +
    '^(?:ok|gut|na gut|okay)?[ ,]*(?:dann )?(?:ich )?warte?(?: ich)?(?: (?:noch|mal|dann|eben|ab|noch ein bisschen))*[ .!]*$|' +
    '^(?:ok|ta bom|beleza|blz)?[ ,]*(?:vou esperar|eu espero|espero)(?: (?:entao|mais um pouco))?[ .!]*$|' +
    '^(?:では|じゃあ|わかりました[、,。 ]*)?(?:もう少し)?(?:待ちます|待ってみます)[。!！]*$|' +
    '^(?:طيب|خلاص|اوكي)?[ ,]*(?:بنتظر|انتظر|سانتظر|راح انتظر)[ .!]*$',
  'u',
)

/** "OK, I'll wait then": the shopper wants nothing done now. */
export function willWait(text: string): boolean {
  const said = fold(text)
  return said.length <= MAX_CHARS && WAITS.test(said)
}

const ENDS_IN_THANKS =
  /(?:\b(?:thanks?(?: you)?(?: (?:a lot|so much|anyway))?|thx|ty|cheers|gracias|merci|mrc|danke(?: schon| dir| ihnen)?|obrigad[oa]|vlw|valeu)|谢谢(?:您|你)?(?:了|啦|哈)?|多谢|谢了|谢啦|ありがとう(?:ございます|ございました)?|شكرا(?: لك| جزيلا)?|مشكور\p{L}*)[\s.!~。！…]*$/u
/** Longest message that is rounded off by its thanks, in UTF-16 units: a longer one may well ask for something. */
const MAX_THANKS_CHARS = 80

/** Whether a message that asks nothing ends in thanks: "ah, it went to my other card then, thank you". */
export function endsInThanks(text: string): boolean {
  const said = fold(text)
  return said.length <= MAX_THANKS_CHARS && !/[?？؟]/.test(said) && ENDS_IN_THANKS.test(said)
}

/** Half width, lower case, without accents and apostrophes of contractions, single spaces. */
function fold(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[’`]/g, "'")
    .replaceAll('ة', 'ه')
    .replace(/[أإآ]/g, 'ا')
    .replace(/\s+/g, ' ')
    .trim()
}
