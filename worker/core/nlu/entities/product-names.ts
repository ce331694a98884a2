import { foldWord, isArabic, WORD, withoutProclitics } from './fold-word'
import { EVERYDAY } from './lexicon'

/**
 * Words of names that stand in messages about anything else as well, in the languages of the shops: beside another word
 * of the name they say which product is meant, alone they do not. Function words say nothing at all and are in `FUNCTION`.
 */
const COMMON = new Set(
  `air bag bags band bank bed bench bike board body book bottle bowl box boxes brush build bundle cable cap card cards care case
  chain chair change charger clean clear clock coffee cold comfort cotton cover cream crew cup daily day desk dinner dog door
  dress dry easy everyday extra face family fan fast fine fit free fresh gift glass good green guard hair hand home hood hot
  house insert keyboard kids kit kitchen knife lace lamp laptop large leather light linen lunch machine mat men mini monthly
  mouse mug natural neck new night office oil open order outdoor over pack pan paper party pen phone pillow plain plant
  plate play plus pocket pot power premium pro quick rain ring room rug running screen set sheet shirt shoe shoes
  shower sleep slim slow small smart soap soft solid spray spring stand standard steel stone subscription summer sun
  table tea top towel toy travel tray tree trial tv wall wallet wash watch water weekly wheel white wide window winter
  wireless woman women wood wool work yoga
  bolsa bolso botella cafe cafetera cama camisa cargador casa cesta cocina crema cubierta funda hogar jabon juego lampara lana
  lona luz mesa mochila movil nino ninos oficina pan pantalla papel reloj silla sarten tarjeta regalo termica toalla
  transparente vela zapatillas zapatos auriculares jersey esterilla aromatica algodon cuero
  baskets bebe bois bougie bureau cadeau caisse carte casque chaise chambre chargeur coque coton cuir cuisine ecouteurs enfant
  gourde jean lampe laine lit lumiere machine maison montre papier poele portable pull sac savon serviette table tapis
  telephone toile transparente tasse parfumee isotherme
  bad badetuch baumwolle becher bett buch decke flasche geschenk glas handy handyhulle haus holz hose hulle jacke jeans kaffee
  kaffeemaschine karte kerze kind kinder kissen kopfhorer kuche lampe laufschuhe leder licht matte messer papier pfanne
  rucksack schuhe seife set sofa spiel stuhl tasche tasse tee tisch tuch uhr wasser wolle yogamatte bratpfanne canvas duftkerze
  transparent tischlampe thermosflasche geschenkkarte pullover
  bolsa cadeira cafe cafeteira caixa calca cama capa capinha carregador cartao casa cesta celular cozinha couro crianca escova
  fone frigideira garrafa jogo lampada livro luminaria luz madeira mesa mochila ouvido papel presente relogio sabonete suete
  tapete tenis termica toalha transparente vela xicara algodao ioga
  ماكينة قهوة حذاء حقيبة ظهر سماعات سجادة شمعة معطرة غطاء هاتف بطاقة هدية منشفة قارورة حرارية معطف مطر أطفال كنزة صوف مقلاة حديد
  مصباح طاولة خشبي قماشية لاسلكية شفاف كرسي ساعة عطر كريم قميص فستان كتاب لعبة حديقة مطبخ غرفة نوم باب ماء شاي جوال شاحن جلد قطن
  كبير صغير جديد عادي طقم`
    .split(/\s+/)
    .map(foldWord),
)
const FUNCTION = new Set(
  `a an and at for in of on the to with de del la el los las en con para por y e o do da dos das em com du des le les au aux et
  pour avec sur der die das den dem und mit fur im am von zu aus al من في على مع ل و`
    .split(/\s+/)
    .map(foldWord),
)
/** A number with its unit tells sizes apart and names nothing: "26 cm", "1.5 L", "500 ml". */
export const MEASURE =
  '\\d[\\d.,]{0,6}\\s?(?:mm|cm|m|ml|cl|l|g|kg|oz|lb|inch|in|w|v|mah|gb|tb|سم|مل|厘米|毫升|升|克)(?![a-z\\u0600-\\u06FF])'
const MEASURES = new RegExp(MEASURE, 'giu')
/** The part of a Chinese or Japanese title before its first space or up to its model number. */
const LEAD = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,12}(?:[A-Za-z]{0,4}\d{1,5}|(?= ))/u
const MODEL_CHARS = 6
const HAN_RUN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u

/** A word of a message or a name, folded; `start` and `end` are where it stands. */
export type NameWord = { readonly text: string; readonly start: number; readonly end: number }

/** A catalogue title as it is compared. */
export type Title = {
  /** Its words, those of sizes and function words left out, unless it has no others. */
  readonly words: readonly string[]
  /** Pairs of neighbouring characters of a title in Chinese or Japanese; none in other titles. */
  readonly pairs: readonly string[]
  /** Of `pairs`, those up to a model number or the first space: "脉冲X5" of "脉冲X5无线耳机". Often said alone. */
  readonly lead: readonly string[]
  /** Sizes in the title, see `plainMeasure`. */
  readonly measures: ReadonlySet<string>
}

/** Reads the words of a text in alphabets; the Arabic article and conjunctions are taken off. */
export function nameWords(text: string): NameWord[] {
  const words: NameWord[] = []
  for (const match of text.matchAll(WORD)) {
    const folded = foldWord(match[0])
    const bare = isArabic(folded) ? withoutProclitics(folded) : folded
    if (!FUNCTION.has(bare)) words.push({ text: bare, start: match.index, end: match.index + match[0].length })
  }
  return words
}

/** The character pairs of Chinese and Japanese text, each with its place; spaces and marks are skipped, の as well. */
export function hanPairs(text: string): NameWord[] {
  const pairs: NameWord[] = []
  let last: { text: string; start: number; end: number; han: boolean } | null = null
  for (let start = 0; start < text.length; ) {
    const char = String.fromCodePoint(text.codePointAt(start) ?? 0)
    const end = start + char.length
    const han = HAN_RUN.test(char) && char !== 'の'
    const counts = han || /[A-Za-z0-9]/.test(char)
    if (counts) {
      if (last !== null && (last.han || han) && start - last.end <= 1) {
        pairs.push({ text: last.text + char.toLowerCase(), start: last.start, end: han ? end : endOfModel(text, end) })
      }
      last = { text: char.toLowerCase(), start, end, han }
    } else if (char !== ' ' && char !== 'の') last = null
    start = end
  }
  return pairs
}

/** Where a model number ends of which the first letter or digit was read: "脉冲X5". */
function endOfModel(text: string, from: number): number {
  let end = from
  while (end < from + MODEL_CHARS && /[A-Za-z0-9]/.test(text.charAt(end))) end += 1
  return end
}

/** Whether a text is written in Han or kana. */
export function hasHan(text: string): boolean {
  return HAN_RUN.test(text)
}

/** How a title is compared; null for one without words. */
export function readTitle(title: string): Title | null {
  const normal = title.normalize('NFKC')
  const plain = normal.replace(MEASURES, ' ')
  const words = nameWords(plain).map(({ text }) => text)
  const all = words.length > 0 ? words : nameWords(title).map(({ text }) => text)
  const pairs = hasHan(title) ? pairTexts(plain) : []
  if (all.length === 0 && pairs.length === 0) return null
  const lead = hasHan(title) ? pairTexts(LEAD.exec(plain)?.[0] ?? '') : []
  return { words: all, pairs, lead, measures: new Set((normal.match(MEASURES) ?? []).map(plainMeasure)) }
}

function pairTexts(text: string): string[] {
  return hanPairs(text).map(({ text: pair }) => pair)
}

/** A size without spaces and with a decimal point, for comparing: "1,5 L" is "1.5l". */
export function plainMeasure(text: string): string {
  return text
    .toLowerCase()
    .replace(',', '.')
    .replace(/^[. ]+|\s/g, '')
}

/** Whether a word alone cannot name a product: everyday words, numbers, short ones. */
export function isCommon(word: string): boolean {
  return word.length < 4 || /^\d/.test(word) || COMMON.has(word) || EVERYDAY.has(word)
}
