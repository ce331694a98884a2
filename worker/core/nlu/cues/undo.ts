import { cue, holds } from '../reference/cue'
import { briefly } from './brief'

const UNDO = cue({
  en: "undo|un-?cancel|reinstate|restore|(?:bring|get|have|want|put|take) (?:it|that|this|(?:the|my|that) (?:order|cancellation)) back|i (?:still )?(?:want|need) it after all|(?:do not|don'?t) cancel|keep (?:it|the order|my order) (?:after all|then)|(?:by mistake|by accident|accidentally)",
  es: 'deshacer(?:lo)?|deshaz(?:lo)?|deshaga(?:lo|n)?|anular? la cancelacion|no (?:lo |la )?cancel(?:es|e|en|ar)|no quer(?:ia|iamos|emos|iera) cancelar\\w*|(?:recuper|restaur|reactiv)\\w* (?:el|mi) pedido|reactiv(?:ar|alo|a|e)(?:lo)?|(?:el|mi) pedido (?:de vuelta|de nuevo)|(?:al final|mejor|pensandolo bien|todavia|aun|despues de todo),? (?:si )?(?:lo|la|los|las) quiero|si (?:lo|la) quiero(?: al final)?|(?:fue|ha sido|era) (?:un error|sin querer)|me (?:he )?equivo(?:que|cado)|por error|sin querer',
  fr: "annule[rz]? l'annulation|n'annule[rz]? (?:pas|rien|surtout pas)|(?:ne )?pas (?:l')?annuler|(?:retabli|restaur|reactiv|recuper)\\w* (?:la|ma|cette) commande|reactive[rz](?:-la)?|(?:finalement|au final|tout compte fait),? (?:je )?(?:la|le|les) (?:veux|garde|prends)|je (?:la|le|les) (?:veux|garde|prends) (?:finalement|quand meme)|par erreur|sans (?:le )?(?:faire expres|vouloir)|je me suis trompee?|c'etait une erreur",
  de: 'r(?:u|ue)ckg(?:a|ae)ngig\\w*|wiederherstell\\w*|stell\\w* (?:sie |die |meine )?(?:bestellung )?wieder her|(?:bestellung|order) (?:bitte )?wieder (?:her|aktiv\\w*|zuruck)|reaktivier\\w*|(?:bitte )?(?:doch )?nicht (?:mehr )?stornier\\w*|storno zuruck\\w*|ich (?:will|mochte|moechte|brauche|nehme|hatte) (?:sie|es|die|das)(?: gerne?)? doch(?: noch| haben| behalten)?|doch (?:noch )?behalten|aus versehen|versehentlich|war ein (?:versehen|fehler|irrtum)',
  pt: 'desfaz(?:er|e|a)?|desfaca|(?:reativ|restaur|revert|recuper)\\w* (?:o|meu|esse) pedido|reativ(?:ar|a|e)|nao (?:e )?(?:pra |para |quero |queria )?(?:mais )?cancel(?:ar|a|e|em)|(?:no fim|afinal|pensando bem|na verdade),? (?:eu )?(?:ainda |vou )?(?:quero|querer)|ainda quero(?: sim| o pedido| ele)?|quero (?:o|meu) pedido de volta|foi (?:sem querer|engano|um engano|por engano|um erro)|sem querer|por engano|me enganei|volt(?:a|e|ar) atras',
  zh: '撤销|撤銷|撤回|恢复(?:订单|一下)?|恢復(?:訂單|一下)?|(?:不|别|別|不要|先别|不想)取消|取消错|取消錯|点错|點錯|还是要(?:的|了|这个|这单|那个)?|還是要|又想要',
  ja: 'キャンセル(?:の|を)?(?:取り消|取消|取りやめ|撤回|やめ|なしに|戻)|元に戻|(?:注文|オーダー)を?(?:復活|復元|戻)|間違(?:え|っ)て(?:キャンセル|押|取り消)|(?:やっぱり|やはり)(?:.{0,6})?(?:欲し|ほし|必要|買い|いります|要ります|そのまま)|キャンセル(?:しないで|しません|したくな)|取り消さないで',
  ar: 'تراجع(?:ت)?|اتراجع|الغ(?:ي|اء) الالغاء|(?:ا?رجع)(?:وا|ي|و)?(?:لي)? (?:لي )?(?:الطلب|طلبي)|(?:استعاده|استرجاع|اعاده) (?:الطلب|طلبي)|لا تلغ[^ ]*|(?:ما|لا) (?:ابي|ابغي|ابغا|اريد|عايز|بدي) (?:الغي|الالغاء|ه? ?يتلغي)|الغلط|الخطا|غلطت|اخطات|عن طريق الخطا|(?:ما زلت|لا ?زلت|لسه|بعدني) (?:اريد|ابي|ابغي|عايز|بدي|محتاج)[^ ]*',
})

/** Right after a cancellation: does the shopper want the order back? */
export function wantsUndo(text: string): boolean {
  const said = briefly(text)
  return said !== null && holds(said, UNDO)
}
