import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

const ALERT = cue({
  en: '(?:tell|let|notify|e-?mail|alert|ping|message|remind|inform|write)(?: to)?(?: me| us)\\b.{0,60}\\b(?:back|available|in stock|restock\\w*)|(?:restock|back in stock|stock) (?:alerts?|notifications?|reminders?|e-?mails?)',
  es: '(?:av[i]s|notif|escrib|inform|decidme|digame|dime)\\w*\\b.{0,40}\\b(?:disponible\\w*|stock|vuelv\\w*|volv\\w*|repon\\w*|reposicion|haya|existencias|este de vuelta)|(?:aviso|alerta) (?:de|cuando) (?:stock|reposicion|disponibilidad|vuelva)',
  fr: '(?:preven|averti|notifi|inform|dites-moi|dis-moi)\\w*\\b.{0,40}\\b(?:stock|disponibles?|retour|revient|reviendra)|alerte (?:de )?(?:retour en )?stock',
  de: '(?:sag|gib|gebt|geben|benachrichtig|meld|informier|schreib|bescheid)\\w*\\b.{0,50}\\b(?:wieder (?:da|auf lager|verfugbar|lieferbar|reinkommt|zu haben)|verfugbar|verfuegbar|lieferbar|auf lager|da ist|reinkommt)|(?:wieder )?verfugbarkeits\\w*|lager-?benachrichtigung',
  pt: '(?:avis|notifi|inform|me (?:fala|diz|conta))\\w*\\b.{0,40}\\b(?:disponive\\w*|estoque|volt\\w*|chegar|repor|reposicao)|(?:aviso|alerta) de (?:estoque|reposicao|disponibilidade)',
  zh: '(?:到货|到貨|补货|補貨|有货|有貨)(?:了|后|後|时|時|的时候|的時候)?.{0,6}(?:通知|提醒|告诉|告訴|叫)',
  ja: '(?:再)?入荷(?:したら|次第|時に|の(?:際|とき))?.{0,8}(?:教え|知らせ|通知|連絡|メール)|在庫が(?:戻|復活|入)っ?たら.{0,8}(?:教え|知らせ|通知|連絡)',
  ar: '(?:اخبر|خبر|نبه|اعلم|علم|ابلغ|بلغ|ذكر|اشعر|نوهوا)[^ ]* .{0,40}(?:متوفر|يتوفر|تتوفر|توفر|المخزون|يرجع|ترجع|رجع|رجعت|ينزل|نزل|متاح)[^ ]*|(?:تنبيه|اشعار) (?:عند )?(?:ال)?توفر[^ ]*',
})
/** What comes back or arrives is not the shop's stock. */
const NOT_STOCK = cue({
  en: 'orders?|parcel|package|delivery|refund|money|courier',
  es: 'pedidos?|paquete|reembolso|dinero|repartidor',
  fr: 'commandes?|colis|rembours\\w*|argent|livreur',
  de: 'bestellung\\w*|paket\\w*|geld|erstattung\\w*|kurier',
  pt: 'pedidos?|pacote|encomenda|reembolso|estorno|dinheiro|entregador',
  zh: '订单|訂單|包裹|快递|快遞|退款',
  ja: '注文|荷物|返金|配達',
  ar: 'طلب|طلبي|طلبيه|طرد|استرداد|فلوس|مبلغ|مندوب',
})

/** Whether a message asks to be told when something is sold again. `isOfStock`: the model heard a question about stock. */
export function wantsRestockAlert(message: string, isOfStock: boolean): boolean {
  const said = plainly(message)
  return holds(said, ALERT) && (isOfStock || !holds(said, NOT_STOCK))
}
