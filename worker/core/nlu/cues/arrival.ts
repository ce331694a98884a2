import { cue, holds } from '../reference/cue'
import { briefly } from './brief'

/** "When will it arrive?" with nothing but words such as "and" before it. */
const WHEN = cue({
  en: '^(?:(?:and|so|but|ok|okay|then|thanks),? ?){0,3}(?:(?:any idea |do you know |tell me )?(?:when|what (?:day|time|date))\\b.{0,24}\\b(?:it|they|that|this|(?:my|the) (?:order|parcel|package|rest|other one))\\b.{0,24}\\b(?:come|arrive|here|deliver(?:ed)?|get here|there|due|expected)|(?:how (?:long|much longer)|how many (?:more )?days)\\b.{0,30}\\b(?:it|take|wait|left|arrives?|comes?)|will (?:it|they) (?:come|arrive|be here|get here))',
  es: '^(?:(?:y|entonces|pero|ok|vale|gracias|bueno|oye|perfecto)[, ]+){0,3}(?:(?:cuando|para cuando|que dia|a que hora|mas o menos cuando) (?:me |lo |la |nos |los )?(?:va a |van a |podria |deberia |es que )?(?:me )?(?:lleg\\w*|entreg\\w*|recib\\w*|tendre|viene|vendra|esta aqui|estara aqui)|cuant[oa]s? (?:tiempo |dias )?(?:le |les |me )?(?:falta\\w*|queda\\w*|tarda\\w*|demora\\w*|va a (?:tardar|demorar))|(?:me )?llega(?:ra)? (?:hoy|manana|esta semana|antes|el \\w+))',
  fr: "^(?:(?:et|alors|donc|mais|ok|merci|du coup|d'accord)[, ]+){0,3}(?:(?:quand|quel jour|a quelle heure|dans combien de (?:temps|jours)|vers quelle date)[ -].{0,40}(?:arriv\\w*|livre\\w*|recoi\\w*|recevr\\w*|l'aurai|les aurai|sera la)|(?:ca|elle|il|le colis|mon colis|la commande|ma commande) (?:arrive\\w*|sera livree?) (?:quand|bientot|demain|aujourd'hui)|c'est pour quand|(?:il )?(?:reste|faut|faudra)(?:-t-il)? (?:attendre )?(?:encore )?combien de (?:temps|jours)|combien de (?:temps|jours) (?:encore|ca (?:va )?pren\\w*|reste-t-il|faut-il|avant))",
  de: '^(?:(?:und|aber|also|ok|okay|danke|dann|na|gut)[, ]+){0,3}(?:(?:wann|an welchem tag|bis wann|um wie ?viel uhr) (?:denn )?(?:kommt?|ist|sind|wird|werden|soll\\w*|trifft|bekomme|erhalte|habe)\\b.{0,40}|wie lange (?:dauert (?:es|das)|braucht (?:es|sie|das|er)|muss ich)(?: (?:denn|noch|warten|etwa|ungefahr|ungefaehr|jetzt)){0,3}|wie viele tage .{0,20}|kommt (?:es|sie|das|er|die bestellung|das paket) (?:noch |schon )?(?:heute|morgen|diese woche|bis|am)\\b.{0,20})',
  pt: '^(?:(?:e|entao|mas|ok|ta|ta bom|obrigad[oa]|beleza|certo)[, ]+){0,3}(?:(?:quando|que dia|que horas|em quanto tempo|ate quando|pra quando|para quando) (?:e que |que )?(?:ele |ela |isso |o meu pedido |meu pedido |o pedido |o pacote |a encomenda |minha encomenda )?(?:vai |vao |deve |devem )?(?:me )?(?:cheg\\w*|entreg\\w*|receb\\w*|vem)|quant(?:o|os dias|o tempo) (?:ainda )?(?:falta\\w*|demora\\w*|leva\\w*|vai demorar)|(?:ele |ela |isso )?(?:vai chegar|chega) (?:quando|hoje|amanha|que dia|ate|essa semana))',
  zh: '^(?:那|那么|那麼|所以|请问|請問|大概|预计|預計)?(?:它|这个|這個|包裹|快递|快遞|东西|東西|我的货|我的貨|货|貨)?(?:还要|還要|还得|還得|要|大概|预计|預計)?(?:什么时候|什麼時候|几时|啥时候|多久|几天|幾天|哪天|几号|幾號)(?:能|会|會|才|可以|才能)?(?:到|送到|送达|送達|收到|到货|到貨)',
  ja: '^(?:それで|で|じゃあ|では|ちなみに|あと|すみません|ありがとう(?:ございます)?)?[、,。 ]?(?:(?:それ|これ|荷物|商品|注文(?:品)?|品物)(?:は|って|が)?[、 ]?)?(?:いつ(?:頃|ごろ)?(?:まで(?:に)?)?(?:に)?(?:届|着|来|到着|受け取|配達)|何日(?:後)?(?:に|くらい|ぐらい|ほど)?で?(?:届|着|かか)|何曜日に(?:届|着)|あと(?:何日|どのくらい|どれくらい|どれぐらい)|到着(?:日|予定)?(?:日)?は?いつ|届くのは?いつ|(?:今日|明日|今週)(?:中に)?(?:届|着)きます)',
  ar: '^(?:(?:و|طيب|اوكي|تمام|شكرا|يعني|اذا|اوك)[، ,]+){0,3}(?:(?:و|ف)?(?:متي|ايمتي|امتي|امتا|اي يوم|باي يوم) .{0,20}(?:وصل|صل|جي|استلم|توصيل|تسلم)[^ ]{0,4}|(?:و)?كم (?:يوم|باقي|بقي|يحتاج|ياخذ|تاخذ|يستغرق|تستغرق|وقت)(?:[^؟?]{0,20})|(?:راح |هل )?(?:يوصل|توصل|يصل|تصل|ستصل|سيصل) (?:اليوم|بكره|غدا|هذا الاسبوع)|(?:و)?(?:يوصل|توصل|يصل|تصل|يجي) (?:متي|ايمتي|امتي))',
})

/** "How long does delivery to China take?" asks about the shop; money and mails come too. */
const NOT_IT = cue({
  en: '(?:usually|normally|in general|delivery|shipping) (?:take|to)|to (?:spain|france|germany|china|italy|portugal|brazil|japan|austria|the (?:uk|us))|refund|money',
  es: 'normalmente|en general|suele\\w*|envio a|enviar a|reembolso|dinero|devolucion|correo|abre\\w*',
  fr: 'en general|normalement|habituellement|livraison (?:en|vers|au)|livrer (?:en|au)|rembours\\w*|argent|mail|ouvr\\w*|de nouveau|en stock',
  de: 'normalerweise|in der regel|ublich\\w*|uebliche\\w*|generell|lieferung nach|versand nach|erstattung|geld|mail|geoffnet|lager|verfugbar',
  pt: 'normalmente|em geral|geralmente|costuma|entrega (?:para|pra|em)|envio (?:para|pra)|reembolso|estorno|dinheiro|e-?mail|abre\\w*|estoque',
  zh: '一般|通常|寄到|发到|發到|退款|货款',
  ja: '普通|通常|一般的|海外|への配送|返金|お金|入荷|在庫|メール',
  ar: 'عاده|غالبا|الشحن الي|التوصيل الي|استرداد|استرجاع|فلوس|مبلغ|مال|ايميل|بريد',
})

/** Right after an order was looked up: does the shopper ask when it comes? */
export function asksWhenItComes(text: string): boolean {
  const said = briefly(text)
  return said !== null && holds(said, WHEN) && !holds(said, NOT_IT)
}
