import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

/** Wrapping and gift cards are services with an article. */
const SERVICE = cue({
  en: 'gift ?(?:cards?|wrap\\w*|box|receipt|voucher)',
  es: 'tarjetas? (?:de )?regalo|envolv\\w*|envuelt[oa]|envuelv\\w*|envoltorio|papel de regalo|cheques? regalo|vale(?:s)? regalo',
  fr: 'cartes? cadeaux?|emball\\w*|paquet[- ]cadeau|papier cadeau|cheques? cadeaux?|bons? cadeaux?',
  de: 'geschenk(?:karte|gutschein|verpackung|papier|box)\\w*|(?:als geschenk )?(?:ein|ver)packen|eingepackt|verpackt|grusskarte',
  pt: '(?:cartao|cartoes|vale|vales)[- ]?(?:de )?presentes?|embrulh\\w*|embalagem|papel de presente|embalar',
  zh: '礼品卡|禮品卡|礼物卡|禮物卡|包装|包裝|贺卡|賀卡',
  ja: 'ギフト(?:カード|券|ラッピング|ボックス)|ラッピング|包装|のし|熨斗|メッセージカード',
  ar: 'بطاق(?:ه|ات) (?:ال)?(?:هدايا|هديه)|تغليف|تغليفها|علبه هدايا|قسيمه هديه',
})
const ORDERED = cue({
  en: 'my order|order|parcel|received|arrived|return|refund|exchange|broken',
  es: 'pedido|paquete|recibi\\w*|llego|ha llegado|devol\\w*|reembols\\w*|rot[oa]s?|danad[oa]s?',
  fr: 'commande|colis|recue?s?|arrivee?s?|retour\\w*|renvo\\w*|rembours\\w*|echang\\w*|cassee?s?|abimee?s?',
  de: 'bestellung|bestellt\\w*|paket|erhalten|bekommen|angekommen|zuruck\\w*|erstatt\\w*|umtausch\\w*|kaputt\\w*|defekt\\w*',
  pt: 'pedido|pacote|recebi\\w*|chegou|devol\\w*|reembols\\w*|estorn\\w*|quebrad[oa]s?|danificad[oa]s?',
  zh: '订单|訂單|包裹|收到|退|换|換|坏|壞',
  ja: '注文|荷物|届いた|届きました|返品|返金|交換|壊れ|不良',
  ar: 'طلبي|طلب رقم|طرد|وصل|وصلت|وصلني|وصلتني|استلمت|ارجاع|استرجاع|استرداد|استبدال|مكسور|مكسوره|تالف',
})
const LOOKS_FOR = cue({
  en: 'looking|need|want|ideas?|suggest\\w*|recommend\\w*|something|anything|for (?:my|a|her|him)',
  es: 'busc\\w*|quiero|quisiera|necesito|ideas?|suger\\w*|recom\\w*|algo|(?:regalo|detalle) para|para (?:mi|mis|un|una|el|ella)',
  fr: 'cherche\\w*|veux|voudrais|besoin|idees?|sugger\\w*|conseil\\w*|recommand\\w*|quelque chose|(?:cadeau) pour|pour (?:ma|mon|mes|une?|lui|elle)',
  de: 'such\\w*|brauch\\w*|mochte|moechte|will|ideen?|vorschlag\\w*|empf\\w*|etwas|was|geschenk fur|geschenk fuer|fur (?:meine\\w*|eine\\w*|sie|ihn)|fuer (?:meine\\w*|eine\\w*)',
  pt: 'procur\\w*|quero|queria|preciso|ideias?|suger\\w*|indic\\w*|recomend\\w*|algo|alguma coisa|presente (?:para|pra|pro)|(?:para|pra|pro) (?:minha|meu|uma?|ela|ele)',
  zh: '想|买|買|送|推荐|推薦|挑|选|選',
  ja: '探し|さがし|欲し|ほし|おすすめ|お勧め|選|プレゼント|贈|あげ|何か|渡し',
  ar: 'ابحث|ادور|بدور|اريد|ابي|ابغي|عايز|بدي|احتاج|فكره|افكار|اقترح[^ ]*|ترشح[^ ]*|تنصح[^ ]*|شي(?:ء)?|هديه ل[^ ]*|هديه (?:الي|عشان|حق)',
})

/** Whether the message looks for something to give or to be shown, and speaks of no order, wrapping or gift card. */
export function looksForGoods(message: string): boolean {
  const said = plainly(message)
  return holds(said, LOOKS_FOR) && !isAboutOrderedOrService(message)
}

/** Speaks of an order, of gift cards or of wrapping. */
export function isAboutOrderedOrService(message: string): boolean {
  const said = plainly(message)
  return holds(said, ORDERED) || holds(said, SERVICE)
}
