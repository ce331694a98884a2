import type { SlotReader } from '../../protocol'
import { paymentTroubleSaid } from './cues'

/** Longest message that is read for what it tells beside, in UTF-16 units. */
const MAX_CHARS = 300

const DOES_NOT_FIT = [
  /\b(?:do(?:es)?n'?t|do(?:es)? not|did ?n'?t) fit\b|\btoo (?:small|big|large|tight|loose|narrow|wide|short|long)\b|\b(?:wrong|different|bigger|smaller|larger) size\b|\bruns? (?:small|large|big)\b/,
  /(?:太|有点|偏|买|穿着|买得)(?:小|大|紧|松|长|短|窄|宽)(?:了|$|[,，。!！ ])|尺码?不(?:对|合适)|不合(?:身|脚)|穿不(?:上|下|了)|顶脚|挤脚|磨脚/,
  /(?:me|le|nos) (?:va|van|queda|quedan|esta|estan)(?: muy| un poco)? (?:pequen|grande|chic|apretad|estrech|justo|cort|larg)|demasiado (?:pequen|grande|estrech)|no me (?:va|vale|valen|queda|sirve|entra)n? (?:bien|de talla)|talla (?:equivocada|incorrecta)/,
  /trop (?:petit|grand|serre|etroit|large|court|long)|ne (?:me |lui )?(?:va|vont) pas|taille (?:trop )?(?:petit|grand)|mauvaise taille/,
  /zu (?:klein|gross|eng|weit|kurz|lang|schmal|breit)|passt (?:mir |ihm |ihr )?(?:leider )?nicht|passen (?:mir |ihm |ihr )?(?:leider )?nicht|falsche grosse/,
  /(?:ficou|ficaram|esta|estao|e|sao|veio) (?:muito |meio |um pouco )?(?:pequen|grande|apertad|larg|justo|curt)|nao (?:me )?(?:serviu|serve|coube)|tamanho errado/,
  /(?:きつ|小さ|大き|ゆる)(?:い|く|かった|すぎ)|サイズが(?:合わ|違)|履けません|履けない|入りません|着られま/,
  /(?:ضيق|واسع|صغير|كبير|قصير|طويل)(?:ه|ة)? (?:علي|عليه|عليها|جدا|شوي)|(?:لا يناسب|ما يناسب|مو) ?(?:ني)? ?مقاس|المقاس (?:غير|مو|مش|خطا)/,
]
const CHANGED_MIND = [
  /\b(?:do ?n'?t|do not|did ?n'?t) (?:really )?(?:like|want|need) (?:it|them|this|that)\b|\bchanged my mind\b|\bno longer (?:want|need)\b/,
  /不(?:喜欢|想要了|需要了)|改变主意/,
  /no me (?:gusta|convence)|cambi[eo] de (?:opinion|idea)|ya no (?:lo|la|los|las) (?:quiero|necesito)/,
  /(?:ne )?me pla(?:it|isent) pas|chang[eé] d'avis|n'en (?:veux|ai) plus/,
  /gefallt (?:mir )?nicht|gefallen (?:mir )?nicht|anders uberlegt|brauche? (?:ich )?(?:es |sie |ihn )?nicht mehr/,
  /nao (?:gostei|quero mais|preciso mais)|mudei de ideia/,
  /気に入ら|気が変わ|いらなくな/,
  /(?:ما|لم) (?:عجبني|يعجبني|تعجبني)|غيرت رايي/,
]

/** Why something is to go back, where the words say so plainly: the codes of the choices of the question for it. */
function returnReasonIn(said: string): string | null {
  if (DOES_NOT_FIT.some((pattern) => pattern.test(said))) return 'does_not_fit'
  return CHANGED_MIND.some((pattern) => pattern.test(said)) ? 'changed_mind' : null
}

const NEW_ONE =
  /\b(?:an?|the) (?:brand )?new one\b|\breplacement\b|\breplace it\b|\bsend (?:me )?(?:a|another|a new) one\b|\bresend\b|补发|重发|再发一|换(?:一|个|件)*新|(?:给|要|寄)\S{0,6}新的|(?:uno|una|otro|otra) nuev[oa]|reemplaz|(?:en|un autre|une autre|\S+) neu(?:f|ve)\b|remplac(?:ez|ement|er)|\b(?:ein(?:e|en)?|\S+) neu(?:e|en|es)\b|\bersatz|(?:um|uma|outro|outra) nov[oa]|substitu|新品|新しいもの|取り替え|交換して|جديد|بديل/
const MONEY =
  /\bmoney back\b|\brefund\b|退款|退钱|devolv\p{L}* (?:el|o|meu|mi) dinero|reembols|rembours|geld zuruck|erstatt|dinheiro de volta|返金|استرداد|فلوسي/u

/** A new one, or the money; null where the words say neither, or refuse the one without asking for the other. */
function resolutionIn(said: string): string | null {
  if (NEW_ONE.test(said)) return 'replacement'
  return MONEY.test(said) && !REFUSED.test(said) ? 'refund' : null
}

const EXCHANGE =
  /\b(?:exchange|swap)\b|换(?:货|一|个|成|双|件)|\b(?:cambi(?:ar|o|ais|en)\w*|echang\p{L}*|umtausch\p{L}*|tauschen|troc(?:ar|a|o))\b|交換|استبدال|ابدل/u

/** The money back, or another one in its place; the one that is ruled out is not asked for. */
function returnKindIn(said: string): string | null {
  if (resolutionIn(said) === 'refund' || /交換じゃなく/.test(said)) return 'return'
  return EXCHANGE.test(said) && !REFUSED.test(said) ? 'exchange' : null
}

const REFUSED = /\b(?:no|not|dont|don't|without)\b|不|别|\bsin\b|\bpas\b|\bkein|\bnicht\b|\bnao\b|ない|لا |ما /

const READERS: Readonly<Record<SlotReader, (said: string) => string | null>> = {
  return_reason: returnReasonIn,
  payment_trouble: paymentTroubleSaid,
  resolution: resolutionIn,
  return_kind: returnKindIn,
}

/** What a message tells of itself for a slot with such words, whatever was asked; null for nothing. */
export function toldBy(reader: SlotReader, message: string): string | null {
  const said = message
    .slice(0, MAX_CHARS)
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670\u0640]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('’', "'")
    .replaceAll('ß', 'ss')
  return READERS[reader](said)
}
