import { RANK, type Rule } from '../entity-rules'

const SINCE = 'since|desde|depuis|seit|von|vom|en|em|im|jahr|année|año|ano'
const ERROR = 'errors?|erreur|fehler(?:code)?|erro|خطأ|خطا'
const CJK_ERROR = 'エラー(?:コード)?|错误(?:代码|码)?|錯誤|报错'
const DOOR =
  'porte|puerta|apto?|apartamento|appartement|appt|piso|wohnung|bloco|bâtiment|gebäude|zimmer|sala|hab(?:itación)?|' +
  'شقة|مبنى|غرفة|بناية|فيلا'
const ENDING =
  'terminad[ao]\\s(?:en|em)|que\\stermina\\sen|acabad[ao]\\sen|finit\\spar|finissant\\spar|se\\stermine\\spar|endet\\sauf|' +
  'endziffern?|endend\\sauf|final|finais|المنتهية\\sبـ?|تنتهي\\sبـ?|آخرها|末尾(?:が|は)?|下4桁(?:が|は)?|下四桁(?:が|は)?'
const STREET =
  'calle|avenida|avda\\.?|plaza|paseo|rue|boulevard|bd|avenue|allée|place|quai|rua|alameda|travessa|praça|شارع|طريق|حي'
const MEASURE =
  'gramos?|grammes?|gramm|gramas?|kilos?|quilos?|litros?|litres?|liter|watt|watios|vatios|páginas?|pages?|seiten?|' +
  'puntos|pontos|punkte|points|personas|personnes|pessoas|personen|' +
  'غرام|جرام|غ|كيلو|كغ|كجم|لتر|مل|مللي|ملي|واط|متر|ميلي|نقطة|صفحة|شخص|グラム|リットル|ワット|ポイント|ページ|人'
const DURATION =
  'minutos?|minuten?|horas?|heures?|stunden?|segundos?|sekunden?|secondes?|دقيقة|دقائق|دقيقه|ساعة|ساعات|ثانية|分(?!の)|時間|秒|回'

/**
 * Numbers that are something else than an order in the languages the older contexts do not know: years, error codes,
 * doors, post codes, the ends of cards, measures.
 */
export const NUMBER_CONTEXTS: readonly Rule[] = [
  block(`(?<!\\p{L})(?:${SINCE}|منذ|في)\\s(?:el\\s)?(?<n>(?:19|20)\\d{2})(?![\\p{L}\\d-])`),
  block(`(?:(?<!\\p{L})(?:${ERROR})|${CJK_ERROR})\\s?(?:n[°º.]\\s?)?[:：#]?\\s?(?<n>\\d{3,8})`, RANK.measure),
  block(`(?<!\\p{L})(?:${DOOR})[\\s.:]{1,2}(?:n[°º.]\\s?)?(?<n>\\d{1,6})`, RANK.measure),
  block('(?<n>\\d{3,5})\\s?(?:号?室|號室|号棟)', RANK.measure),
  block(`(?:(?<!\\p{L})(?:${ENDING}))\\s?[:：]?\\s?(?<n>\\d{4})(?!\\d)`),
  block(`(?<!\\p{L})(?:${STREET})\\s[^\\d\\n?!;]{1,40}\\d{1,4}[^\\d\\n?!;]{1,20}(?<n>\\d{4,6})(?!\\d)`),
  block('(?<=,\\s)(?<n>\\d{4,5})\\s\\p{Lu}\\p{Ll}', RANK.context, 'dgu'),
  block(
    `\\d{1,5}\\s?(?:${MEASURE}|mah|wh|w|v|kg|g|ml|cm|l|毫安|瓦|克)[^\\d\\n.!?。！？]{0,12}?(?:or|ou?|oder|أو|أم|还是|或|か)\\s?(?:d[eu']\\s?)?(?<n>\\d{3,5})(?!\\d)`,
  ),
  block('(?<=\\p{Script=Han})(?<n>\\d{1,3}-\\d{1,3}-\\d{1,4})(?!\\d)', RANK.address),
  block(`(?<![\\p{L}\\d])\\d{1,8}(?:[.,]\\d{1,3})?\\s?(?:${MEASURE})(?!\\p{L}|人)`, RANK.measure),
  block(`(?<![\\p{L}\\d])\\d{1,8}\\s?(?:${DURATION})`, RANK.duration),
]

/** Words that count nothing. */
export const WORD_CONTEXTS: readonly Rule[] = [
  block('(?<![a-z])in\\sone\\s(?:box|parcel|package|go|order|bag)(?![a-z])'),
]

function block(source: string, rank: number = RANK.context, flags = 'dgiu'): Rule {
  return { type: null, rank, re: new RegExp(source, flags) }
}
