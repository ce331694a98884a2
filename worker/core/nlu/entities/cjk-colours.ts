import { around, group, RANK, type Rule } from '../entity-rules'

/** Chinese colours as they stand before 色 or alone. */
const ZH: Readonly<Record<string, string>> = {
  藏青: 'navy',
  藏蓝: 'navy',
  藏藍: 'navy',
  海军蓝: 'navy',
  酒红: 'burgundy',
  酒紅: 'burgundy',
  墨绿: 'green',
  墨綠: 'green',
  军绿: 'green',
  天蓝: 'blue',
  宝蓝: 'blue',
  湖蓝: 'blue',
  粉红: 'pink',
  粉紅: 'pink',
  玫红: 'pink',
  青绿: 'turquoise',
  米白: 'beige',
  卡其: 'khaki',
  香槟: 'beige',
  咖啡: 'brown',
  橙: 'orange',
  橘: 'orange',
  红: 'red',
  紅: 'red',
  黑: 'black',
  白: 'white',
  蓝: 'blue',
  藍: 'blue',
  绿: 'green',
  綠: 'green',
  黄: 'yellow',
  黃: 'yellow',
  灰: 'grey',
  紫: 'purple',
  粉: 'pink',
  棕: 'brown',
  褐: 'brown',
  驼: 'brown',
  米: 'beige',
  杏: 'beige',
  金: 'gold',
  银: 'silver',
  銀: 'silver',
  青: 'turquoise',
}
/** Japanese colours: words in kana, then characters that need a boundary on both sides. */
const KANA: Readonly<Record<string, string>> = {
  ブラック: 'black',
  ホワイト: 'white',
  グレー: 'grey',
  レッド: 'red',
  ブルー: 'blue',
  ネイビー: 'navy',
  グリーン: 'green',
  イエロー: 'yellow',
  オレンジ: 'orange',
  パープル: 'purple',
  ピンク: 'pink',
  ブラウン: 'brown',
  ベージュ: 'beige',
  ゴールド: 'gold',
  シルバー: 'silver',
  ターコイズ: 'turquoise',
  ワインレッド: 'burgundy',
  ボルドー: 'burgundy',
  カーキ: 'khaki',
}
const KANJI: Readonly<Record<string, string>> = {
  黒: 'black',
  白: 'white',
  赤: 'red',
  青: 'blue',
  緑: 'green',
  黄: 'yellow',
  紫: 'purple',
  茶: 'brown',
  灰: 'grey',
  紺: 'navy',
  桃: 'pink',
  橙: 'orange',
  水: 'blue',
  金: 'gold',
  銀: 'silver',
}
const HAN = '\\p{Script=Han}'
const MEMBER = '(?:会員|メンバー|割|カード|フライデー|ウィーク)'
/** What stands right before a colour in Chinese without making it another word. */
const SHADE = '[深浅淺暗亮淡嫩大正纯純]?'
const ZH_NAMES = Object.keys(ZH).join('|')
const PAIRS = Object.keys(ZH)
  .filter((name) => name.length > 1 && name !== '咖啡' && name !== '香槟')
  .join('|')

/** Colours of Chinese and Japanese; the value is the English name. */
export const CJK_COLOURS: readonly Rule[] = [
  colour(`${SHADE}(?<k>${ZH_NAMES})色`, ZH),
  colour(`(?<k>${PAIRS})`, ZH),
  colour('(?<![明表坦空告])(?<n>(?<k>[红紅黑白蓝藍绿綠黄黃灰紫粉]))(?:款|(?:的(?![是时時确確])))', ZH),
  colour(`(?<![ァ-ヶー])(?<k>${Object.keys(KANA).join('|')})(?![ァ-ヶー]|${MEMBER})`, KANA),
  colour(`(?<![${HAN}っ])(?<n>[深濃淡薄]?(?<k>[黒白赤青緑紫紺灰])(?:色|い|(?!${HAN}|く|ちゃん|ん坊)))`, KANJI),
  colour('(?<n>(?<k>[黄茶金銀桃橙水])色い?)', KANJI),
]

function colour(source: string, names: Readonly<Record<string, string>>): Rule {
  return { type: 'colour', rank: RANK.colour, re: new RegExp(source, 'dgu'), read: (match) => read(match, names) }
}

/** 青 is blue in Japanese and 青色 a blue-green in Chinese. */
function read(match: RegExpExecArray, names: Readonly<Record<string, string>>): string | null {
  const name = group(match, 'k')
  if (names === KANJI && !/[ぁ-ヺ]/.test(around(match))) return null
  if (names === ZH && name === '青' && /[ぁ-ヺ]/.test(around(match))) return 'blue'
  return names[name] ?? null
}
