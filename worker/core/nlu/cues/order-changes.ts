import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const REMOVES = cue({
  en: 'remove|take (?:it |one |\\w+ \\w+ )?(?:out|off)|delete|drop|leave out|without',
  es: '(?:quit|elimin|borr|sac)(?:ar|a|o|e|en|ad)(?:l[oa]s?)?|sin (?:el|la|los|las)|ya no (?:quiero|necesito)',
  fr: "(?:enlev|retir|supprim)(?:er|ez|e)|sans (?:le|la|les|l')|ne (?:veux|voudrais) plus",
  de: 'entfern\\w*|(?:he)?raus(?:nehmen|lassen)?|streich\\w*|l(?:o|oe)sch\\w*|weglassen|ohne (?:den|die|das)|nicht mehr haben',
  pt: '(?:remov|tir|retir|exclu)(?:er|ar|ir|a|e|am)(?:-?[oa]s?)?|sem (?:o|a|os|as)|nao quero mais',
  zh: '去掉|删掉|刪掉|移除|不要了',
  ja: '外して|はずして|抜いて|削除|取り除|(?:は|が)?(?:いらない|要らない|不要|いりません)|なしに',
  ar: 'احذف|احذفوا|حذف|ازيلوا?|ازاله|شيلوا?|بدون|ما عاد(?:ش)? (?:ابي|اريد)[^ ]*|لم اعد اريد[^ ]*',
})
const COUNTS = cue({
  en: 'quantity|fewer|less|only (?:one|two|three|\\d+)|just (?:one|two|three|\\d+)|how many',
  es: 'cantidad|menos (?:unidades|piezas)|(?:solo|solamente|unicamente) (?:un[oa]?|dos|tres|\\d+)|cuant[oa]s',
  fr: "quantite|moins d'(?:articles|exemplaires|unites)|(?:seulement|juste|uniquement) (?:une?|deux|trois|\\d+)|(?:une?|deux|trois|\\d+) seulement|combien",
  de: 'menge|anzahl|stuckzahl|weniger(?: stuck)?|nur (?:noch )?(?:ein\\w*|zwei|drei|\\d+)|wie viele',
  pt: 'quantidade|menos (?:unidades|pecas)|(?:so|somente|apenas) (?:uma?|duas|dois|tres|\\d+)|quant[oa]s',
  zh: '数量|數量|件数|件數|少要|只要|改成?[一二两兩三四五\\d]+(?:件|个|個|套|双|雙|条|條)',
  ja: '数量|個数|数を(?:減|変)|[一二三四五\\d]+(?:つ|個|点|枚|本|足|セット)(?:だけ|に(?:減ら|変更|して))|何個',
  ar: 'كميه|عدد (?:ال)?قطع|اقل|(?:فقط|بس) (?:واحد|واحده|اثنين|قطعه|قطعتين|\\d+)|(?:واحد|واحده|اثنين|قطعه|قطعتين|\\d+) (?:فقط|بس)|كم (?:قطعه|عدد)',
})
const SWAPS = cue({
  en: 'sizes?|colou?rs?|bigger|smaller|larger|variant',
  es: 'tallas?|tamano|numero (?:mas|menos)|color(?:es)?|mas (?:grande|pequen[oa]|chic[oa])|modelo|variante',
  fr: 'tailles?|pointure|couleurs?|coloris|plus (?:grande?|petite?)|modele|variante',
  de: '(?:gr(?:o|oe)ss\\w*|klein\\w*|farb\\w*|nummer (?:grosser|kleiner)|variante\\w*|ausfuhrung)',
  pt: 'tamanho|numeracao|numero (?:maior|menor)|cor(?:es)?|maior|menor|modelo|variacao',
  zh: '尺码|尺碼|尺寸|颜色|顏色|大一码|大一碼|小一码|小一碼|码数|碼數|号的|號的|色的',
  ja: 'サイズ|色|カラー|大きい|小さい|大きめ|小さめ|種類|ひとつ(?:上|下)',
  ar: 'مقاس|مقاسي|قياس|حجم|لون|اللون|اكبر|اصغر|نوع',
})

export type ItemChange = 'remove' | 'quantity' | 'variant'

/** What of an item a message wants changed by its words, the plainest first; null where they do not tell. */
export function itemChangeSaid(message: string): ItemChange | null {
  const said = plainly(message)
  if (holds(said, SWAPS)) return 'variant'
  if (holds(said, REMOVES)) return 'remove'
  return holds(said, COUNTS) ? 'quantity' : null
}
