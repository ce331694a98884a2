import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const WORKS = cue({
  en: 'works?|working|valid|accepted|apply|applied|expired?|active|use',
  es: 'funciona\\w*|sirve\\w*|vale|valid[oa]s?|vigente|aplica\\w*|caduc\\w*|vencid[oa]|usar',
  fr: 'marche\\w*|fonctionne\\w*|valable|valide|expire\\w*|applique\\w*|utiliser|accepte\\w*',
  de: 'funktionier\\w*|geht|gilt|gultig|gueltig|gelten|einlosbar|abgelaufen|angenommen|nutzen|verwenden|klappt',
  pt: 'funciona\\w*|serve|vale|valid[oa]s?|aplica\\w*|expir\\w*|venc\\w*|usar|aceit\\w*|pega',
  zh: '能用|可以用|有效|过期|過期|用不了|无效|無效|失效',
  ja: '使え|使用でき|有効|期限|適用|無効',
  ar: 'يعمل|شغال|صالح|ساري|فعال|منتهي|انتهي|استخدم|ينفع|يشتغل|مقبول',
})

/** Whether a message asks about, or tells of, something working. */
export function speaksOfWorking(message: string): boolean {
  return holds(plainly(message), WORKS)
}

const CODE = {
  en: '(?:codes?|coupons?|vouchers?)',
  es: '(?:codigos?|cupon(?:es)?|vales?)',
  fr: '(?:codes?|coupons?|bons?)',
  de: '(?:\\w*codes?|gutschein\\w*|coupons?)',
  pt: '(?:codigos?|cupo(?:m|ns)|vales?)',
  ja: '(?:コード|クーポン)',
  ar: '(?:كود|رمز|كوبون|قسيمه)',
} as const

/** What the shop says to a code it refuses, without naming it. */
const FAILS = {
  en: "(?:not|isn'?t|doesn'?t|didn'?t|won'?t|can'?t|invalid|refused|rejected|declined|error|fail\\w*)",
  es: '(?:no (?:me )?(?:funciona|sirve|vale|deja|acepta|aplica|es valido|pasa|entra)\\w*|invalid[oa]|rechaz\\w*|da error|error|falla\\w*|caducad[oa])',
  fr: "(?:(?:ne )?(?:marche|fonctionne|passe|s'applique) pas|n'est pas (?:accepte|valable|valide|reconnu)|invalide|refuse\\w*|rejete|erreur|expire)",
  de: '(?:(?:funktioniert|geht|klappt|gilt|zieht) (?:\\w+ )?nicht|nicht (?:angenommen|gultig|gueltig|akzeptiert|einlosbar|erkannt)|ungultig|ungueltig|abgelehnt|fehler\\w*|wird verweigert)',
  pt: '(?:nao (?:ta |esta )?(?:funciona\\w*|serve|vale|deixa|aceita\\w*|aplica\\w*|pega|passa|entra|e valido)|invalid[oa]|recusad[oa]|da erro|deu erro|erro|falh\\w*|expirou|vencido)',
  zh: '(?:用不了|不能用|无效|無效|失效|用不上|不行|没用|沒用|报错|報錯|不可用)',
  ja: '(?:使え(?:ない|ません|なかった)|使用でき(?:ない|ません)|無効|エラー|はじかれ|適用され(?:ない|ません)|通ら(?:ない|ず)|反映され(?:ない|ません))',
  ar: '(?:(?:لا|ما|لم|مو|مش|غير) ?(?:يعمل|يشتغل|شغال|صالح|مقبول|يقبل|ينقبل|ينفع|يتقبل|تم قبوله|فعال)|مرفوض|يرفض|خطا|منتهي)',
} as const

const REFUSED = cue(FAILS)
const CODE_FAILS = cue({
  en: `${CODE.en}\\b.{0,40}\\b${FAILS.en}|(?:can'?t|won'?t|not|invalid|check)\\b.{0,30}\\b${CODE.en}`,
  es: `${CODE.es}\\b.{0,40}\\b${FAILS.es}|(?:no (?:me )?(?:funciona|sirve|deja|acepta|aplica)\\w*|comprobar?|verificar?|revisa\\w*)\\b.{0,30}\\b${CODE.es}`,
  fr: `${CODE.fr}\\b.{0,40}\\b${FAILS.fr}|(?:verifie\\w*|impossible d'(?:utiliser|appliquer)|pas (?:utiliser|appliquer))\\b.{0,30}\\b${CODE.fr}`,
  de: `${CODE.de}\\b.{0,40}\\b${FAILS.de}|(?:pruf\\w*|pruef\\w*|check\\w*|kann (?:\\w+ )?nicht)\\b.{0,30}\\b${CODE.de}|${CODE.de} prufen`,
  pt: `${CODE.pt}\\b.{0,40}\\b${FAILS.pt}|(?:nao (?:\\w+ )?(?:consigo|deixa|aceita\\w*)|verifica\\w*|conferir|checar)\\b.{0,30}\\b${CODE.pt}`,
  zh: '(?:码|碼|券).{0,10}(?:用不了|不能用|无效|無效|失效|用不上|不行|没用|沒用|报错|報錯|不可用)|(?:查|看).{0,6}(?:优惠码|優惠碼|折扣码|折扣碼|优惠券|優惠券)',
  ja: `${CODE.ja}.{0,20}${FAILS.ja}|${CODE.ja}.{0,6}(?:確認|調べ)`,
  ar: `${CODE.ar} .{0,30}${FAILS.ar}|(?:تحقق|شيك|افحص)[^ ]* .{0,16}${CODE.ar}`,
})

/** Whether a message says that a code was refused, or asks to look at one. */
export function saysCodeRefused(message: string): boolean {
  return holds(plainly(message), CODE_FAILS)
}

/** The same where the message is known to be about a code. */
export function saysRefused(message: string): boolean {
  return holds(plainly(message), REFUSED)
}

/** How offers work, rather than which there are. */
const QUESTION = cue({
  en: "combine|stack|two|both|together|several|more than one|points|where (?:do|can) i|how (?:do|can|to) (?:i )?(?:use|enter|redeem|apply)|sale (?:prices?|items?)|on sale|next sale|price match|cheaper|free (?:delivery|shipping|postage)|no code|never got|(?:didn'?t|haven'?t|not) (?:get|got|receive\\w*)",
  es: 'combina\\w*|acumula\\w*|dos|varios|junt[oa]s|mas de un|puntos|donde (?:pongo|escribo|meto|introduzco|uso|ingreso)|como (?:se )?(?:uso|usa|aplico|aplica|canjeo|canjea|introduzco)|en oferta|rebajas|proxim[oa]|iguala\\w*|mas barat\\w*|envio gratis|no (?:me )?(?:lleg|recib)\\w*',
  fr: "cumul\\w*|combin\\w*|deux|plusieurs|ensemble|points|ou (?:dois-je|puis-je|est-ce que je|mettre|entrer|saisir)|comment (?:utiliser|appliquer|entrer|saisir|on|j'utilise)|en solde|soldes|prochain\\w*|moins cher|livraison gratuite|(?:pas|jamais) recu",
  de: 'kombinier\\w*|zwei|mehrere|zusammen|gleichzeitig|punkte|wo (?:gebe|kann|muss|lose|trage)|wie (?:lose|kann|benutze|verwende|funktioniert)|reduziert\\w*|nachste\\w*|naechste\\w*|preisgarantie|billiger|gunstiger|versandkostenfrei|kostenlose\\w* (?:versand|lieferung)|(?:nicht|keinen|nie) (?:\\w+ )?(?:erhalten|bekommen)',
  pt: 'combina\\w*|acumula\\w*|dois|varios|junt[oa]s|mais de um|pontos|onde (?:coloco|digito|insiro|ponho|uso)|como (?:uso|usar|aplico|aplicar|coloco|insiro)|em promocao|proxim[oa]|cobre\\w* o preco|mais barat\\w*|frete gratis|nao (?:receb|cheg)\\w*',
  zh: '叠加|疊加|一起用|怎么用|怎麼用|在哪|特价|特價|积分|積分|包邮|包郵|免运费|免運費|没收到|沒收到|下次',
  ja: '併用|重ね|組み合わせ|一緒に|2つ|二つ|複数|ポイント|どこ(?:に|で)|使い方|どうやって|次の|送料無料|届か|届いて(?:い)?ない|もらえ(?:ない|ません|なかった)',
  ar: 'جمع|اجمع|دمج|كوبونين|اثنين|مع بعض|معا|نقاط|اين (?:ادخل|اكتب|اضع)|وين (?:احط|اكتب|ادخل)|كيف (?:استخدم|استعمل|ادخل|افعل)|القادم|ارخص|شحن مجاني|توصيل مجاني|(?:لم|ما) ?(?:يصل|وصل|استلم)[^ ]*',
})

/** Whether a message asks how offers work: that is for the articles. */
export function asksHowOffersWork(message: string): boolean {
  return holds(plainly(message), QUESTION)
}
