import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import { CATALOGUE_TEXTS, text } from './render'

/** docs/tone.md in rules a machine can check: what no reply of a language may hold. */
const NEVER: Readonly<Record<string, readonly (readonly [what: string, pattern: RegExp])[]>> = {
  es: [
    ['usted or vosotros', /(?<!\p{L})(?:usted(?:es)?|vosotr[oa]s|vuestr[oa]s?|podéis|queréis|tenéis)(?!\p{L})/iu],
    ['a question or a cry without its opening mark', /^[^¿]*\?|^[^¡]*!/u],
    ['straight quotes', /"/],
  ],
  fr: [
    ['tu', /(?<![\p{L}’'-])(?:tu|toi|tes|ton|t’as|t’es)(?!\p{L})/iu],
    ['a mark without its no-break space', /[^\u00a0\u202f][?!;»](?!\w)|« |«[^\u00a0\u202f]/u],
    ['straight quotes', /"|'/],
  ],
  de: [
    ['du or ihr', /(?<!\p{L})(?:du|dir|dich|dein\p{L}*|euch|euer|eure\p{L}*)(?!\p{L})/iu],
    ['ss for ß', /(?<!\p{L})(?:gross|heiss|weiss|Strasse|Grösse)/u],
    ['foreign quotes', /"|“[^„]*”/u],
  ],
  pt: [
    [
      'European words',
      /(?<!\p{L})(?:encomenda|telemóvel|ecrã|morada|contacto|utilizador|registo|portes|vós|teus?|tuas?)(?!\p{L})/iu,
    ],
    ['o senhor, a senhora', /(?<!\p{L})(?:o senhor|a senhora)(?!\p{L})/iu],
    ['straight quotes', /"/],
  ],
  ja: [
    ['plain or chatty endings', /(?:だよ|だね|じゃん|してね|だぜ|である)(?:。|！|$)/u],
    ['あなた', /あなた/u],
    ['half-width marks', /[぀-ヿ一-鿿][!?,.;:](?:\s|$)/u],
  ],
  ar: [
    [
      'imperatives, which have a gender',
      /(?<!\p{L})(?:اكتب|اكتبي|اختر|اختاري|حاول|حاولي|اضغط|اضغطي|انقر|أدخل|أدخلي|تفضل|تفضلي|تواصل)(?!\p{L})/u,
    ],
    ['dialect', /(?<!\p{L})(?:شو|ليش|وين|ايش|عشان|مش|مو|كده|بدك|عايز)(?!\p{L})/u],
    ['Latin marks', /[\u0600-\u06FF]\s?[?;,](?:\s|$)/u],
  ],
}

/** The words of a message without its placeholders and the names of its cases. */
function wordsOf(source: string, locale: string): string {
  const words: string[] = []
  const visit = (elements: readonly Element[]) => {
    for (const element of elements) {
      if (element.type === 0 && 'value' in element) words.push(element.value)
      if ('options' in element) for (const option of Object.values(element.options)) visit(option.value)
    }
  }
  visit(parse(source, locale).getAst())
  return words.join('')
}

type Element = ReturnType<IntlMessageFormat['getAst']>[number]

function parse(source: string, locale: string): IntlMessageFormat {
  return new IntlMessageFormat(source, locale, undefined, { ignoreTag: true })
}

const TEXTS = [...CATALOGUE_TEXTS].flatMap(([locale, texts]) =>
  [...texts].map(([key, source]) => ({ locale, key, source })),
)

describe('the tone of the replies', () => {
  for (const [locale, rules] of Object.entries(NEVER)) {
    it.each(rules)(`in ${locale} holds no %s`, (_, pattern) => {
      const found = TEXTS.filter((one) => one.locale === locale && pattern.test(wordsOf(one.source, locale)))
      expect(found.map(({ key }) => key)).toEqual([])
    })
  }

  it('apologises to an upset shopper in Japanese as a shop does', () => {
    const light = TEXTS.filter(
      ({ locale, key, source }) => locale === 'ja' && key.endsWith('.negative') && /すみません/.test(source),
    )
    expect(light.map(({ key }) => key)).toEqual(['knowledge_ask.negative'])
  })

  it('counts in all six Arabic numbers wherever it counts', () => {
    const SIX = ['few', 'many', 'one', 'other', 'two', 'zero']
    const short: string[] = []
    for (const { key, source } of TEXTS.filter(({ locale }) => locale === 'ar')) {
      const visit = (elements: readonly Element[]) => {
        for (const element of elements) {
          if (!('options' in element)) continue
          const cases = Object.keys(element.options).filter((name) => !name.startsWith('='))
          if (element.type === 6 && cases.sort().join() !== SIX.join()) short.push(key)
          for (const option of Object.values(element.options)) visit(option.value)
        }
      }
      visit(parse(source, 'ar').getAst())
    }
    expect(short).toEqual([])
  })

  it.each([
    ['es', '97,5'],
    ['fr', '97,5'],
    ['de', '97,5'],
    ['pt', '97,5'],
    ['ja', '97.5'],
    ['ar', '97.5'],
    ['en', '97.5'],
    ['zh', '97.5'],
  ])('writes numbers as %s does', (locale, number) => {
    const values = {
      title: 'X',
      size: 'M',
      other: 'L',
      value: 97.5,
      from: 91,
      to: 97,
      unit: 'cm',
      measure: 'chest',
      which: 'larger',
    }
    expect(text('size_between', locale, values)).toContain(number)
  })

  it.each([
    ['es', 'Tienes 1 punto '],
    ['fr', 'Vous avez 1 point,'],
    ['de', 'Sie haben einen Punkt,'],
    ['pt', 'Você tem 1 ponto '],
    ['ar', 'لديك نقطة واحدة'],
  ])('says one point in the singular in %s', (locale, words) => {
    expect(text('points_balance', locale, { points: 1, tier: 'Linden' })).toContain(words)
  })
})
