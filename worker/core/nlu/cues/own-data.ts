import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const EXPORTS = cue({
  en: '(?:export|download|copy of|access to|see|send me)\\b.{0,20}\\b(?:my|personal) (?:\\w+ )?(?:data|information)|(?:data|subject access|gdpr|dsgvo|rgpd|lgpd) (?:export|access|access request)|gdpr request|what (?:personal )?(?:data|information|info) (?:do|have) you (?:have|hold|store|keep|know|got|stored|collected)|what do you know about me',
  es: '(?:exporta\\w*|descarga\\w*|copia de|acceso a|ver|envi\\w*me)\\b.{0,20}\\b(?:mis|todos mis) datos|que (?:datos|informacion) (?:tienen|guardan|teneis|guardais|tienes|saben) (?:sobre |de )?mi\\w*|solicitud (?:de )?(?:acceso|rgpd)|derecho de acceso',
  fr: "(?:exporter?|telecharger?|copie|acceder a|acces a|voir|recevoir)\\b.{0,20}\\bmes (?:propres )?donnees|quelles (?:donnees|informations) (?:avez|conservez|stockez|detenez)[- ]vous|que savez[- ]vous (?:de|sur) moi|demande rgpd|droit d'acces",
  de: 'datenauskunft|auskunft (?:nach|gemass|gemaess) (?:art\\w*|dsgvo)|dsgvo-? ?(?:anfrage|auskunft)|(?:export\\w*|herunterlad\\w*|kopie|einsehen|zuschicken)\\b.{0,24}\\bmeine[rn]? (?:personenbezogenen |personlichen |persoenlichen )?daten|meine (?:personenbezogenen |personlichen |persoenlichen )?daten\\b.{0,20}(?:export\\w*|herunterlad\\w*|kopie|einsehen|ansehen)|welche daten (?:haben|speichern|habt) (?:sie|ihr)|was wissen sie uber mich',
  pt: '(?:export\\w*|baixar|copia d[eo]s|acess\\w* a?o?s?|ver|envi\\w*)\\b.{0,20}\\bmeus (?:proprios )?dados|que (?:dados|informacoes) (?:voces )?(?:tem|guardam|armazenam) (?:sobre )?(?:mim|meus)?|quais dados (?:voces )?(?:tem|guardam)|(?:solicitacao|pedido) (?:da |de )?lgpd',
  zh: '(?:导出|導出|下载|下載|拷贝|获取|獲取|要一份|查看).{0,6}(?:我的|个人|個人)(?:个人|個人)?(?:数据|數據|信息|资料|資料)|你们?(?:有|存了|保存了|知道|收集了)我的?(?:什么|什麼|哪些)',
  ja: '(?:個人|自分の|私の)(?:データ|情報|個人情報)(?:を|の)?.{0,10}(?:開示|ダウンロード|エクスポート|コピー|送って|見たい|確認)|どんな(?:個人)?(?:データ|情報)を(?:持って|保存)|gdpr',
  ar: '(?:نسخه|تصدير|تحميل|تنزيل|الاطلاع علي|اطلع علي|الوصول الي) (?:من )?(?:كل )?(?:ال)?بيانات[^ ]*|(?:ما|اي|ماهي) (?:هي )?(?:ال)?(?:بيانات|معلومات) (?:التي )?(?:لديكم|عندكم|تخزنون|تحتفظون)[^؟]*',
})
const DELETES = cue({
  en: '(?:delet|eras|remov|forg[eo]t)\\w*',
  es: '(?:borr|elimin|suprim)\\w*|olvid\\w*',
  fr: '(?:supprim|effac|oubli)\\w*',
  de: '(?:ge)?l(?:o|oe)sch\\w*|entfern\\w*|vergess\\w*',
  pt: '(?:apag|exclu|delet|elimin|esquec)\\w*',
  zh: '删除|刪除|注销|註銷|清除',
  ja: '削除|消去|消して|退会|忘れ',
  ar: 'حذف|احذف|احذفوا|مسح|امسح|امسحوا|ازاله',
})

/** Whether a message wants the data the shop has of the shopper, not its deletion. */
export function wantsOwnData(message: string): boolean {
  const said = plainly(message)
  return holds(said, EXPORTS) && !holds(said, DELETES)
}

const ABOUT_DELETION = cue({
  en: "what happens|how long|do i lose|will i lose|can i (?:get|undo)|what'?s kept|what is kept",
  es: 'que (?:pasa|ocurre|sucede)|cuanto (?:tiempo|tarda)|pierdo|perdere|puedo (?:recuperar|deshacer)|que (?:se )?(?:conserva|guarda)\\w*',
  fr: "que (?:se passe|deviennent|devient)|combien de temps|(?:vais-je|est-ce que je) perd\\w*|je perds|puis-je (?:recuperer|revenir)|qu'est-ce qui est (?:garde|conserve)",
  de: 'was passiert|wie lange|verliere ich|kann ich .{0,16}(?:wieder|ruckgangig)\\w*|was (?:wird|bleibt) (?:gespeichert|aufbewahrt|erhalten)',
  pt: 'o que acontece|quanto tempo|(?:eu )?perco|vou perder|posso (?:recuperar|desfazer)|o que (?:fica|e guardado|continua)',
  zh: '会怎么样|會怎麼樣|会怎样|會怎樣|多久|还能恢复|還能恢復',
  ja: 'どうなり|どうなる|どのくらい|どれくらい|失い|なくなり|消えますか|元に戻せ|復元',
  ar: 'ماذا (?:يحدث|يحصل|سيحدث)|(?:شو|ايش|وش) (?:يصير|بيصير)|كم (?:يستغرق|ياخذ|من الوقت)|(?:هل )?(?:ساخسر|سافقد|اخسر|افقد)|هل (?:يمكن[^ ]*|اقدر) (?:استرجاع|استعاده|التراجع)[^ ]*',
})

/** Whether it asks what a deletion does. */
export function asksAboutDeletion(message: string): boolean {
  return holds(plainly(message), ABOUT_DELETION)
}
