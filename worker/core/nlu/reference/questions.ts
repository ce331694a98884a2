import { searchTerms } from '../../knowledge/tokenise'
import { ATTRIBUTES } from './attributes'
import { cue, foldPhrase, holds } from './cue'

const PRICE = cue({
  en: "how much|price(?:s|d)?|cost(?:s)?|what'?s it worth",
  es: 'cuanto (?:cuesta|vale|es|sale)|precio',
  fr: 'combien|prix|coute',
  de: 'was kostet|wie ?viel|wie teuer|preis|kostet',
  pt: 'quanto (?:custa|e|fica)|preco',
  zh: '多少钱|价格|几块|什么价|怎么卖|价钱|售价',
  ja: 'いくら|値段|価格',
  ar: 'بكم|سعر|كم (?:سعر|ثمن|يكلف|تكلف)|ثمن',
})
const STOCK = cue({
  en: 'in stock|available|availability|sold out|out of stock|restock(?:ed)?|back in|do you (?:still )?have|have you got|any left|still (?:have|got)|got (?:it|this|that)|comes? in|what about|how about',
  es: 'en stock|disponibles?|agotad[oa]s?|hay|tiene(?:n|s)?|teneis|tenes|queda(?:n|is)?|la hacen|viene(?:n)? en',
  fr: "en stock|disponibles?|epuisee?s?|avez[- ]vous|vous (?:l'|les |en |le |la )?(?:avez|auriez|vendez)|auriez[- ]vous|y en a(?:-t-il)?|il y a|existe(?:nt)?|reste",
  de: "auf lager|vorratig|vorraetig|verfugbar|verfuegbar|ausverkauft|habt ihr|haben sie|gibt'?s|gibt es|gab es|lieferbar|vorhanden|noch da",
  pt: 'em estoque|disponive(?:l|is)|esgotad[oa]s?|tem|teria|ainda tem|ha|sobrou|vem em',
  zh: '有货|现货|缺货|断货|补货|到货|库存|还有|有没有|有[^。]{0,8}[吗么]|售罄|卖完',
  ja: '在庫|売り切れ|入荷|ありますか|あります|ある|ないですか|ありません|置いて',
  ar: 'متوفر|متاح|متوفره|متاحه|نفد|نفدت|مخزون|عندكم|عندك|لديكم|يوجد|توجد|هل يوجد|فيه|فيه منه|موجود|موجوده',
})
const DETAILS = cue({
  en: 'tell me (?:more )?(?:about)?|more (?:about|info|information|details)|details?|describe|what is it like|know more',
  es: 'mas (?:sobre|informacion|detalles)|cuentame|detalles|describe',
  fr: "plus (?:d'infos?|d'informations?|de details)|parle[rz]?[- ]moi|en savoir plus|details",
  de: 'mehr (?:uber|infos?|informationen|details)|erzahl|beschreib|details',
  pt: 'mais (?:sobre|informac(?:ao|oes)|detalhes)|fale|conte|detalhes',
  zh: '介绍|详细|详情|说说|讲讲|了解一下|具体',
  ja: '詳しく|詳細|について教えて|説明',
  ar: 'تفاصيل|معلومات|اخبرني عن|احكي لي عن|وصف',
})
const SIZES_IN_GENERAL = cue({
  en: 'size (?:charts?|guides?|tables?)|sizing (?:charts?|guides?)|how (?:do|should|can|to) (?:i |you )?measure|where (?:exactly )?is the waist|measuring guide|convert(?:ed|sion)?|what is (?:eu|uk|us) |in letters|half sizes|years? old|months? old|what eu size',
  es: 'tabla de tallas|guia de tallas|como (?:me )?mido|como medir|equivalencias?|anos',
  fr: 'guide des tailles|tableau des tailles|comment (?:me )?mesurer|equivalences?|\\d ans',
  de: 'grossentabellen?|massstabelle|wie messe ich|umrechn(?:en|ung)|jahre alt|groessentabelle',
  pt: 'tabela de (?:tamanhos|medidas)|guia de tamanhos|como (?:me )?(?:medir|meco)|conversao|anos',
  zh: '尺码表|尺寸表|码数表|怎么量|如何测量|怎么测|换算|对照|岁',
  ja: 'サイズ表|サイズガイド|測り方|換算|歳',
  ar: 'جدول المقاسات|دليل المقاسات|كيف اقيس|سنوات',
})

const WHICH_SIZE = cue({
  en: '(?:what|which) size|size (?:should|do|would|to)|my size|(?:does|do|will) (?:it|they|this|these) (?:fit|run)|true to size',
  es: 'que talla|talla (?:debo|me)|mi talla',
  fr: 'quelle (?:taille|pointure)|ma taille',
  de: 'welche grosse|meine grosse|passt mir',
  pt: 'que tamanho|qual tamanho|meu tamanho',
  zh: '(?:什么|哪个|哪一?|多大|选几|穿几|几)(?:尺)?码|选码|偏[大小]',
  ja: 'どのサイズ|何サイズ|サイズはどれ',
  ar: 'اي مقاس|ما المقاس|مقاسي',
})

/** "Which size should I take?", whatever the model makes of it. */
export function asksForSize(message: string): boolean {
  return holds(foldPhrase(message), WHICH_SIZE)
}

/** A question about sizes as such: the chart, measuring, other countries' sizes, children's ages. */
export function asksInGeneral(message: string): boolean {
  return holds(foldPhrase(message), SIZES_IN_GENERAL)
}

/** Words of questions that name no thing. */
const PLAIN = new Set(
  searchTerms(
    `the in of for and also please pls me one ones you your it its this that them these those same then now ok okay so still again got any
     size sizes colour color colours colors other available stock back left sold out how much cost price does do is are come comes can i get
     have what about which safe suitable life time long many really exactly say says
     el la los las de en un una y por favor tambien es son esta estan se le du des les et aussi est sont der die das ein eine und in auch ist sind ihr sie
     o os as um uma e em tambem que talla color colores taille couleur grosse farbe tamanho cor
     vous avez habt ihr gibt gibts auch dann tem teria e no na y en lo los las tienen entonces alors
     مقاس ومقاس المقاس بمقاس لون اللون باللون واللون هذا هذه ايضا كمان طيب هل في فيه من عندكم`,
  ),
)
/** What is left of Chinese and Japanese without the words of the cues, particles and pronouns; longer than this it names something. */
const MAX_HAN_LEFT = 1
const HAN_PLAIN =
  /[的了吗呢么啊呀吧请问一下那这它们个款件双条只有没还在要想是和跟与也都能可以码号色尺大中小点多少几什怎样给我你您们店里家买进洗用能会吧呗哦它带做]|[\u3040-\u309F、。]|使/gu
/** Everything that is asked of a product, wherever it stands in a message. */
const ACCOUNTED = [...PRICE, ...DETAILS, ...STOCK, ...ATTRIBUTES.flatMap(({ asked }) => asked)].map(
  ({ source }) => new RegExp(source, 'gu'),
)
/** Letters of a word that may name a thing. */
const MIN_WORD = 3

/** What a message wants to know of a product, by its words: for when the model is unsure. */
export type Aspect = 'price' | 'stock' | 'details'

export function readAspect(message: string): Aspect | null {
  const folded = foldPhrase(message)
  if (holds(folded, PRICE)) return 'price'
  if (holds(folded, DETAILS)) return 'details'
  return holds(folded, STOCK) ? 'stock' : null
}

/**
 * Whether a short question names nothing by itself ("how much?", "and in blue?", "有货吗"), so that it can only be about what was spoken of.
 * `known` are words that are accounted for: colours, sizes, attributes.
 */
export function namesNothing(message: string, known: readonly string[]): boolean {
  let folded = foldPhrase(message)
  for (const word of known) folded = folded.replaceAll(foldPhrase(word), ' ')
  for (const pattern of ACCOUNTED) folded = folded.replace(pattern, ' ')
  const han = folded.replace(HAN_PLAIN, '').match(/[\u3040-\u30FF\u4E00-\u9FFF]/gu)?.length ?? 0
  const words = folded.match(/[\p{Script=Latin}\p{Script=Arabic}]{3,}/gu) ?? []
  const left = words.filter((word) => word.length >= MIN_WORD && searchTerms(word).some((term) => !PLAIN.has(term)))
  return han <= MAX_HAN_LEFT && left.length === 0
}
