import type { BodyMeasure, ChartUnit } from '../../products/size-chart'
import { cue, foldPhrase, holds } from './cue'

/** A measurement as a shopper gives it: `measure` null where they did not say of what. Values in centimetres, however they were given. */
export type SaidMeasure = { readonly measure: BodyMeasure | null; readonly cm: number; readonly unit: ChartUnit | null }

const NAMES: readonly (readonly [BodyMeasure, ReturnType<typeof cue>])[] = [
  [
    'chest',
    cue({
      en: 'chest|bust',
      es: 'pecho|busto',
      fr: 'poitrine|buste',
      de: 'brust(?:umfang)?|oberweite',
      pt: 'peito|busto|torax',
      zh: '胸围|胸',
      ja: '胸囲|バスト|胸',
      ar: 'صدر',
    }),
  ],
  [
    'waist',
    cue({
      en: 'waist',
      es: 'cintura',
      fr: 'tour de taille',
      de: '(?<!(?:quelle|en|de|ma|la|une|sa|votre|quel|bonne|meme) )taille(?:numfang|nweite)?(?! (?:pour|de|dois|faut|prendre|me|est-ce|je|du))|bund(?:weite)?',
      pt: 'cintura',
      zh: '腰围|腰',
      ja: 'ウエスト|胴囲|腰',
      ar: 'خصر|وسط',
    }),
  ],
  [
    'hips',
    cue({
      en: 'hips?',
      es: 'caderas?',
      fr: 'hanches?|bassin',
      de: 'hufte[n]?|huftumfang',
      pt: 'quadril|quadris|ancas?',
      zh: '臀围|臀',
      ja: 'ヒップ',
      ar: 'ورك|ارداف',
    }),
  ],
  [
    'inside_leg',
    cue({
      en: 'inside leg|inseam',
      es: 'entrepierna',
      fr: 'entrejambe',
      de: 'innenbein|schrittlange',
      pt: 'entreperna',
      zh: '内长|裤内长',
      ja: '股下',
      ar: 'طول الرجل الداخلي',
    }),
  ],
  [
    'foot',
    cue({
      en: 'foot|feet',
      es: 'pies?',
      fr: 'pieds?',
      de: 'fuss(?:lange)?|fusse',
      pt: 'pes?',
      zh: '脚长|脚',
      ja: '足(?:の長さ|長|のサイズ)?',
      ar: 'قدم|قدمي|رجلي',
    }),
  ],
  [
    'head',
    cue({
      en: 'head',
      es: 'cabeza',
      fr: 'tete',
      de: 'kopf(?:umfang)?',
      pt: 'cabeca',
      zh: '头围|头',
      ja: '頭(?:囲)?',
      ar: 'راس',
    }),
  ],
  [
    'height',
    cue({
      en: "tall|height|high|i'?m \\d(?:\\.\\d{1,2} ?m| ?ft|')",
      es: 'altura|estatura|mido|alto|alta',
      fr: 'taille de \\d|mesure|hauteur|grand|grande',
      de: 'gross|grosse von|korpergrosse|bin \\d[.,]\\d{2}',
      pt: 'altura|meco|alto|alta',
      zh: '身高|高',
      ja: '身長',
      ar: 'طولي|طولها|طوله|الطول',
    }),
  ],
]

const NUMBER =
  /(?<![\d.,])(\d{1,3}(?:[.,]\d{1,2})?)(?:\s?(?:-|–|to)\s?\d{1,3})?\s?(cms?|厘米|公分|センチ|سم|mm|毫米|m(?![a-z])|米|inch(?:es)?|in(?![a-z])|"|″|英寸|pulgadas?|pouces?|zoll|polegadas?|インチ|بوصه|kgs?|公斤|千克|斤|lbs?|キロ|كيلو|كجم|%|€|euros?|岁|years?|anos|ans|jahre)?/gu
const FEET = /(\d)\s?(?:'|′|ft|feet|foot|英尺)\s?(?:(\d{1,2})\s?(?:"|″|in(?:ch(?:es)?)?|英寸)?)?(?!\d)/gu
const CM_OF: Readonly<Record<string, number>> = { mm: 0.1, 毫米: 0.1, m: 100, 米: 100 }
const CM_PER_INCH = 2.54
/** A number as large as this without a name is how tall someone is. */
const TALL_CM = 145
const CENTIMETRES = /^(?:cms?|厘米|公分|センチ|سم)$/u
const INCHES = /^(?:inch(?:es)?|in|"|″|英寸|pulgadas?|pouces?|zoll|polegadas?|インチ|بوصه)$/u
/** Letters before a number in which its name is looked for, and after it. */
const NEAR_BEFORE = 24
const NEAR_AFTER = 14

/** Every measurement in a message, in its order; weights, ages and prices are left out. A bare number keeps unit null, as written. */
export function readMeasures(message: string): SaidMeasure[] {
  const folded = foldPhrase(message)
  const said: SaidMeasure[] = []
  const rest = folded.replace(FEET, (whole, feet: string, inches: string | undefined) => {
    const cm = (Number(feet) * 12 + Number(inches ?? 0)) * CM_PER_INCH
    if (cm >= 120 && cm <= 230) said.push({ measure: 'height', cm, unit: 'in' })
    return ' '.repeat(whole.length)
  })
  for (const match of rest.matchAll(NUMBER)) {
    const value = Number((match[1] ?? '').replace(',', '.'))
    const unit = match[2] ?? ''
    const cm = centimetres(value, unit)
    const isMetres = cm === value * 100
    const measure =
      nameNear(rest, match.index, match.index + match[0].length) ??
      (isMetres || (cm !== null && cm >= TALL_CM) ? 'height' : null)
    if (cm !== null) said.push({ measure, cm, unit: INCHES.test(unit) ? 'in' : unit === '' ? null : 'cm' })
  }
  return said
}

/** Null for what is no length. "1.75" alone is a height in metres. */
function centimetres(value: number, unit: string): number | null {
  if (unit === '') return value > 1.3 && value < 2.3 && !Number.isInteger(value) ? value * 100 : value
  if (CENTIMETRES.test(unit)) return value
  if (INCHES.test(unit)) return value * CM_PER_INCH
  const factor = CM_OF[unit]
  return factor === undefined ? null : value * factor
}

/** The name right before the number, else right after it. */
function nameNear(folded: string, start: number, end: number): BodyMeasure | null {
  const before =
    folded
      .slice(Math.max(0, start - NEAR_BEFORE), start)
      .split(/[\d,;，。；]/)
      .at(-1) ?? ''
  const after = folded.slice(end, end + NEAR_AFTER).split(/[\d,;，。；]/)[0] ?? ''
  for (const part of [before, after]) for (const [name, patterns] of NAMES) if (holds(part, patterns)) return name
  return null
}

/** The body measure a message names without a number. */
export function namesMeasure(message: string): BodyMeasure | null {
  const folded = foldPhrase(message)
  return NAMES.find(([, patterns]) => holds(folded, patterns))?.[0] ?? null
}
