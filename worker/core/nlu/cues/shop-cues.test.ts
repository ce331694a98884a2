import { describe, expect, it } from 'vitest'
import { checkHeard as check } from '../../../test/fixtures/heard'
import * as cues from '.'

check('changes something of an order', (text) => cues.tells(text, 'changes') && !cues.tells(text, 'of_account'), [
  ['es', 'quiero cambiar el pedido 1002 | modificar la talla', 'cambiar mi contraseña | dónde está mi pedido'],
  ['fr', 'modifier ma commande 1002 | changer la taille', 'changer mon mot de passe | où est ma commande'],
  ['de', 'ich möchte Bestellung 1002 ändern | die Größe aendern', 'mein Passwort ändern | wo ist meine Bestellung'],
  ['pt', 'quero alterar o pedido 1002 | mudar o tamanho', 'mudar minha senha | cadê meu pedido'],
  ['ja', '注文1002を変更したい | サイズを変えたい', 'パスワードを変更したい | 注文はどこですか'],
  ['ar', 'أريد تغيير الطلب 1002 | تعديل المقاس', 'تغيير كلمة السر | وين طلبي'],
])

check('takes one thing out', (text) => cues.tells(text, 'takes_out'), [
  ['es', 'quita las toallas del pedido 1014 | elimina un artículo', 'elimina el pedido 1014 | cancela el pedido'],
  ['fr', 'retirez les serviettes de la commande | enlever un article', 'supprimer ma commande | annulez la commande'],
  ['de', 'bitte die Handtücher entfernen | nehmen Sie die Tasse raus', 'Bestellung 1014 stornieren'],
  ['pt', 'tira as toalhas do pedido 1014 | remover um item', 'remove o pedido 1014 | cancela o pedido'],
  ['ja', 'タオルだけキャンセルしたい | タオルを外してください', '注文をキャンセルしたい'],
  ['ar', 'احذفوا المنشفة من الطلب | شيلوا الكوب', 'ألغوا الطلب | أريد إلغاء طلبي'],
])

check('still has to pay', (text) => cues.tells(text, 'has_to_pay'), [
  ['es', 'todavía tengo que pagar el pedido 1009 | enlace de pago', 'ya pagué | dónde está el pedido'],
  ['fr', 'je dois encore payer la commande 1009 | lien de paiement', "j'ai déjà payé | où est ma commande"],
  ['de', 'ich muss Bestellung 1009 noch bezahlen | Zahlungslink', 'schon überwiesen | wo ist meine Bestellung'],
  ['pt', 'ainda preciso pagar o pedido 1009 | link de pagamento', 'já paguei | cadê meu pedido'],
  ['ja', '注文1009をまだ支払っていません | 支払いリンク', '支払い済みです | 注文はどこですか'],
  ['ar', 'رابط الدفع | لازم أدفع الطلب 1009', 'دفعت خلاص | وين الطلب'],
])

describe('what of an item is to change', () => {
  it.each([
    [
      'variant',
      'otra talla | en otro color | une autre taille | andere Farbe | größer bitte | tamanho maior | サイズを変えたい | مقاس أكبر',
    ],
    ['remove', 'quítalo | enlevez-le | bitte streichen | tira esse | いりません | احذف هذا'],
    ['quantity', 'solo dos | seulement deux | nur zwei | só duas | 2個だけ | قطعتين فقط'],
    [null, 'hola | bonjour | guten Tag | bom dia | お願いします | السلام عليكم'],
  ] as const)('%s', (kind, texts) => {
    for (const text of texts.split(' | ')) expect(cues.itemChangeSaid(text), text).toBe(kind)
  })
})

describe('trouble with a payment', () => {
  it.each([
    [
      'twice',
      'me cobraron dos veces | débité deux fois | doppelt abgebucht | cobrado em duplicidade | 二重に請求された | خصموا مرتين',
    ],
    [
      'declined',
      'mi tarjeta fue rechazada | ma carte est refusée | Karte abgelehnt | o pagamento foi recusado | カードが使えません | البطاقة مرفوضة',
    ],
    [
      'unpaid',
      'pedido pendiente | pas encore payé | noch nicht bezahlt | não paguei ainda | まだ払っていません | لم أدفع',
    ],
    [null, 'gracias | quel est le prix ? | Kreditkarte | quanto custa | ありがとう | شكرا'],
  ] as const)('%s', (trouble, texts) => {
    for (const text of texts.split(' | ')) expect(cues.paymentTroubleSaid(text), text).toBe(trouble)
  })
})

check('looks for something to give', cues.looksForGoods, [
  [
    'es',
    'busco un regalo para mi madre | ideas de regalo',
    '¿envolvéis para regalo? busco | busco tarjeta regalo | mi pedido llegó roto',
  ],
  [
    'fr',
    'je cherche un cadeau pour ma mère | une idée cadeau',
    'emballage cadeau | carte cadeau | ma commande est arrivée cassée',
  ],
  [
    'de',
    'ich suche ein Geschenk für meine Mutter | Geschenkideen für sie',
    'Geschenkverpackung | meine Bestellung ist kaputt',
  ],
  [
    'pt',
    'procuro um presente pra minha mãe | ideia de presente',
    'vocês embrulham para presente? | meu pedido chegou quebrado',
  ],
  ['ja', '母へのプレゼントを探しています | おすすめはありますか', 'ギフトラッピングはありますか | 注文が届いた'],
  ['ar', 'أبحث عن هدية لأمي | أريد هدية', 'هل عندكم تغليف؟ | وصلني الطلب مكسور'],
])

check('says that a code is refused', cues.saysCodeRefused, [
  ['es', 'el código no funciona | el cupón da error', 'tienen cupones? | el código es SAVE10'],
  ['fr', 'le code ne marche pas | le coupon est refusé', 'vous avez un code ? | le code est SAVE10'],
  ['de', 'der Code funktioniert nicht | Gutschein ungültig', 'haben Sie einen Gutschein? | der Code ist SAVE10'],
  ['pt', 'o código não funciona | o cupom deu erro', 'tem cupom? | o código é SAVE10'],
  ['ja', 'クーポンが使えません | コードが無効です', 'クーポンはありますか'],
  ['ar', 'الكود ما يشتغل | الكوبون مرفوض', 'عندكم كوبون؟'],
])

check('asks how offers work', cues.asksHowOffersWork, [
  [
    'es',
    '¿puedo combinar dos cupones? | ¿dónde pongo el código? | ¿cuándo son las próximas rebajas?',
    '¿tienen descuentos? | ¿hay ofertas?',
  ],
  ['fr', 'peut-on cumuler deux codes ? | comment utiliser le code ?', 'avez-vous des promotions ? | des réductions ?'],
  ['de', 'kann ich Gutscheine kombinieren? | wo gebe ich den Code ein?', 'gibt es Rabatte? | haben Sie Angebote?'],
  ['pt', 'dá pra acumular cupons? | onde coloco o código?', 'tem desconto? | tem promoção?'],
  ['ja', 'クーポンは併用できますか | どこで入力しますか', '割引はありますか | セールしてますか'],
  ['ar', 'هل يمكن دمج كوبونين؟ | أين أدخل الكود؟', 'عندكم خصومات؟ | فيه عروض؟'],
])

check('asks for their own points', cues.asksForOwnPoints, [
  ['es', '¿cuántos puntos tengo? | saldo de puntos', '¿cómo funcionan los puntos? | ¿cuánto valen mis puntos?'],
  ['fr', "combien de points j'ai ? | mes points", 'comment gagner des points ? | combien valent mes points ?'],
  [
    'de',
    'wie viele Punkte habe ich? | mein Punktestand',
    'wie funktionieren Punkte? | kann ich mit meinen Punkten zahlen?',
  ],
  ['pt', 'quantos pontos eu tenho? | meus pontos', 'como funcionam os pontos? | posso usar meus pontos?'],
  ['ja', 'ポイント残高は？ | 何ポイントありますか', 'ポイントの使い方 | 貯め方を教えて'],
  ['ar', 'كم نقطة عندي؟ | رصيد نقاطي', 'كيف تعمل النقاط؟ | هل أستخدم نقاطي للدفع؟'],
])

describe('what is wanted of the newsletter', () => {
  it.each([
    [
      'off',
      'quiero darme de baja | désabonnez-moi | bitte melden Sie mich ab | quero sair da newsletter | 配信停止してください | ألغ الاشتراك',
    ],
    [
      'on',
      'quiero suscribirme | je veux m’abonner | ich möchte den Newsletter abonnieren | quero assinar | メルマガに登録したい | أريد الاشتراك',
    ],
    [
      'question',
      '¿cada cuánto envían el boletín? | quand envoyez-vous la newsletter ? | wie oft kommt der Newsletter? | quando mandam a newsletter? | メルマガはいつ届きますか | متى ترسلون النشرة؟',
    ],
    ['none', 'boletín | newsletter | Newsletter | メルマガ | النشرة'],
  ] as const)('%s', (wish, texts) => {
    for (const text of texts.split(' | ')) expect(cues.newsletterWish(text), text).toBe(wish)
  })
})

check('asks about reviews', cues.asksAboutReviews, [
  ['es', '¿verifican las reseñas? | ¿borran las malas?', 'quiero dejar una reseña'],
  ['fr', 'vérifiez-vous les avis ? | supprimez-vous les mauvais ?', 'je veux laisser un avis'],
  ['de', 'sind die Bewertungen echt? | werden schlechte gelöscht?', 'ich möchte eine Bewertung abgeben'],
  ['pt', 'vocês verificam as avaliações? | apagam as ruins?', 'quero deixar uma avaliação'],
  ['ja', 'レビューは本物ですか | 削除しますか', 'レビューを書きたい'],
  ['ar', 'هل التقييمات حقيقية؟ | هل تحذفون السيئ؟', 'أريد كتابة تقييم'],
])

check('wants their own data', cues.wantsOwnData, [
  ['es', 'quiero descargar mis datos | ¿qué datos tienen sobre mí?', 'borrar mis datos | cambiar mis datos'],
  ['fr', 'je veux une copie de mes données | quelles données avez-vous', 'supprimez mes données'],
  ['de', 'Datenauskunft bitte | ich möchte eine Kopie meiner Daten | DSGVO-Anfrage', 'löschen Sie meine Daten'],
  ['pt', 'quero baixar os meus dados | cópia dos meus dados', 'apaga meus dados'],
  ['ja', '個人データをダウンロードしたい | 個人情報の開示', '個人情報を削除して'],
  ['ar', 'أريد نسخة من بياناتي | تحميل بياناتي', 'احذفوا بياناتي'],
])

check('wants to be told when it is back', (text) => cues.wantsRestockAlert(text, false), [
  [
    'es',
    'avísame cuando esté disponible | notifíquenme si vuelve a haber stock',
    'avísame cuando llegue el pedido | está disponible?',
  ],
  [
    'fr',
    'prévenez-moi du retour en stock | avertissez-moi quand il sera disponible',
    'prévenez-moi quand la commande est disponible | est-il en stock ?',
  ],
  [
    'de',
    'sag Bescheid, wenn es wieder da ist | benachrichtigen Sie mich, wenn verfügbar',
    'sagen Sie Bescheid, wenn das Paket lieferbar ist | ist es auf Lager?',
  ],
  ['pt', 'me avisa quando voltar | avise quando tiver estoque', 'me avisa quando o pedido chegar | tem em estoque?'],
  ['ja', '再入荷したら教えてください | 入荷次第連絡ください', '注文が入荷したら教えて | 在庫はありますか'],
  ['ar', 'أخبرني عندما يتوفر | نبهوني إذا صار متوفر', 'أخبرني عندما يتوفر طلبي | هل هو متوفر؟'],
])

check('speaks of an order', cues.talksOfOrders, [
  ['es', 'mi pedido | ¿hay descuentos?', '¿es impermeable? | ¿cuánto mide?'],
  ['fr', 'ma commande | la livraison', 'est-ce imperméable ? | quelle hauteur ?'],
  ['de', 'meine Bestellung | Versandkosten', 'ist es wasserdicht? | wie hoch ist es?'],
  ['pt', 'meu pedido | o frete', 'é impermeável? | qual a altura?'],
  ['ja', '注文した商品 | 送料', '防水ですか | 高さは何センチ'],
  ['ar', 'طلبي | التوصيل', 'هل هو مقاوم للماء؟ | كم ارتفاعه؟'],
])

describe('stars', () => {
  it.each([
    [1, 'una estrella | une étoile | ein Stern | uma estrela | نجمة واحدة | 星1つ'],
    [2, 'dos estrellas | deux étoiles | zwei Sterne | duas estrelas | نجمتين'],
    [4, 'cuatro estrellas | 4 étoiles | vier Sterne | 4 de 5 | 4 von 5 | ٤ نجوم | 4つ星 | أربع نجوم'],
    [5, 'cinco estrellas | 5 sur 5 | fünf Sterne | cinco estrelas | خمس نجوم | 5つ星'],
    [null, 'una lámpara | deux tasses | vier Tassen | cinco dias | 星がきれい | 14 Sterne'],
  ] as const)('%s', (stars, texts) => {
    for (const text of texts.split(' | ')) expect(cues.starsSaid(text), text).toBe(stars)
  })
})
