import { cue, foldPhrase, holds } from './cue'

/** How a message points at products the conversation is about. `place` counts from 1, -1 is the last. */
export type Mention =
  | { readonly kind: 'place'; readonly place: number }
  | { readonly kind: 'all' }
  | { readonly kind: 'pronoun' }
  | { readonly kind: 'none' }

const PRONOUN = cue({
  en: "it|its|it's|this|that|this one|that one|the one|them|they|these|those|is it|same one",
  es: 'este|esta|esto|ese|esa|eso|estos|estas|esos|esas|lo|el mismo|la misma',
  fr: "celui(?:-| )?(?:ci|la)?|celle(?:-| )?(?:ci|la)?|ceux|celles|ca|cela|il|elle|ils|elles|c'est|est-il|est-elle",
  de: 'es|das|dies|diese[rsnm]?|davon|den|ihn|sie|der hier|die hier|jene[rsnm]?',
  pt: 'este|esta|isto|esse|essa|isso|estes|estas|esses|essas|ele|ela|eles|elas|dele|dela',
  zh: '它们?|[这那这該该](?:个|款|件|双|条|只|盏|把|本|瓶|套|种|些|台|顶|支)|就是?这|刚才(?:那|说)',
  ja: 'これ|それ|あれ|この|その|こちら|そちら|さっきの',
  ar: 'هذا|هذه|هذي|ذلك|تلك|هو|هي|هاد|هاي|ده|دي|منه|منها|فيه|فيها|عليه|سعره|سعرها|لونه|لونها',
})

/** The n-th, for n from 1 on. */
const PLACES = [
  cue({
    en: '(?:the )?(?:first|1st)(?: one)?|(?:number|no\\.?|#) ?1',
    es: 'el primero|la primera|primer[oa]?|numero 1',
    fr: '(?:le |la )?premier|(?:la )?premiere|numero 1',
    de: '(?:der|die|das|den)? ?erste[nrs]?|nummer (?:1|eins)',
    pt: '(?:o )?primeiro|(?:a )?primeira|numero 1',
    zh: '第[一1](?:个|款|件|双|条|只|盏|种)?',
    ja: '(?:一|1)(?:つ|番)目|最初の',
    ar: 'اول|اولي|رقم 1|رقم واحد',
  }),
  cue({
    en: '(?:the )?(?:second|2nd)(?: one)?|(?:number|no\\.?|#) ?2',
    es: '(?:el )?segundo|(?:la )?segunda|numero 2',
    fr: '(?:le |la )?(?:deuxieme|second|seconde)|numero 2',
    de: '(?:der|die|das|den)? ?zweite[nrs]?|nummer (?:2|zwei)',
    pt: '(?:o )?segundo|(?:a )?segunda(?! ?-?feira)|numero 2',
    zh: '第[二2](?:个|款|件|双|条|只|盏|种)?',
    ja: '(?:二|2)(?:つ|番)目',
    ar: 'ثاني|ثانيه|رقم 2|رقم اثنين',
  }),
  cue({
    en: '(?:the )?(?:third|3rd)(?: one)?|(?:number|no\\.?|#) ?3',
    es: '(?:el )?tercero|(?:la )?tercera|numero 3',
    fr: '(?:le |la )?troisieme|numero 3',
    de: '(?:der|die|das|den)? ?dritte[nrs]?|nummer (?:3|drei)',
    pt: '(?:o )?terceiro|(?:a )?terceira|numero 3',
    zh: '第[三3](?:个|款|件|双|条|只|盏|种)?',
    ja: '(?:三|3)(?:つ|番)目',
    ar: 'ثالث|ثالثه|رقم 3|رقم ثلاثه',
  }),
] as const
const LAST = cue({
  en: 'the last one|last one',
  es: 'el ultimo|la ultima',
  fr: 'le dernier|la derniere',
  de: '(?:der|die|das|den) letzte[nrs]?',
  pt: 'o ultimo|a ultima',
  zh: '最后(?:那|一|那一)?(?:个|款|件|双|条|只|盏|种)',
  ja: '最後の',
  ar: 'اخير|اخيره',
})
const ALL = cue({
  en: 'both(?: of them)?|all (?:of them|three|of these)|(?:the|those|these) (?:two|three)|between (?:them|those|these)|which one',
  es: 'l[oa]s dos|ambos|ambas|l[oa]s tres|cual de (?:ell[oa]s|los|las)',
  fr: 'les deux|les trois|tous les deux|toutes les deux|lequel|laquelle',
  de: 'beide[nr]?|alle drei|welche[rs]? (?:davon|von (?:beiden|denen))',
  pt: '(?:os|as) dois|(?:os|as) duas|ambos|ambas|qual d(?:os|as|eles|elas)',
  zh: '两(?:个|款|件|双|种)都?|[这那](?:两|三|几)(?:个|款|件|双|种)|哪(?:个|款|一个|一款|件|双)|都',
  ja: '両方|どちら|どれ|三つとも',
  ar: 'كلاهما|كليهما|الاثنين|ايهما|ايهم',
})
/** "The first time", "my second order": no product is counted. */
const NOT_A_PLACE = cue({
  en: '(?:first|second|third) (?:time|order|day|week|parcel|message|of all|name|aid|class)|(?:a|one|per|any|each|this) seconds?|second[- ]?hand|at first|seconds',
  es: 'prim(?:er|era) (?:vez|pedido|dia)|segund[oa] (?:vez|pedido)',
  fr: 'premiere fois|premier (?:achat|jour)|deuxieme (?:fois|commande)',
  de: 'erste[ns]? (?:mal|bestellung)|zweite[ns]? (?:mal|bestellung)',
  pt: 'prim(?:eira|eiro) (?:vez|pedido)|segund[oa] (?:vez|pedido)',
  zh: '第[一二三](?:次|天|单)',
  ja: '(?:一|二|三|1|2|3)回目',
  ar: 'اول مره|ثاني مره',
})

/** What a message says of earlier products; the most telling wins. Pronouns stand in messages about anything: the caller checks the intent. */
export function readMention(message: string): Mention {
  const folded = foldPhrase(message)
  if (!holds(folded, NOT_A_PLACE)) {
    const place = PLACES.findIndex((words) => holds(folded, words))
    if (place >= 0) return { kind: 'place', place: place + 1 }
    if (holds(folded, LAST)) return { kind: 'place', place: -1 }
  }
  if (holds(folded, ALL)) return { kind: 'all' }
  return holds(folded, PRONOUN) ? { kind: 'pronoun' } : { kind: 'none' }
}
