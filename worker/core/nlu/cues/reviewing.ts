import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const WORD = cue({
  en: '\\w*review\\w*|rat(?:e|ing)|stars?',
  es: 'resena\\w*|opinion(?:es)?|valora\\w*|puntua\\w*|califica\\w*|estrellas?',
  fr: 'avis|note[rz]?|evalu\\w*|etoiles?|temoignage',
  de: '\\w*bewert\\w*|rezension\\w*|sterne?',
  pt: 'avalia\\w*|resenha|opiniao|nota|estrelas?',
  zh: '评价|評價|评论|評論|打分|好评|好評|差评|差評',
  ja: 'レビュー|口コミ|評価|感想|星',
  ar: 'تقييم|تقييمي|اقيم|قيم|مراجعه|رايي|نجوم|نجمه',
})
const QUESTION = cue({
  en: 'check\\w*|fake|real|genuine|paid|edit|change|delete|trust|online yet|published|praise|suggestion|idea|reviews (?:say|of|for)',
  es: 'verific\\w*|fals[oa]s?|reales|autentic[oa]s?|pagad[oa]s?|edit\\w*|cambi\\w*|borr\\w*|elimin\\w*|fiables|public\\w*|sugerencia|idea|(?:opiniones|resenas) (?:de|sobre)',
  fr: 'verifi\\w*|faux|vrais|authentiques?|payes?|modifi\\w*|supprim\\w*|fiables?|publi\\w*|suggestion|idee|avis (?:sur|des)',
  de: 'pruf\\w*|pruef\\w*|gefalscht|gefaelscht|echt\\w*|bezahlt|bearbeit\\w*|ander\\w*|aender\\w*|(?:ge)?l(?:o|oe)sch\\w*|vertrau\\w*|veroffentlich\\w*|vorschlag|idee|bewertungen (?:zu|von|fur|fuer)',
  pt: 'verific\\w*|fals[oa]s?|reais|autentic[oa]s?|pag[oa]s|edit\\w*|mud\\w*|alter\\w*|apag\\w*|exclu\\w*|confiaveis|public\\w*|sugestao|ideia|avaliacoes (?:de|do|da|sobre)',
  zh: '审核|審核|真实|真實|真的|修改|删除|刪除|建议|建議|表扬|表揚|多久',
  ja: '審査|本物|やらせ|サクラ|編集|変更|修正|削除|信頼|掲載|公開|提案|要望',
  ar: 'تحقق|تتحقق[^ ]*|حقيقي[^ ]*|مزيف[^ ]*|مدفوع[^ ]*|تعديل|اعدل|حذف|تحذف[^ ]*|موثوق[^ ]*|نشر|اقتراح|فكره|(?:ال)?(?:تقييمات|اراء) (?:عن|حول)',
})

/** Whether a message speaks of rating and reviews. */
export function speaksOfReviews(message: string): boolean {
  return /★/u.test(message) || holds(plainly(message), WORD)
}

/** Whether it asks how reviews are checked, changed and the like. */
export function asksAboutReviews(message: string): boolean {
  return holds(plainly(message), QUESTION)
}
