import { cue, holds } from '../reference/cue'
import { plainly } from './brief'

/** Words of an order, a fault or a rule of the shop; not of washing and sizes, which are asked of a product as well. */
const ORDER_TALK = cue({
  en: 'my|order|parcel|package|return|refund|exchange|broken|missing|received|arrived|discounts?|coupons?|codes?|deliver\\w*|ship\\w*|warranty',
  es: 'mi|mis|pedidos?|paquete|devol\\w*|reembols\\w*|rot[oa]s?|falta|recibi\\w*|llego|descuentos?|cupon(?:es)?|codigos?|envi\\w*|entrega\\w*|garantia',
  fr: 'mon|ma|mes|commandes?|colis|retour\\w*|renvo\\w*|rembours\\w*|echang\\w*|cassee?s?|manque\\w*|recue?s?|arrivee?s?|reductions?|promo\\w*|coupons?|codes?|livr\\w*|expedi\\w*|garantie',
  de: 'mein\\w*|bestell\\w*|paket\\w*|zuruck\\w*|rucksend\\w*|ruckgabe|erstatt\\w*|umtausch\\w*|kaputt\\w*|defekt\\w*|fehl\\w*|erhalten|angekommen|rabatt\\w*|gutschein\\w*|code\\w*|liefer\\w*|versand\\w*|garantie',
  pt: 'meus?|minhas?|pedidos?|pacote|devol\\w*|reembols\\w*|estorn\\w*|troca\\w*|quebrad[oa]s?|faltando|recebi\\w*|chegou|descontos?|cupo(?:m|ns)|codigos?|entrega\\w*|frete|envi\\w*|garantia',
  zh: '订单|訂單|包裹|快递|快遞|退|换|換|坏|壞|破|少发|漏发|收到|我的|优惠|優惠|折扣|运费|運費|发货|發貨|保修',
  ja: '私の|注文|荷物|返品|返金|交換|壊れ|割れ|足りな|届い|割引|クーポン|コード|送料|配送|発送|保証',
  ar: 'طلبي|طلبيتي|طلب رقم|طرد|ارجاع|استرجاع|استرداد|استبدال|مكسور[^ ]*|ناقص[^ ]*|استلمت|وصلني|وصلتني|خصم|خصومات|كوبون|كود|توصيل|شحن|ضمان',
})

/** Whether a message speaks of an order, a fault or a rule of the shop. */
export function talksOfOrders(message: string): boolean {
  return holds(plainly(message), ORDER_TALK)
}
