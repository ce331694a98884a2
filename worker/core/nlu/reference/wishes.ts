import { cue, foldPhrase, holds } from './cue'

const CHEAPER = cue({
  en: "cheaper|less expensive|lower[- ]priced?|more affordable|too (?:expensive|pricey|much)|cheaper one|a bit less|doesn'?t cost as much",
  es: 'mas barat[oa]s?|mas economic[oa]s?|menos car[oa]s?|demasiado car[oa]s?|muy car[oa]s?',
  fr: 'moins cher(?:e|s|es)?|meilleur marche|trop cher(?:e|s|es)?|plus abordables?',
  de: 'billigere?[rsn]?|gunstigere?[rsn]?|preiswertere?[rsn]?|zu teuer',
  pt: 'mais barat[oa]s?|mais em conta|menos car[oa]s?|muito car[oa]s?',
  zh: '便宜(?:一)?[点些]|更便宜|再便宜|便宜的|太贵|实惠(?:一)?[点些]?',
  ja: 'もっと安い|もう少し安い|安いの|安めの|高すぎ',
  ar: 'ارخص|اقل سعرا|غالي جدا|غاليه جدا|اوفر',
})
const DEARER = cue({
  en: 'more expensive|nicer|fancier|higher[- ]end|more premium|something better|better quality',
  es: 'mas car[oa]s?|de mejor calidad|algo mejor',
  fr: 'plus cher(?:e|s|es)?|plus haut de gamme|de meilleure qualite|quelque chose de mieux',
  de: 'teurere?[rsn]?|hochwertigere?[rsn]?|etwas besseres',
  pt: 'mais car[oa]s?|de melhor qualidade|algo melhor',
  zh: '贵(?:一)?[点些]|高档(?:一)?[点些]?|更好的|更高级|好(?:一)点的',
  ja: 'もっと(?:高い|良い|いい)|高級',
  ar: 'اغلي|افخم|جوده اعلي|شي افضل',
})
const MORE = cue({
  en: "(?:show|see|give|got|have|any|suggest)(?: (?:me|you|us|got))?(?: (?:some|any))? (?:more|others?|else)|(?:some|any)thing else|anything (?:more|different)|what else|(?:other|more|different) (?:options|ones|ideas|suggestions|models|products|choices)|something different|more like (?:this|that|these)|^(?:more|others?|others|next|show more|more please|and others)(?: please)?[.?!]*$|not (?:these|those)|don'?t like (?:these|those|them|any)",
  es: 'algo mas(?! [a-z])|otr[oa]s (?:opciones|modelos|ideas)|mas opciones|^(?:mas|otr[oa]s?)[.?!]*$|que mas',
  fr: "autre chose|d'autres (?:modeles|idees|options|choix)|^(?:plus|encore|d'autres)[.?!]*$|quoi d'autre",
  de: 'etwas anderes|andere (?:modelle|ideen|vorschlage|optionen)|mehr davon|^(?:mehr|andere|weitere)[.?!]*$|was noch|noch (?:mehr|andere)',
  pt: 'outra coisa|outr[oa]s (?:opcoes|modelos|ideias)|mais opcoes|^(?:mais|outr[oa]s?)[.?!]*$|que mais',
  zh: '还有(?:别的|其他|其它|什么|更多)(?!颜色)|换一批|换几个|更多|再(?:推荐|来)(?:几|一|些)|别的[吗呢]?|其他的|不喜欢这(?:些|几)',
  ja: '他に(?:も|は)?|ほかに|もっと見|別の(?:もの|商品)',
  ar: 'غير هذا|غيرها|خيارات اخري|المزيد|شي اخر|شيء اخر',
})
const COLOURS = cue({
  en: '(?:other|different|more|another|what|which|any other) (?:colou?rs?|scents?|flavou?rs?|patterns?|finish(?:es)?|versions?|sizes)(?! (?:should|do i|would|fits?))',
  es: '(?:otros?|que|cuales|mas) colores|otro color|en que colores?',
  fr: "(?:d'autres|quelles?|autres?) couleurs?|autre couleur",
  de: '(?:andere[nr]?|welche[nr]?|mehr) farben?|andere farbe',
  pt: '(?:outras?|quais|que|mais) cor(?:es)?',
  zh: '(?:其他|其它|别的|什么|哪些|哪几种|几种|几个|多少种|换个?)颜色|颜色(?:有|都有)(?:哪|什么|几)|(?:其他|别的|什么|哪些)(?:香型|香味|口味|款式)|有(?:哪些|什么)尺码',
  ja: '(?:他の|ほかの|別の|何)色|色は(?:何|どんな)|カラーバリエーション',
  ar: '(?:الوان|لون) (?:اخري|اخر)|الالوان|اي الوان|ما الوان',
})
const SIMILAR = cue({
  en: 'similar|something like|(?:things|products|items|anything) like|alternatives?|comparable|^like (?:this|that|it)|look(?:s|ing)? like',
  es: 'parecid[oa]s?|similar(?:es)?|alternativas?|algo como',
  fr: 'similaires?|semblables?|alternatives?|qui ressemblent?|comme celui|comme celle',
  de: 'ahnliche[rsn]?|so etwas wie|sowas wie|alternativen?|vergleichbare[sn]?',
  pt: 'parecid[oa]s?|semelhantes?|similar(?:es)?|alternativas?|algo como',
  zh: '类似|差不多的|相似|同类|替代|像(?:这|那|它)',
  ja: '似た|似て|同じような|代わり',
  ar: 'مشابه|مشابهه|مثل هذا|مثل هذه|شبيه|بديل|بدائل',
})
const GOES_WITH = cue({
  en: '(?:goes?|go|wear|pairs?) (?:\\w+ )?(?:well |nicely )?with|match(?:es|ing)?|to go with|accessor(?:y|ies)|complements?|combine',
  es: 'combina(?:n|r)?|hace juego|pega con|accesorios?|complementos?',
  fr: 'va avec|vont avec|assorti[es]*|accessoires?|accompagner|se marie',
  de: 'passt (?:dazu|zu[mr]?)|passen (?:dazu|zu[mr]?)|passende[srn]?|zubehor|kombinieren',
  pt: 'combina(?:m|r)?|acessorios?|fica bem com|vai (?:bem )?com',
  zh: '搭配|配套|配什么|配件|搭什么|一起(?:买|用)|配(?:它|这)',
  ja: '合う|合わせ|アクセサリー|付属品|コーディネート',
  ar: 'يناسب مع|يتناسب|تتناسب|ملحقات|اكسسوار|يليق',
})
const GIFT = cue({
  en: 'gifts?|presents?|birthday|christmas|xmas|housewarming|anniversary|wedding|mother.?s day|father.?s day|baby shower|(?:something|anything|ideas?|suggestions?) for my [a-z]+',
  es: 'regal(?:o|os|ar)|cumpleanos|navidad|aniversario|boda',
  fr: 'cadeaux?|offrir|anniversaire|noel|mariage|cremaillere',
  de: 'geschenk(?:e|idee|ideen)?|schenken|geburtstag|weihnachten|hochzeit|einweihung|mitbringsel',
  pt: 'presentes?|presentear|aniversario|natal|casamento|lembranca',
  zh: '礼物|送(?:给|人|礼|妈|爸|女|男|朋友|老|孩|小|他|她|长辈|同事|闺)|生日|圣诞|乔迁|结婚|纪念日|母亲节|父亲节',
  ja: 'プレゼント|ギフト|贈り物|お祝い|誕生日|クリスマス',
  ar: 'هديه|هدايا|اهدي|عيد ميلاد|زفاف|ذكري',
})
const COMPARE = cue({
  en: "compare[d]?|comparison|differences?|differ|versus|vs\\.?|which (?:one )?(?:is|are|has|weighs|costs|would|should|do|of)|(?:bigger|smaller|larger|lighter|heavier|warmer|taller|cheaper|better) than|what'?s better",
  es: 'compara(?:r|me|cion)?|diferencias?|cual (?:es|de|tiene|pesa|cuesta)|mejor,? (?:el|la)',
  fr: 'compare[rz]?|comparaison|differences?|le?quel(?:le)? (?:est|des|pese|coute)',
  de: 'vergleich(?:e|en)?|unterschied(?:e|en)?|welche[rs]? (?:ist|hat|kostet|wiegt|von)',
  pt: 'compara(?:r|cao)?|diferencas?|qual (?:e|dos|das|deles|tem|pesa|custa)',
  zh: '比较|对比|区别|差别|不同|哪(?:个|款|一个|一款|件|双)(?:更|比较|好|大|小|重|轻|便宜|贵|实用)|还是.{0,20}(?:更|好|大|小|轻|重|便宜)',
  ja: '比べ|比較|違い|どちらが|どっちが|どれが',
  ar: 'قارن|مقارنه|فرق|ايهما|اي منهما|ايهم افضل',
})

const RECOMMEND = cue({
  en: 'recommend(?: me)?(?: something| anything)?|suggest (?:me |us )?(?:something|anything|a )|(?:what|which) (?:would|do) you (?:recommend|suggest)|help me (?:choose|pick|find)',
  es: 'recomi[ea]nd\\w*|que me (?:recomiendas|sugieres)|ayudame a elegir',
  fr: 'recommand\\w*|que me conseill\\w*|aide[rz]?[- ]moi a choisir',
  de: 'empf(?:ehl|iehl)\\w*|hilf mir (?:beim )?aus(?:suchen|wahlen)',
  pt: 'recomend\\w*|o que (?:me )?(?:sugere|indica)|me ajuda a escolher',
  zh: '推荐|帮我(?:选|挑)|给我选',
  ja: 'おすすめ|お勧め|選んで',
  ar: 'ترشح|تنصح|اقترح|اختر لي',
})
/** "Why is it more expensive now?", "do you match prices?": about prices, not a wish. */
const NOT_A_WISH = cue({
  en: 'why|price[- ]?match\\w*|match (?:\\w+ )?(?:lower )?prices?|price (?:drop\\w*|went)|than before|elsewhere',
  es: 'por que|igualan',
  fr: 'pourquoi',
  de: 'warum|wieso',
  pt: 'por que|porque',
  zh: '为什么|怎么(?:贵|便宜)了|降价|保价|别家',
  ja: 'なぜ|どうして',
  ar: 'لماذا|ليش',
})

/** Whether a message asks for a suggestion and says nothing of what. */
export function asksToRecommend(message: string): boolean {
  return holds(foldPhrase(message), RECOMMEND)
}

/** How a message goes on from what was shown, or asks for something beside it. */
export type WishCue = 'cheaper' | 'dearer' | 'more' | 'colours' | 'similar' | 'goes_with' | 'gift' | 'compare'

const CUES = {
  compare: COMPARE,
  colours: COLOURS,
  goes_with: GOES_WITH,
  similar: SIMILAR,
  gift: GIFT,
  cheaper: CHEAPER,
  dearer: DEARER,
  more: MORE,
} as const satisfies Record<WishCue, ReturnType<typeof cue>>

/** The cues a message holds; several can: "something similar but cheaper". */
export function readWishCues(message: string): ReadonlySet<WishCue> {
  const folded = foldPhrase(message)
  if (holds(folded, NOT_A_WISH)) return new Set()
  const names = Object.keys(CUES) as WishCue[]
  return new Set(names.filter((name) => holds(folded, CUES[name])))
}
