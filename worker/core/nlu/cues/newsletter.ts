import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const OFF = cue({
  en: "unsubscrib\\w*|opt(?: me)? out|too many (?:e-?)?mails|(?:stop|no more|don'?t (?:want|send))\\b.{0,25}\\b(?:e-?mails?|newsletters?|ads|messages|spam|offers)|(?:cancel|remove|take|get)\\b.{0,20}\\b(?:newsletter|mailing|list|off)",
  es: '(?:dar(?:me)?|darse|doy|deme) de baja|baja (?:de|del|en) (?:la |el )?(?:newsletter|boletin)|desuscrib\\w*|cancelar .{0,15}(?:suscrip|inscri)\\w*|(?:no (?:quiero|me (?:envi|mand)\\w*)|dejen? de|basta de|demasiados)\\b.{0,25}\\b(?:correos?|e-?mails?|newsletters?|boletin(?:es)?|publicidad|ofertas)',
  fr: "desabonn\\w*|desinscri\\w*|me retirer de|(?:ne (?:m'envoye[rz]|veux)|arrete[rz]|stop|trop de|plus de)\\b.{0,25}\\b(?:mails?|e-?mails?|newsletters?|pubs?|publicites?|offres|courriels?)",
  de: 'abmeld\\w*|melde\\w* .{0,24}\\bab|abbestell\\w*|bestell\\w* .{0,24}\\bab|austrag\\w*|trag\\w* .{0,24}\\baus|(?:keine|zu viele|stopp?|nicht mehr)\\b.{0,25}\\b(?:e-?mails?|mails?|newsletter|werbung|angebote)|newsletter (?:bitte )?(?:kundigen|kuendigen|beenden|stoppen)',
  pt: 'descadastr\\w*|cancelar? .{0,15}(?:inscri|assinatura|newsletter)\\w*|desinscrev\\w*|(?:sair|me tira|me tirem|remov\\w*) d[aeo]\\b.{0,16}\\b(?:newsletter|lista)|(?:nao quero|nao me mand\\w*|parem? de|pare de|chega de|muitos)\\b.{0,25}\\b(?:e-?mails?|newsletters?|propaganda|ofertas|promocoes)',
  zh: '退订|退訂|取消订阅|取消訂閱|(?:别|別)再?(?:给|給)?我?(?:发|發)|不(?:想|要)再?(?:收|看)|停止(?:发|發)',
  ja: '(?:配信|購読|登録)(?:を|の)?(?:停止|解除|解約|やめ|止め)|(?:メルマガ|ニュースレター|メール)(?:を|は|が)?(?:停止|解除|退会|やめ|止め|いらない|不要|送らないで|多すぎ)|もう(?:メルマガ|メール).{0,8}(?:いら|送ら)',
  ar: 'الغاء (?:ال)?(?:اشتراك|نشره|متابعه)[^ ]*|(?:الغ|الغوا|الغي|ابي الغي|اريد الغاء) (?:ال)?(?:اشتراك|اشتراكي|نشره)|فك (?:ال)?اشتراك|(?:اوقف|وقف|توقف|لا ترسل|لا اريد|ما ابي|بلا|بدون)[^ ]*(?: [^ ]+){0,3} (?:ال)?(?:رسائل|ايميلات|نشره|اعلانات|بريد)|ازالتي من (?:ال)?قائمه',
})
const ON = cue({
  en: 'subscrib\\w*|sign(?: me)? up|join|put me (?:on|down)|(?:get|receive|want)\\b.{0,20}\\bnewsletters?',
  es: 'suscrib\\w*|suscrip\\w*|inscrib\\w*|apunt(?:ar|ame|enme|arme)|(?:quiero|recibir)\\b.{0,20}\\b(?:newsletter|boletin|novedades)|alta (?:en|de) (?:la|el)',
  fr: "abonn\\w*|inscri\\w*|(?:veux|voudrais|recevoir)\\b.{0,20}\\b(?:newsletters?|lettre d'info\\w*|actualites|nouveautes)",
  de: 'abonn\\w*|anmeld\\w*|melde\\w* .{0,24}\\ban|eintrag\\w*|trag\\w* .{0,24}\\bein|(?:mochte|moechte|will|bekommen|erhalten|gerne?)\\b.{0,24}\\bnewsletter|newsletter (?:bitte )?(?:bestellen|erhalten|bekommen)',
  pt: 'assin(?:ar|o|em)|inscrev\\w*|inscri(?:cao|to)|cadastr\\w*|(?:quero|receber)\\b.{0,20}\\b(?:newsletter|novidades|boletim)',
  zh: '订阅|訂閱|想收|加入',
  ja: '購読|登録(?:したい|して|お願い|する|します)|(?:メルマガ|ニュースレター)(?:を|が)?(?:受け取|受信|欲し|ほし|希望)|配信(?:して|を?希望)',
  ar: 'اشترك|اشتراك|تسجيل|سجلني|سجلوني|(?:اريد|ابي|ابغي|عايز) (?:استلام |وصول )?(?:ال)?نشره[^ ]*|ضيفوني|اضيفوني',
})
const EITHER = cue({
  en: 'on or off|subscribe or unsubscribe',
  es: 'suscribirme o darme de baja|alta o baja|activar o desactivar|suscripcion o baja',
  fr: "m'abonner ou me desabonner|abonnement ou desabonnement|s'abonner ou se desabonner|activer ou desactiver|inscription ou desinscription",
  de: 'an- oder abmelden|(?:anmelden|abonnieren) oder (?:abmelden|abbestellen)|an oder ab|ein oder aus',
  pt: 'assinar ou cancelar|inscrever ou (?:des\\w+|cancelar|sair)|ativar ou desativar|receber ou cancelar',
  zh: '订阅或退订|訂閱或退訂',
  ja: '登録(?:・|または|か|や)(?:解除|停止)|購読(?:・|または|か)(?:解除|停止)|配信(?:・|または|か)停止',
  ar: '(?:ال)?اشتراك (?:او|ام) (?:ال)?(?:الغاء|الغائه)[^ ]*|تفعيل (?:او|ام) ايقاف',
})
const ASKS = cue({
  en: "how|what|when|why|who|which|where|no code|didn'?t|haven'?t|what'?s",
  es: 'como|que|cuando|por que|quien|cual|donde|sin codigo|no (?:me )?(?:lleg|recib)\\w*|cada cuanto',
  fr: 'comment|quoi|quand|pourquoi|qui|quel(?:le)?s?|ou|pas recu|combien|est-ce que',
  de: 'wie|was|wann|warum|wer|welche\\w*|wo|kein code|nicht (?:erhalten|bekommen)',
  pt: 'como|o que|quando|por que|quem|qual|onde|sem codigo|nao (?:receb|cheg)\\w*|com que frequencia',
  zh: '吗|嗎|多久|什么|什麼|怎么|怎麼|没收到|沒收到|为什么|為什麼',
  ja: 'ですか|ますか|いつ|どのくらい|どれくらい|何|なぜ|どうして|どこ|届か|届いて(?:い)?ない|頻度',
  ar: 'كيف|ماذا|متي|لماذا|ليش|من|اي|اين|وين|كم|(?:لم|ما) ?(?:يصل|وصل|استلم)[^ ]*',
})

const NAME = cue({
  en: 'newsletters?|e-?mails?|mailings?|mailing list',
  es: 'newsletters?|boletin(?:es)?|correos?|e-?mails?|suscripcion',
  fr: "newsletters?|lettres? d'info\\w*|infolettre|mails?|e-?mails?|abonnement",
  de: 'newsletter|rundbrief|(?:e-?)?mails?|abo|abonnement',
  pt: 'newsletters?|boletim|e-?mails?|inscricao|assinatura',
  zh: '订阅|訂閱|退订|退訂|邮件|郵件|资讯|資訊',
  ja: 'メルマガ|ニュースレター|メール|購読',
  ar: 'نشره|نشره بريديه|رسائل|بريد|ايميلات|اشتراك|اشتراكي',
})

/** Whether the newsletter or its mails are named at all. */
export function namesNewsletter(message: string): boolean {
  return holds(plainly(message), NAME)
}

/** What a message about the newsletter wants: in, out, either of them named, a question about it, or nothing its words tell. */
export type NewsletterWish = 'on' | 'off' | 'either' | 'question' | 'none'

export function newsletterWish(message: string): NewsletterWish {
  const said = plainly(message)
  if (holds(said, EITHER)) return 'either'
  if (holds(said, OFF)) return 'off'
  if (/[?؟]/.test(said) || holds(said, ASKS)) return 'question'
  return holds(said, ON) ? 'on' : 'none'
}
