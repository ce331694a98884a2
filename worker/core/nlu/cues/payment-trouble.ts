import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const TWICE = cue({
  en: 'twice|double|doubled|two times|2 times|2x|duplicate|two (?:charges|amounts|payments)',
  es: 'dos veces|2 veces|doble|doblemente|duplicad[oa]|por duplicado|repetid[oa]|dos (?:cargos|cobros|pagos)',
  fr: 'deux fois|2 fois|double|en double|doublement|duplique|deux (?:prelevements|debits|paiements)',
  de: 'zwei ?mal|2 ?mal|2x|doppelt\\w*|zweifach|doppelbuchung|doppelabbuchung|zwei (?:abbuchungen|zahlungen)',
  pt: 'duas vezes|2 vezes|2x|em dobro|duplicad[oa]|duplicidade|cobranca dupla|em duplicata|duas (?:cobrancas|compras)',
  zh: '两次|二次|兩次|重复扣|重複扣|多扣',
  ja: '二重|2重|二回|2回|二度|2度|ダブって|重複',
  ar: 'مرتين|مرتان|مضاعف|مضاعفه|مكرر|مكرره|بشكل مزدوج|مزدوج',
})
const DECLINED = cue({
  en: "(?:declin|reject|refus|fail|not (?:accept|work|go)|doesn'?t (?:work|go)|does not (?:work|go)|won'?t (?:work|go)|can'?t pay|cannot pay|error)\\w*",
  es: '(?:rechaz|deneg|fall|declin)\\w*|(?:no|ni) (?:me )?(?:deja|acepta|aceptan|funciona|pasa|paso|permite|puedo pagar|se puede pagar|se completa)|da error|error(?:es)?',
  fr: "(?:refus|rejet|echou|declin)\\w*|echec|(?:ne )?(?:passe|marche|fonctionne) pas|n'(?:est|a) pas (?:passe|acceptee?|marche)|(?:ne )?(?:peux|arrive) pas (?:a )?(?:payer|regler)|impossible de (?:payer|regler)|erreur",
  de: 'abgelehnt|abgewiesen|verweiger\\w*|fehlgeschlagen|(?:funktioniert|klappt|geht|akzeptiert|angenommen)\\b.{0,12}\\bnicht|nicht (?:akzeptiert|angenommen|funktioniert|geklappt|moglich|moeglich|durch\\w*)|kann (?:\\w+ )?nicht (?:be)?zahlen|fehler\\w*',
  pt: '(?:recus|rejeit|neg|falh)(?:ou|ado|ada|aram|a|ando)|nao (?:\\w+ )?(?:passa|passou|funciona|funcionou|aceita|aceitou|foi aprovado|consigo pagar|aprovou|autorizou|deixa)|da(?:ndo)? erro|deu erro|erro',
  zh: '失败|失敗|付不了|支付不了|不成功|被拒|拒绝|拒絕|无法(?:付|支付)|無法(?:付|支付)|报错|報錯',
  ja: '拒否|拒まれ|失敗|エラー|使え(?:ない|ません|なかった)|通ら(?:ない|ず|なかった)|通りません|(?:支払|決済|払)[^。]{0,6}(?:できない|できません|できなかった|えない|えません)|承認され(?:ない|ません|なかった)',
  ar: 'رفض[^ ]*|مرفوض[^ ]*|ترفض|يرفض|فشل[^ ]*|(?:لا|لم|ما|مو|مش) ?(?:تقبل|يقبل|تعمل|يعمل|تشتغل|يشتغل|ينجح|تنجح|تنقبل|يتم|تمشي|يمشي|تمت|راضي|راضيه)[^ ]*|(?:لا|ما) ?(?:استطيع|اقدر|قدرت|يمكنني) (?:ال)?(?:دفع|ادفع|السداد)|خطا',
})
const UNPAID = cue({
  en: 'pay (?:now|later)|still (?:have to|need to) pay|pending|unpaid|awaiting|waiting for (?:the )?payment|payment link|finish (?:the )?payment|complete (?:the )?payment',
  es: 'pagar (?:ahora|despues|luego|mas tarde)|(?:todavia|aun) (?:tengo que|debo|me falta|no he) pag\\w*|pendiente|sin pagar|(?:enlace|link) de pago|(?:terminar|completar|finalizar) (?:el )?pago',
  fr: '(?:payer|regler) (?:maintenant|plus tard)|(?:dois|reste a) (?:encore )?(?:payer|regler)|pas encore (?:paye|regle)|en attente|impayee?s?|lien de paiement|(?:terminer|finaliser) (?:le |mon )?paiement',
  de: '(?:jetzt|spater|noch) (?:be)?zahlen|noch nicht bezahlt|offene?(?:n|r|s)?|ausstehend\\w*|unbezahlt\\w*|zahlungslink|zahlung (?:abschliess\\w*|beenden|nachholen)',
  pt: 'pagar (?:agora|depois|mais tarde)|ainda (?:tenho que|preciso|falta|nao) pag\\w*|pendente|em aberto|nao pag(?:o|uei)|link (?:de|do|para|pra) pag\\w*|(?:terminar|concluir|finalizar) o pagamento',
  zh: '未付款|待付款|没付款|沒付款|还没付|還沒付|继续付款|繼續付款|补付|補付|去付款',
  ja: '未払|(?:まだ|後で|あとで|今から|これから)(?:お)?(?:支払|払|決済)|支払い?(?:待ち|用のリンク|リンク)|支払いを(?:完了|済ませ)',
  ar: 'ادفع (?:الان|لاحقا|بعدين)|(?:لم|ما) (?:ادفع|دفعت|اسدد|سددت)|غير مدفوع[^ ]*|معلق[^ ]*|بانتظار (?:ال)?دفع|رابط (?:ال)?(?:دفع|سداد)|(?:اكمال|اتمام|اكمل) (?:ال)?دفع',
})

export type PaymentTrouble = 'twice' | 'declined' | 'unpaid'

/** Which trouble with a payment a message tells of; null where it does not say. */
export function paymentTroubleSaid(message: string): PaymentTrouble | null {
  const said = plainly(message)
  if (holds(said, TWICE)) return 'twice'
  if (holds(said, DECLINED)) return 'declined'
  return holds(said, UNPAID) ? 'unpaid' : null
}
