import { cue, holds } from '../reference/cue'
import { plainly } from './brief'
import { wantsCode } from './code-mail'
import { lacksNumber } from './order-number'

/** Longer messages tell a story; what is asked for stands near their beginning. */
const MAX_CHARS = 400

const LACKS_EMAIL = cue({
  en: "(?:do ?n[o']?t|dont|can't|cant|cannot|not|no longer) (?:\\w+ ){0,2}?(?:know|remember|recall|sure|have|find|use) (?:\\w+ ){0,3}?(?:e-?mail|which one i used)|(?:forgot|forgotten|lost) (?:\\w+ ){0,4}?e-?mail|no idea (?:which|what) e-?mail|^(?:sorry,? )?i ?(?:do ?n[o']?t|dont|can't|cant|cannot) (?:know|remember|recall)(?: (?:it|that|which(?: one)?))?[.!]?$|^(?:i have )?no (?:idea|clue)[.!]?$",
  es: 'no (?:me )?(?:recuerdo|acuerdo|se|tengo|encuentro|uso ya)(?: (?:de|ya|bien|con|que|cual|mi|el|ese|acceso a))* (?:correo|e-?mail|mail)|(?:olvide|se me olvido|perdi) (?:mi |el |con que |que )?(?:correo|e-?mail|mail)|^(?:lo siento,? |perdon,? )?(?:no (?:me acuerdo|lo recuerdo|recuerdo|lo se|se(?: cual)?)|ni idea|no tengo (?:ni )?idea)[.!]?$',
  fr: "(?:ne )?(?:me |m'en )?(?:souviens|rappelle|sais|connais|trouve|ai|utilise) (?:plus|pas)(?: (?:de|quel(?:le)?|avec|l'|mon|d'|cette|la|bien|trop))* ?(?:adresse(?: mail| e-?mail)?|e-?mail|mail|courriel)|(?:oublie|perdu) (?:mon |l'|l'adresse |quel |quelle )?(?:adresse|e-?mail|mail|courriel)|^(?:desolee?,? )?(?:je (?:ne )?(?:sais|m'en souviens|me rappelle|me souviens) (?:plus|pas)|aucune idee|je n'en ai aucune idee|pas la moindre idee)[.!]?$",
  de: '(?:wei(?:ss)|kenne|erinnere|finde|habe?|nutze)(?: (?:ich|mich|leider|die|meine|nicht|mehr|an|gerade|welche|mit welcher))* (?:e-?mail|mailadresse|mail)(?:-?adresse)?(?: (?:nicht|nicht mehr|ich|es war|benutzt|habe|vergessen|mehr|verwendet))*(?= ?(?:$|[.!,]))|(?:e-?mail|mail)(?:-?adresse)? (?:leider )?(?:vergessen|nicht mehr|weiss ich nicht)|welche (?:e-?mail|mail)\\w*.{0,24} (?:weiss|vergessen|keine ahnung)|^(?:sorry,? |leider )?(?:(?:das )?wei(?:ss) ich (?:leider )?nicht(?: mehr)?|ich wei(?:ss) (?:es |das )?(?:leider )?nicht(?: mehr)?|keine ahnung|kein(?:en)? plan|(?:hab(?:e)? ich )?vergessen)[.!]?$',
  pt: 'nao (?:me )?(?:lembro|recordo|sei|tenho|acho|uso)(?: (?:de|mais|do|qual|que|com|o|meu|acesso ao|bem|foi))* (?:e-?mail|email)|(?:esqueci|perdi) (?:o |meu |do |qual |do meu )?(?:e-?mail|email)|^(?:desculp\\w*,? )?(?:nao (?:me lembro|lembro(?: mais)?|sei(?: qual)?|faco ideia|tenho ideia)|nem ideia|sei la)[.!]?$',
  zh: '(?:忘了|忘记|忘記|不记得|不記得|不知道|不清楚|想不起).{0,8}(?:邮箱|郵箱|哪个$)|(?:邮箱|郵箱).{0,6}(?:忘了|忘记|忘記|不记得|不記得|不知道|想不起)|^(?:我)?(?:忘了|忘记了|不记得了?|不知道|不清楚)[。！!]?$',
  ja: '(?:メール(?:アドレス)?|アドレス|メアド).{0,8}(?:忘れ|覚えて(?:い)?(?:ない|ません)|わから|分から|不明|思い出せ)|(?:忘れ|覚えて(?:い)?(?:ない|ません)|わからない|分からない).{0,6}(?:メール|アドレス)|^(?:すみません[、,]?)?(?:忘れ(?:ました|た|ちゃいました)|覚えて(?:い)?(?:ない|ません)(?:です)?|(?:わか|分か)(?:らない|りません)(?:です)?)[。！!]?$',
  ar: '(?:لا|ما|لست|مو|مش) ?(?:اذكر|اتذكر|اعرف|متذكر|عارف|فاكر|ادري|متاكد)(?: (?:من|ما هو|اي|شو|وش|ايش))* ?(?:ال)?(?:بريد|ايميل|الايميل|البريد)[^ ]*|نسيت (?:ال|اي |ما هو )?(?:بريد|ايميل)[^ ]*|^(?:اسف[^ ]*[،,]? )?(?:(?:لا|ما) ?(?:اعرف|اذكر|اتذكر|ادري)(?:ه)?|مش (?:عارف|فاكر)(?:ه)?|نسيت(?:ه)?|ماعرف|مدري)[.!]?$',
})

/** An answer to "which e-mail did you use?" that says it is not known. */
export function lacksEmail(message: string): boolean {
  return holds(plainly(message).slice(0, MAX_CHARS), LACKS_EMAIL)
}

const ALL_ORDERS = cue({
  en: '(?:show|see|list|find|view|check|what are|which are|look up)\\b.{0,20}\\bmy (?:\\w+ )?orders|all (?:of )?my orders|my order (?:history|list)|^(?:hi|hello|hey)?[, ]*my (?:recent |last |latest )?orders(?! (?:is|are|was|were|has|have|did|never|not)\\b)',
  es: '(?:ver|muestra\\w*|ensena\\w*|lista\\w*|consultar?|busca\\w*|cuales son|revisar)\\b.{0,20}\\bmis (?:ultimos )?pedidos|todos mis pedidos|(?:historial|lista) de (?:mis )?pedidos|^(?:hola|buenas)?[, ]*mis (?:ultimos )?pedidos(?: recientes)?[.!? ]*(?:por favor)?[.!?]*$',
  fr: "(?:voir|montre\\w*|affiche\\w*|liste\\w*|consulter|cherche\\w*|quelles sont)\\b.{0,20}\\bmes (?:dernieres )?commandes|toutes mes commandes|historique (?:de )?(?:mes )?commandes|liste de (?:mes )?commandes|^(?:bonjour|salut)?[, ]*mes (?:dernieres )?commandes(?: recentes)?[.!? ]*(?:svp|s'il vous plait)?[.!?]*$",
  de: '(?:zeig\\w*|seh\\w*|liste\\w*|anzeigen|ansehen|anschauen|welche)\\b.{0,20}\\bmeine[r]? (?:letzten )?bestellungen|alle meine bestellungen|meine bestellungen (?:an)?(?:sehen|zeigen|anzeigen|auflisten)|bestell(?:historie|ubersicht|uebersicht|verlauf)|^(?:hallo|hi|guten tag)?[, ]*meine (?:letzten )?bestellungen[.!? ]*(?:bitte)?[.!?]*$',
  pt: '(?:ver|mostr\\w*|list\\w*|consultar|busca\\w*|quais sao)\\b.{0,20}\\bmeus (?:ultimos )?pedidos|todos os meus pedidos|historico de pedidos|lista (?:de|dos meus) pedidos|^(?:oi|ola)?[, ]*meus (?:ultimos )?pedidos(?: recentes)?[.!? ]*(?:por favor)?[.!?]*$',
  zh: '(?:我的|我)(?:所有|全部|最近|历史|歷史)的?(?:订单|訂單)|(?:查|看|列出)(?:一下|看)?我的?(?:所有|全部|最近)?的?(?:订单|訂單)(?:列表|记录)?[。？?！! ]*$|^我的(?:订单|訂單)(?:列表|记录)?[。？?！! ]*$',
  ja: '(?:全部の|すべての|全ての|最近の|過去の|これまでの)(?:ご)?注文(?:を|が|は)?(?:見|確認|一覧|教え|表示|$)|(?:ご)?注文(?:の)?(?:履歴|一覧)|私の注文(?:を|が)?(?:見|確認|表示|全部|$)|^(?:私の)?注文を(?:見たい|見せて|確認したい)[^0-9]*$',
  ar: '(?:اعرض|عرض|شوف|اشوف|رؤيه|اري|ورني|وريني|قائمه|جميع|كل)(?: لي| علي)? (?:كل |جميع )?طلباتي|سجل (?:ال)?طلبات[^ ]*|^(?:مرحبا|اهلا)?[، ,]*طلباتي(?: الاخيره)?[.!؟? ]*$',
})

/** The address may stand anywhere in it. */
const ADDRESS = /[^\s,，]{1,64}@[^\s,，]{1,64}/g

/** "Show me my orders": no single one is meant. */
export function asksForOrders(message: string): boolean {
  return holds(plainly(message.replace(ADDRESS, ' ')).slice(0, MAX_CHARS), ALL_ORDERS)
}

const ORDER_WORD = cue({
  en: 'orders?',
  es: 'pedidos?|ordenes|orden',
  fr: 'commandes?',
  de: 'bestell\\w*|auftrag\\w*',
  pt: 'pedidos?|encomendas?',
  zh: '订单|訂單',
  ja: '注文|オーダー',
  ar: 'طلب|طلبي|طلبيه|طلبيتي|طلبات|طلباتي|اوردر',
})

/** The same, or one order found by an e-mail, or a code for an order that is named: nothing else in the message need say what it is about. */
export function looksUpOrders(message: string, namesOrder: boolean): boolean {
  if (asksForOrders(message)) return true
  return (namesOrder && wantsCode(message)) || (lacksNumber(message) && holds(plainly(message), ORDER_WORD))
}
