/** Something a shopper should not have typed: UTF-16 offsets, end exclusive. */
export type Secret = { readonly kind: 'card' | 'password'; readonly start: number; readonly end: number }

/** Digits of cards as they are written: in one go, or in groups of two to six. */
const DIGITS = /(?<![\p{L}\p{N}])\d(?:[ \-.]?\d){12,18}(?![\p{L}\p{N}])/gu
/** First digits and lengths of the card networks; parcels are numbered otherwise. */
const NETWORKS = [
  /^4(?:\d{12}|\d{15}|\d{18})$/,
  /^(?:5[1-5]|2[2-7])\d{14}$/,
  /^3[47]\d{13}$/,
  /^(?:6011|64[4-9]\d|65\d\d)\d{12}$/,
  /^35\d{14}$/,
  /^62\d{14,17}$/,
  /^3(?:0[0-5]|[68]\d)\d{11}$/,
]
/** Last digits that may stay: a person recognises a card by them. */
const SHOWN_DIGITS = 4

const PASSWORD_EN =
  /(?<!\p{L})(?:pass ?word|pass ?wort|passwd|pwd|contrase[ñn]a|mot de passe|senha|palavra-passe)(?:\s+(?:is|was|es|est|ist|é)\s*:?|\s*[:=])\s*["'“”«]?([^\s"'“”»]{4,64})/giu
const PASSWORD_HAN = /(?:密码|密碼|パスワード|كلمة (?:السر|المرور))(?:是|为|為|は|[:：=])\s*([^\s，。,、]{4,64})/gu
/** "My password is wrong" tells no password. */
const NO_SECRET = new RegExp(
  '^(?:not|wrong|incorrect|invalid|correct|right|expired|forgotten|lost|always|never|still|being|rejected|' +
    'refused|reset|changed|locked|blocked|asking|required|weak|short|long|what|gone|secret|hacked|stolen|' +
    'compromised|unknown|fine|good|okay|the|this|that|working|accepted|falsch|richtig|incorrecta|correcta|' +
    'oublié|perdu|errada|correta|错|对|不|没|什么|多少|忘)\\p{P}*$',
  'iu',
)

/** Card numbers (by network, length and check digit) and passwords in a message, in their order. */
export function findSecrets(text: string): Secret[] {
  const found: Secret[] = []
  for (const match of text.matchAll(DIGITS)) {
    const plain = match[0].replace(/\D/g, '')
    if (!NETWORKS.some((network) => network.test(plain)) || !passesLuhn(plain)) continue
    found.push({ kind: 'card', start: match.index, end: match.index + match[0].length })
  }
  for (const pattern of [PASSWORD_EN, PASSWORD_HAN]) {
    for (const match of text.matchAll(pattern)) {
      const secret = (match[1] ?? '').replace(/[.,;!?]+$/, '')
      if (secret.length < 4 || NO_SECRET.test(secret) || /^(?:错|对|不|没|什么|多少|忘)/.test(secret)) continue
      const start = match.index + match[0].lastIndexOf(match[1] ?? '')
      found.push({ kind: 'password', start, end: start + secret.length })
    }
  }
  return found.sort((a, b) => a.start - b.start)
}

/** The text with every secret dotted out, as long as before, so that offsets stay right; of a card the last digits stay. */
export function hideSecrets(text: string, secrets: readonly Secret[]): string {
  let hidden = text
  for (const { kind, start, end } of secrets) {
    const secret = hidden.slice(start, end)
    const shown = kind === 'card' ? SHOWN_DIGITS : 0
    const dots = secret.slice(0, secret.length - shown).replace(kind === 'card' ? /\d/g : /[\s\S]/g, '•')
    hidden = hidden.slice(0, start) + dots + secret.slice(secret.length - shown) + hidden.slice(end)
  }
  return hidden
}

function passesLuhn(digits: string): boolean {
  let sum = 0
  for (let i = 0; i < digits.length; i++) {
    const digit = Number(digits[digits.length - 1 - i])
    const doubled = i % 2 === 0 ? digit : digit * 2
    sum += doubled > 9 ? doubled - 9 : doubled
  }
  return sum % 10 === 0
}
