import { type Cue, type CueWords, cue, foldPhrase, holds } from '../nlu/reference/cue'

/** A kind of thing in the words of shoppers, and what the names of such products end in. */
type Kind = { readonly asked: RegExp; readonly named: RegExp }

const KINDS: readonly Kind[] = [
  { asked: /\b(?:mugs?|cups?)\b/i, named: /\b(?:mugs?|cups?)$/i },
  { asked: /\b(?:shoes?|footwear|trainers|sneakers)\b/i, named: /\b(?:shoes?|sneakers?|runners?)$/i },
  { asked: /\b(?:(?:table|desk|floor|reading|bedside) )?(?:lamps?|lights?)\b/i, named: /\b(?:lamps?|lights?)$/i },
  { asked: /\b(?:blankets?|throws?)\b/i, named: /\b(?:blankets?|throws?)$/i },
  { asked: /\b(?:back ?packs?|rucksacks?|school ?bags?)\b/i, named: /\b(?:backpacks?|rucksacks?|packs?)$/i },
  { asked: /杯子|水杯|茶杯|马克杯/, named: /杯$/ },
  { asked: /(?:卖|有|买|双|的|什么|哪些|款)鞋(?!\p{Script=Han}*(?:柜|架|撑|油))|鞋子|鞋类/u, named: /鞋$/ },
  { asked: /灯/, named: /灯$/ },
  { asked: /[毯毡]子|毛毯|盖毯|毯/, named: /[毯]$/ },
  { asked: /背包|书包|双肩包/, named: /背包$/ },
]
/** The same in further languages, whose shoppers read the names in English or Chinese. */
const FOREIGN_KINDS: readonly { readonly asked: Cue; readonly named: RegExp }[] = [
  foreign(/\b(?:mugs?|cups?)$|杯$/i, {
    es: 'tazas?|vasos?',
    fr: 'tasses?|mugs?',
    de: 'tassen?|becher',
    pt: 'xicaras?|canecas?|copos?',
    ja: 'マグ|カップ|コップ',
    ar: 'كوب|اكواب|فنجان|فناجين|كاس',
  }),
  foreign(/\b(?:shoes?|sneakers?|runners?)$|鞋$/i, {
    es: 'zapat(?:os|illas)|deportivas|tenis',
    fr: 'chaussures?|baskets',
    de: 'schuhe?|sneaker|turnschuhe?',
    pt: 'sapatos?|tenis',
    ja: '靴|シューズ|スニーカー',
    ar: 'حذاء|احذيه|جزمه|كوتشي',
  }),
  foreign(/\bboots?$|靴$/i, {
    es: 'botas?|botines?',
    fr: 'bottes?|bottines?',
    de: 'stiefel|stiefeletten?|boots',
    pt: 'botas?|botinhas?',
    ja: 'ブーツ|長靴',
    ar: 'بوت|جزم',
  }),
  foreign(/\b(?:lamps?|lights?|lanterns?)$|灯$/i, {
    es: 'lamparas?|luces|farol(?:es)?',
    fr: 'lampes?|luminaires?|lanternes?',
    de: 'lampen?|leuchten?|tischlampen?|laternen?',
    pt: 'luminarias?|abajur(?:es)?|lampadas?|lanternas?',
    ja: 'ランプ|ライト|照明',
    ar: 'مصباح|مصابيح|اباجوره|لمبه',
  }),
  foreign(/\b(?:blankets?|throws?)$|毯$/i, {
    es: 'mantas?|cobijas?',
    fr: 'couvertures?|plaids?',
    de: 'decken?|wolldecken?|plaids?',
    pt: 'cobertor(?:es)?|mantas?',
    ja: '毛布|ブランケット',
    ar: 'بطانيه|بطانيات',
  }),
  foreign(/\b(?:backpacks?|packs?)$|背包$/i, {
    es: 'mochilas?',
    fr: 'sacs? a dos',
    de: 'rucksacke?',
    pt: 'mochilas?',
    ja: 'リュック|バックパック',
    ar: 'حقيبه ظهر|حقائب ظهر|شنطه ظهر',
  }),
  foreign(/\b(?:shirts?|tees?|tops?)$|衬衫$|T 恤$|上衣$/i, {
    es: 'camis(?:as?|etas?)',
    fr: 'chemises?|t-?shirts?',
    de: 'hemd(?:en)?|t-?shirts?',
    pt: 'camis(?:as?|etas?)',
    ja: 'シャツ',
    ar: 'قميص|قمصان|تيشيرت',
  }),
  foreign(/\b(?:teapots?)$|茶壶$/i, {
    es: 'teteras?',
    fr: 'theieres?',
    de: 'teekannen?',
    pt: 'bules?',
    ja: 'ティーポット|急須',
    ar: 'ابريق شاي|براد شاي',
  }),
  foreign(/\b(?:headphones?|earbuds?)$|耳机$/i, {
    es: 'auriculares|cascos',
    fr: 'ecouteurs|casques?',
    de: 'kopfhorer',
    pt: 'fones?(?: de ouvido)?',
    ja: 'ヘッドホン|イヤホン',
    ar: 'سماعات|سماعه',
  }),
  foreign(/\btents?$|帐篷$/i, {
    es: 'tiendas? de campana|carpas?',
    fr: 'tentes?',
    de: 'zelte?',
    pt: 'barracas?|tendas?',
    ja: 'テント',
    ar: 'خيمه|خيام',
  }),
  foreign(/\bsocks?$|袜子?$/i, {
    es: 'calcetines?',
    fr: 'chaussettes?',
    de: 'socken?|strumpfe?',
    pt: 'meias?',
    ja: '靴下|ソックス',
    ar: 'جوارب|شراب',
  }),
  foreign(/\bcandles?$|蜡烛$/i, {
    es: 'velas?',
    fr: 'bougies?',
    de: 'kerzen?|duftkerzen?',
    pt: 'velas?',
    ja: 'キャンドル|ろうそく',
    ar: 'شمعه|شموع',
  }),
  foreign(/\bvases?$|瓶$/i, {
    es: 'jarron(?:es)?|floreros?',
    fr: 'vases?',
    de: 'vasen?',
    pt: 'vasos?',
    ja: '花瓶',
    ar: 'مزهريه|فازه',
  }),
]

function foreign(named: RegExp, asked: CueWords) {
  return { asked: cue(asked), named }
}
/** Sizes and counts at the end of a name. */
const DETAILS = /[,，]? ?(?:[(（][^)）]*[)）]|(?:set|pack|box) of \d+|\d[\d.,]* ?(?:[a-z]+|\p{Script=Han}+))\s*$/iu

/** For a message that names a kind of thing ("any blankets?", "有杯子吗"): is this the name of such a thing? Null when it names none. */
export function readKind(message: string): ((name: string) => boolean) | null {
  const folded = foldPhrase(message)
  const asked = [
    ...KINDS.filter((kind) => kind.asked.test(message)),
    ...FOREIGN_KINDS.filter((kind) => holds(folded, kind.asked)),
  ]
  if (asked.length === 0) return null
  return (name) => {
    const plain = withoutDetails(name)
    return asked.some((kind) => kind.named.test(plain))
  }
}

const ALL_KINDS = [...KINDS, ...FOREIGN_KINDS]

/** The kinds of thing a name is of, as shoppers see them, by their place in the list: a lamp and a night light share one. */
export function kindsOf(name: string): readonly number[] {
  const plain = withoutDetails(name)
  return ALL_KINDS.flatMap(({ named }, place) => (named.test(plain) ? [place] : []))
}

function withoutDetails(name: string): string {
  return name
    .replace(DETAILS, '')
    .replace(/(?<=\p{Script=Han})\s+\d.*$/u, '')
    .trim()
}
