import { toldBy } from './told'

/** What the carrier's people did with a parcel that did come. */
const CONDUCT =
  /\b(?:threw|thrown|tossed|chucked|dumped|kicked|smashed|rude|soaking|soaked|in the rain|over the (?:fence|wall|gate))\b|快递员.{0,12}(?:态度|骂|扔|摔|凶)|(?:扔|摔|丢)(?:在|到)(?:门口|楼下|地上|雨里)|态度(?:恶劣|很差|太差)|淋湿|tir(?:ó|aron|o) (?:el|mi) paquete|jeté.{0,20}(?:colis|paquet)|(?:paket|sendung).{0,30}geworfen|jog(?:ou|aram).{0,20}pacote|投げ|放り|رمى|رموا/iu
/** Goods that cost less, rather than money off. */
const CHEAPER_GOODS =
  /(?:有没有|有沒有|有|来|换).{0,8}便宜(?:一?点|一?些)|便宜(?:一?点|一?些)的|更便宜的|实惠(?:一?点|一?些)?的/
const MONEY_OFF = /优惠|券|码|打折|折扣|满减/
/** Something came, and it is in no good state: then it is not late. */
const CAME_BROKEN =
  /\b(?:arrived|came|received|got|box|parcel) .{0,30}(?:broken|damaged|crushed|torn|smashed|in pieces|ripped)\b|(?:reçu|arrivé)\p{L}* .{0,30}(?:éventr|déchir|cass|abîm|endommag)|(?:kam|angekommen|erhalten).{0,30}(?:kaputt|beschädigt|zerbrochen|zerrissen)|(?:llegó|ha llegado|recib\p{L}+).{0,30}(?:rot|dañad|aplastad)|(?:chegou|veio|receb\p{L}+).{0,30}(?:quebrad|rasgad|amassad|danificad)|收到.{0,12}(?:破|坏|碎|烂)|届いた.{0,20}(?:壊|破れ|割れ|ほつれ)|وصل\p{L}* .{0,20}(?:مكسور|ممزق|تالف)/iu

/** "Where are my things?" in the few words it takes in Chinese. */
const WHERE_IS = /(?:快递|包裹|东西|货|订单)呢[\s?？!！。]*$|怎么.{0,3}(?:才|还没)到/

/** A thing is broken, said of the thing itself. */
const IS_BROKEN = /(?:是|都|全)(?:坏|破|碎|裂)的|(?:坏|破|碎|裂)(?:了|掉了|开了)|开线|拉不上/

/** Readings that words as plain as these overrule, each with what they mean. */
const RULES: readonly { readonly read: readonly string[]; readonly means: string; fits(text: string): boolean }[] = [
  { read: ['out_of_scope', 'nlu_fallback'], means: 'track_order', fits: (text) => WHERE_IS.test(text) },
  {
    read: ['delivery_problem', 'track_order', 'missing_item'],
    means: 'damaged_item',
    fits: (text) => CAME_BROKEN.test(text) && !CONDUCT.test(text),
  },
  {
    read: ['invoice', 'change_order', 'missing_item', 'nlu_fallback'],
    means: 'damaged_item',
    fits: (text) => IS_BROKEN.test(text) && !/[?？吗]/.test(text),
  },
  { read: ['delivery_problem', 'damaged_item'], means: 'complaint', fits: (text) => CONDUCT.test(text) },
  {
    read: ['damaged_item', 'change_order', 'missing_item'],
    means: 'return_item',
    fits: (text) => !WANTS_OTHER.test(text) && toldBy('return_reason', text) === 'does_not_fit',
  },
  {
    read: ['promotion', 'price_question'],
    means: 'recommend_product',
    fits: (text) => CHEAPER_GOODS.test(text) && !MONEY_OFF.test(text),
  },
]
/** Asks for another one of it, which the readings above may well be about. */
const WANTS_OTHER = /\b(?:chang|swap|replac|exchang)|换|交換|cambi|échang|umtausch|tausch|troc|استبد|بدل/i

/** The intent a message has by the facts it tells, given what the model read. */
export function rereadFacts(text: string, read: string): string {
  return RULES.find((rule) => rule.read.includes(read) && rule.fits(text))?.means ?? read
}
