import { type CountryCode, parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { Language } from '../../protocol'
import { applyRules, type Found, group, RANK, type Rule } from './entity-rules'

const LOCAL = "[A-Za-z0-9_](?:(?:\\.|['-]{1,3})?[A-Za-z0-9_%+]){0,63}"
const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
/** Not in the middle of a local part, nor after an accented letter that would belong to it. */
const LOCAL_EDGE = "(?<![A-Za-z0-9_%+@À-ɏ]|[A-Za-z0-9_%+](?:\\.|['-]{1,3}))"
/** "ana@example.com.Thanks" ends at .com: a word after com, net or org is no country. */
const CUT_DOMAIN = `(?:${LABEL}\\.){1,5}?(?:com|net|org)(?=\\.[A-Za-z]{3,24}(?![A-Za-z0-9-]|\\.[A-Za-z0-9]))`
const DOMAIN = `(?:${CUT_DOMAIN}|(?:${LABEL}\\.){1,6}[A-Za-z]{2,24})`

const MESSY_TLD = '(?:com(?:\\s?\\.\\s?(?:cn|br|au|mx|tw|hk))?|net|org|edu|cn|co\\s?\\.\\s?uk)'
const MESSY_AT = '(?:\\s{0,2}@\\s{0,2}|\\s?[([]at[)\\]]\\s?)'
const MESSY_DOT = '(?:\\s{0,2}[.。,]\\s{0,2}|\\s?[([]dot[)\\]]\\s?|\\sdot\\s)'
const NOT_A_LOCAL = /^(?:me|us|you|him|her|them|at|to|is|on|in|it|from|via|e?-?mail|address|contact|or|and)$/i

const EMAILS: readonly Rule[] = [
  {
    type: 'email',
    rank: RANK.email,
    re: new RegExp(`${LOCAL_EDGE}${LOCAL}@${DOMAIN}(?![A-Za-z0-9])`, 'dg'),
    read: (match) => match[0].toLowerCase(),
  },
  messyEmail(`(?<l>${LOCAL})${MESSY_AT}(?<d>${LABEL}${MESSY_DOT}${MESSY_TLD})`),
  messyEmail(`(?<l>${LOCAL})\\s?@\\s?(?<d>(?:${LABEL}\\.){1,4}[A-Za-z]{2,6})`),
  messyEmail(`(?<l>${LOCAL})\\sat\\s(?<d>${LABEL}\\sdot\\s${MESSY_TLD})`),
]

function messyEmail(source: string): Rule {
  return {
    type: 'email',
    rank: RANK.messyEmail,
    re: new RegExp(`${LOCAL_EDGE}${source}(?![A-Za-z0-9@])`, 'dgi'),
    read: (match) => {
      const local = group(match, 'l')
      if (NOT_A_LOCAL.test(local)) return null
      const domain = group(match, 'd')
        .replace(/[([]dot[)\]]|\sdot\s|[。,]/gi, '.')
        .replace(/\s/g, '')
      return `${local}@${domain}`.toLowerCase()
    },
  }
}

const DIGIT_EDGE = '(?<![A-Za-z0-9+]|\\d[-.])'
const PHONE_CUE =
  '(?<![a-z])(?:phone|telephone|tel|mobile|cell(?:phone)?|whatsapp|(?:call|reach|text|ring)(?:\\s(?:me|us|him|her))?|' +
  'my\\snumber|contact\\snumber|tel[ée]fono|telefone|telefon(?:nummer)?|handy(?:nummer)?|t[ée]l[ée]phone|tél|portable|' +
  'móvil|movil|celular|celu|fone|llam(?:ar|arme|ad|adme|a|ame|ar?me|en|enme)|llámame|llámenme|appelez(?:-|\\s)moi|joignable|' +
  'rufnummer|erreichbar|mobil|mobilnummer|lig(?:a|ar|uem|ue)|meu\\snúmero|mi\\snúmero|mon\\snuméro|meine\\snummer)|' +
  '电话|電話|手机|手機|联系方式|聯繫方式|携帯|جوال|جوالي|هاتف|هاتفي|موبايل|موبايلي|رقمي|تلفون'
const PHONE_LINK =
  '(?:[\\s:=.]|number|no|nr|is|at|on|to|es|el|al|est|le|ist|unter|é|em|no|au|番号|は|が|هو|رقم|على|ي|号码|号|號碼|號|是|为|為|改成|换成){0,8}'

const PHONES: readonly Rule[] = [
  {
    type: 'phone',
    rank: RANK.intlPhone,
    re: new RegExp(`${DIGIT_EDGE}(?:86[- ]?)?1[3-9]\\d[- ]?\\d{4}[- ]?\\d{4}(?![A-Za-z0-9])`, 'dg'),
    read: (match) => `+86${match[0].replace(/\D/g, '').slice(-11)}`,
  },
  localPhone(`(?:${PHONE_CUE})${PHONE_LINK}(?<n>\\(?\\d(?:[ ().-]{0,2}\\d){6,14})(?![A-Za-z0-9])`),
  localPhone(`${DIGIT_EDGE}(?<n>(?:1[ .-])?(?:\\(\\d{3}\\)\\s?|\\d{3}[ .-])\\d{3}[ .-]\\d{4})(?![A-Za-z0-9])`),
  localPhone(`${DIGIT_EDGE}(?<n>\\(?0\\d{1,4}\\)?(?:[ /-]\\d{2,8}){1,5})(?![A-Za-z0-9]|[-/]\\d)`, 9, 12),
  {
    type: 'phone',
    rank: RANK.intlPhone,
    re: /(?<![A-Za-z0-9+.])0[1-9](?:[. ]\d{2}){4}(?![A-Za-z0-9]|[. ]\d)/dg,
    read: (match) => match[0].replace(/\D/g, ''),
  },
  localPhone(`${DIGIT_EDGE}(?<n>\\(\\d{2}\\)\\s?9?\\d{4}[- ]?\\d{4})(?![A-Za-z0-9])`, 10, 11),
  localPhone(`${DIGIT_EDGE}(?<n>0[1-9]\\d{8,9})(?![A-Za-z0-9])`),
]

function localPhone(source: string, min = 7, max = 15): Rule {
  return {
    type: 'phone',
    rank: RANK.phone,
    re: new RegExp(source, 'dgi'),
    read: (match) => {
      const digits = group(match, 'n').replace(/\D/g, '')
      return digits.length >= min && digits.length <= max ? digits : null
    },
  }
}

/** Languages whose national numbers are told from those of neighbours by their form. */
const COUNTRY: Readonly<Partial<Record<Language, CountryCode>>> = {
  es: 'ES',
  fr: 'FR',
  de: 'DE',
  pt: 'BR',
  ja: 'JP',
}

/** Where eleven digits from 07 on are numbers of the country itself. */
const ELSEWHERE: ReadonlySet<Language> = new Set(['de', 'ja', 'ar', 'zh'])
const CUE_LANGUAGE: readonly (readonly [cue: RegExp, language: Language])[] = [
  [/(?<![a-z])(?:telefone|celular|meu|fone)(?![a-z])/i, 'pt'],
  [/(?<![a-z])(?:tel[ée]fono|m[óo]vil|ll[aá]ma\w{0,4})(?![a-z])/i, 'es'],
  [/(?<![a-z])(?:t[ée]l[ée]phone|tél|portable|appelez)(?![a-z])/i, 'fr'],
  [/(?<![a-z])(?:telefon(?:nummer)?|handy(?:nummer)?|bestellung|rufnummer)(?![a-z])/i, 'de'],
]

const INTERNATIONAL = /(?<![A-Za-z0-9+])(?:\+\s?|00)[1-9](?:[ ().-]{0,3}\d){6,16}(?![A-Za-z0-9])/g
/** Parses of phone numbers in one message; each costs some 20 µs. */
const MAX_PARSES = 48

/** E-mail addresses and phone numbers in `text` (folded), whose language is found out only when a number needs it. */
export function findContacts(text: string, language: () => Language): Found[] {
  let known: Language | null = null
  const spoken = () => {
    known ??= languageOf(text, language())
    return known
  }
  const phones = applyRules(PHONES, text).map((phone) => ({ ...phone, value: withCountry(phone.value, spoken) }))
  return [...applyRules(EMAILS, text), ...phones, ...findInternational(text)]
}

/** A short message says its language by its word for the telephone, if at all. */
function languageOf(text: string, language: Language): Language {
  return language === 'und' ? (CUE_LANGUAGE.find(([cue]) => cue.test(text))?.[1] ?? language) : language
}

/** A national number of the country where the message's language is at home gets its code; any other stays digits. */
function withCountry(digits: string, language: () => Language): string {
  if (digits.startsWith('+')) return digits
  const spoken = language()
  const british = /^07[1-9]\d{8}$/.test(digits)
  const country = british && !ELSEWHERE.has(spoken) ? 'GB' : COUNTRY[spoken]
  if (country === undefined) return digits
  const phone = parsePhoneNumberFromString(digits, country)
  return phone?.isValid() ? phone.number : digits
}

/** Numbers with a country code. Digits that follow after a space ("+351 912 345 678 1001") are left out. */
function findInternational(text: string): Found[] {
  const found: Found[] = []
  let parses = 0
  for (const match of text.matchAll(INTERNATIONAL)) {
    let raw = match[0]
    while (raw.length > 7 && parses < MAX_PARSES) {
      parses += 1
      const phone = parsePhoneNumberFromString(raw.replace(/^00/, '+').replace(/\s/g, ' '))
      if (phone?.isValid()) {
        const start = match.index
        found.push({ type: 'phone', value: phone.number, start, end: start + raw.length, rank: RANK.intlPhone })
        break
      }
      raw = raw.slice(0, Math.max(raw.lastIndexOf(' '), 0)).trimEnd()
    }
  }
  return found
}
