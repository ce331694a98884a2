import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const OWN_POINTS = cue({
  en: 'how many (?:\\w+ )?points|points? (?:balance|do i have|have i)|my (?:\\w+ ){0,2}(?:points|tier|level|balance)|(?:what|which) (?:tier|level)|points\\b.{0,12}\\bi have',
  es: 'cuantos puntos|(?:mis|saldo de|ver (?:mis )?) ?puntos|puntos (?:tengo|me quedan|llevo|acumulados)|(?:mi|que) nivel|(?:caduc|venc)\\w* (?:mis )?puntos',
  fr: "combien de points|(?:mes|solde de|mon solde de) points|points (?:ai-je|me reste|est-ce que j'ai|j'ai)|(?:mon|quel) (?:niveau|statut)|expire\\w* (?:mes )?points",
  de: 'wie ?viele? (?:\\w+ )?punkte|(?:meine|mein) (?:treue)?(?:punkte|punktestand)|punktestand|punkte (?:habe|hab) ich|(?:mein|welche[ns]?) (?:status|level|stufe)|(?:verfallen|ablaufen|laufen) (?:\\w+ )?punkte',
  pt: 'quantos pontos|(?:meus|saldo de|saldo dos meus) pontos|pontos (?:eu )?(?:tenho|me restam|acumulados)|(?:meu|qual) nivel|(?:expir|venc)\\w* (?:os )?(?:meus )?pontos',
  zh: '多少积分|多少積分|积分.{0,4}(?:余额|还有|还剩|多少)|積分.{0,4}(?:餘額|還有|還剩|多少)|查.{0,6}积分|积分.{0,8}(?:过期|到期)|我的?(?:会员)?等级|几级会员',
  ja: '何ポイント|ポイント(?:の)?(?:残高|数|は?いくつ|はどのくらい|はどれくらい|を?(?:確認|見|教え))|(?:私|自分)の(?:ポイント|ランク|ステータス|会員ランク)|会員ランク|ポイント.{0,6}(?:期限|失効|いつまで)',
  ar: 'كم (?:نقط[^ ]*|نقاط|عندي (?:من )?(?:ال)?نق(?:ط|اط)[^ ]*|رصيد[^ ]*)|رصيد (?:نقاطي|النقاط)|نقاطي|(?:ما|اي|ايش) (?:هو )?مستواي|مستواي|(?:متي )?(?:تنتهي|تنتهي صلاحيه) (?:ال)?نقاط[^ ]*',
})
const HOW_POINTS = cue({
  en: 'worth|pay|redeem|use|using|spend|gift card|missing|what happens|delete|how much is',
  es: 'valen?|pagar|canje\\w*|usar|uso|utilizar|gastar|faltan|tarjeta regalo|que pasa|eliminar',
  fr: 'valent|vaut|payer|utiliser|echanger|depenser|manquent?|carte cadeau|que se passe|supprim\\w*',
  de: 'wert|bezahl\\w*|zahlen|einl(?:o|oe)s\\w*|nutz\\w*|verwend\\w*|ausgeben|fehl\\w*|geschenkkarte|gutschein|was passiert|l(?:o|oe)sch\\w*',
  pt: 'valem?|pagar|resgat\\w*|usar|uso|utilizar|gastar|trocar|faltam?|faltando|cartao presente|o que acontece|excluir',
  zh: '怎么用|怎麼用|抵|兑换|兌換|礼品卡|禮品卡|值多少|没到账|沒到賬',
  ja: '使い|使え|使う|交換|支払|いくら(?:分|に)|ギフト|反映され|ついて(?:い)?ない|付いて(?:い)?ない|削除',
  ar: 'تساوي|قيمه|ادفع|الدفع|استبدال|استبدل|استخدم|استعمل|اصرف|ناقصه|بطاقه هدايا|ماذا يحدث|حذف',
})

/** Whether the shopper asks for their own points or tier, and not how points work. */
export function asksForOwnPoints(message: string): boolean {
  const said = plainly(message)
  return holds(said, OWN_POINTS) && !holds(said, HOW_POINTS)
}

const TIER = cue({
  en: '(?:what|which) (?:loyalty )?(?:tier|level) am i|my (?:loyalty )?tier',
  es: '(?:en que|cual es mi|que) nivel (?:estoy|soy|tengo)|cual es mi nivel|mi nivel de (?:fidelidad|socio)',
  fr: '(?:a )?quel niveau (?:suis-je|je suis|ai-je)|quel est mon (?:niveau|statut)|mon (?:niveau|statut) de fidelite',
  de: '(?:in )?welche[rsn]? (?:treue)?(?:stufe|status|level) (?:bin|habe) ich|mein treue(?:status|level)|was ist mein (?:status|level)',
  pt: '(?:em que|qual e (?:o )?meu|qual (?:o )?meu) nivel|meu nivel (?:de fidelidade|no programa)|em que nivel (?:eu )?estou',
  zh: '我是(?:什么|什麼|几级|幾級)(?:等级|等級|会员|會員)',
  ja: '(?:私|自分)の(?:会員)?(?:ランク|ステージ)は|会員ランクは何',
  ar: '(?:ما|ماهو|ما هو|ايش|شو) مستواي|في اي مستوي انا|مستواي في (?:البرنامج|الولاء)',
})

/** "What tier am I?", whatever the model makes of it. */
export function asksForTier(message: string): boolean {
  return holds(plainly(message), TIER)
}
