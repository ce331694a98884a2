import { around, group, RANK, type Rule } from '../entity-rules'
import { detectLanguage } from '../language'

const CUE =
  '(?<!\\p{L})(?:size|sz|talla|taille|pointure|gr(?:öße|oesse|\\.)|tamanho|tam\\.?|مقاس|قياس|サイズ|尺码|尺碼|尺寸)'
const LETTERS = '(?:\\d?X{1,4}[SL]|[SML](?:/[SML])?)'
/** Not a part of a word, a measure ("1.5 L"), an initial ("M. Dupont") or an elision ("l'article"). */
const LETTER_EDGE =
  "(?<![A-Za-z0-9\\u00C0-\\u024F'.\\-/&@#+]|\\d\\s|(?:[Mm]odel|[Cc]lass|[Tt]ype|[Ss]érie|[Ss]erie|Klasse)\\s)"
const LETTER_END = "(?![席A-Za-z0-9\\u00C0-\\u024F'&@+]|[-/][A-Za-z0-9]|\\.\\s?[A-Z])"
const AFTER_WORD =
  '(?=\\s{0,2}(?:[.,;:!?)]|$)|\\s(?:ones?|instead|please|pls|and|or|but|size|in|is|if|then|t?-?shirts?|dress|black|' +
  'white|red|blue|grey|green|hoodie|jacket|sweater|jeans|coat)(?![a-z]))'
const NOT_A_SIZE =
  '(?![A-Za-z0-9%]|[.,:/]\\d|\\s?(?:days?|weeks?|hours?|pcs|pieces|items|euros?|dollars|pounds|€|\\$|£))'

const WORD_SIZES: Readonly<Record<string, string>> = { small: 'S', medium: 'M', large: 'L' }
const BRAZILIAN: Readonly<Record<string, string>> = {
  PP: 'XS',
  P: 'S',
  M: 'M',
  G: 'L',
  GG: 'XL',
  XG: '2XL',
  EG: '2XL',
  EGG: '3XL',
  XGG: '3XL',
}
const CHINESE: Readonly<Record<string, string>> = {
  小: 'S',
  中: 'M',
  大: 'L',
  加大: 'XL',
  特大: '2XL',
  加小: 'XS',
  特小: 'XS',
  均: 'one size',
}
const SYSTEM_MAX: Readonly<Record<string, number>> = { EU: 60, UK: 30, US: 24, JP: 35, FR: 60, IT: 60, DE: 60, BR: 60 }
/** Feet and shoes in centimetres. */
const CM = [15, 35] as const

/**
 * Sizes of clothes and shoes. Values: letters "S", "2XL", "S/M"; a number as written, after its system where one is
 * named ("42", "EU 42", "UK 8.5"); waist and length "34/32"; "27.5 cm"; "one size".
 */
export const SIZES: readonly Rule[] = [
  size(`${LETTER_EDGE}${LETTERS}${LETTER_END}`, (match) => letters(match[0]), 'dg'),
  size(`${LETTER_EDGE}(?:\\d?x{1,4}l|x{1,3}s)${LETTER_END}`, (match) => letters(match[0])),
  size(`${CUE}[\\s:]{1,2}(?<n>[sml])(?![a-z0-9'\\u00C0-\\u024F])`, (match) => letters(group(match, 'n')), 'dgiu'),
  size(
    `(?<![A-Za-z0-9])(?:(?<s>EU|UK|US|JP|FR|IT|DE|BR)|(?<s2>eu|uk))[ -]?(?<v>\\d{1,2}(?:[.,]5)?)${NOT_A_SIZE}`,
    inSystem,
    'dg',
  ),
  size(
    '(?<![A-Za-z0-9./-]|\\d\\s)(?:W\\s?)?(?<a>2[4-9]|[34]\\d|5[0-6])\\s?[/x]\\s?(?:L\\s?)?(?<b>2[6-9]|3[0-8])(?![A-Za-z0-9./-])',
    (match) => `${group(match, 'a')}/${group(match, 'b')}`,
  ),
  size(
    '(?<![A-Za-z0-9])W\\s?(?<a>\\d{2})\\s?L\\s?(?<b>\\d{2})(?!\\d)',
    (match) => `${group(match, 'a')}/${group(match, 'b')}`,
  ),
  size(
    '(?<![\\d.,x*]\\s?)(?<v>\\d{2}(?:[.,]\\d)?)\\s?(?:cms?(?![a-z])|センチ(?:メートル)?|厘米|公分|سم(?!\\p{L}))(?!\\s?x)',
    centimetres,
    'dgiu',
  ),
  size(
    `(?<![a-z])(?:(?:an?|the|in|my|wear|take|or|and|into)\\s)(?<n>(?:extra[\\s-])?(?:small|medium|large))${AFTER_WORD}`,
    words,
  ),
  size(`${CUE}[\\s:]{1,2}(?<n>(?:extra[\\s-])?(?:small|medium|large))(?![a-z])`, words, 'dgiu'),
  size(
    "(?<![A-Za-z0-9'.\\-\\u00C0-\\u024F])(?:PP|GG|XGG|XG|EGG|EG)(?![A-Za-z0-9'\\-\\u00C0-\\u024F])",
    brazilian,
    'dg',
  ),
  size(
    "(?<![A-Za-z])(?:[Tt]amanhos?|TAMANHO|[Tt]am\\.?|usa|uso|veste|visto|ou|não|no|do|um|em|na|da|branc[oa]|pret[oa]|azul|vermelh[oa]|verde|amarel[oa]|cinza|rosa|bege|marrom|vinho)\\s(?:o\\s)?(?<n>[PG])(?![A-Za-z0-9'\\-\\u00C0-\\u024F])",
    brazilian,
    'dg',
  ),
  size('(?<n>(?<z>加大|特大|加小|特小|大|中|小|均)[码碼])', (match) => CHINESE[group(match, 'z')] ?? null),
  size('(?<![\\d.])(?<v>\\d{2}(?:\\.5)?)[码碼]', (match) => group(match, 'v')),
  size('(?:尺[码碼]|鞋[码碼]|サイズ)[是为為は:：]?\\s?(?<n>\\d{2}(?:\\.5)?)(?![\\d])', (match) => group(match, 'n')),
  size('(?<![\\d.])(?<n>\\d{2}(?:\\.5)?)サイズ', (match) => group(match, 'n')),
  size('(?<![\\d.])(?<n>\\d{2}(?:\\.5)?)[をのが]\\d{1,2}足', (match) => group(match, 'n')),
  size('フリーサイズ', () => 'one size'),
  size('(?:مقاس|قياس)\\s(?<n>(?<x>كبير|متوسط|صغير)(?:\\sجدا)?)(?!\\p{L})', arabic, 'dgu'),
  size('(?:مقاس|قياس)\\s(?:كبير|متوسط|صغير)\\s(?:أو|أم|و)\\s?(?<n>(?<x>كبير|متوسط|صغير))(?!\\p{L})', arabic, 'dgu'),
]

function size(source: string, read: (match: RegExpExecArray) => string | null, flags = 'dgi'): Rule {
  return { type: 'size', rank: RANK.size, re: new RegExp(source, flags), read }
}

/** "XXL" and "xxl" are "2XL". */
function letters(raw: string): string {
  const text = raw.toUpperCase()
  const match = /^(\d?)(X+)([SL])$/.exec(text)
  if (match === null) return text
  const count = match[1] ? Number(match[1]) : (match[2] ?? '').length
  return `${count > 1 ? count : ''}X${match[3] ?? ''}`
}

function inSystem(match: RegExpExecArray): string | null {
  const system = (group(match, 's') || group(match, 's2')).toUpperCase()
  const value = group(match, 'v').replace(',', '.')
  const number = Number(value)
  return number > 0 && number <= (SYSTEM_MAX[system] ?? 0) ? `${system} ${value}` : null
}

function centimetres(match: RegExpExecArray): string | null {
  const value = Number(group(match, 'v').replace(',', '.'))
  return value >= CM[0] && value <= CM[1] ? `${value} cm` : null
}

function words(match: RegExpExecArray): string | null {
  const text = group(match, 'n').toLowerCase()
  const letter = WORD_SIZES[text.replace(/^extra[\s-]/, '')]
  return letter === undefined ? null : text.startsWith('extra') ? `X${letter}` : letter
}

/** Words no neighbouring language has. */
const PORTUGUESE = /(?<![a-z])(?:tamanho|branc[oa]|pret[oa]|vermelh[oa]|amarel[oa]|cinza|bege|marrom)(?![a-z])/i

/** P, G and GG are sizes in Portuguese alone, which the words around them show. */
function brazilian(match: RegExpExecArray): string | null {
  const letter = group(match, 'n') || match[0]
  const near = around(match)
  const spoken = detectLanguage(near)
  const known = spoken === 'pt' || (spoken === 'und' && (letter.endsWith('GG') || PORTUGUESE.test(near)))
  return known ? (BRAZILIAN[letter] ?? null) : null
}

function arabic(match: RegExpExecArray): string | null {
  const values: Readonly<Record<string, string>> = { كبير: 'L', متوسط: 'M', صغير: 'S' }
  return values[group(match, 'x')] ?? null
}
