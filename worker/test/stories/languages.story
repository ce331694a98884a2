# es: el pedido, con dos peticiones en un mensaje
shopper: hola, dónde está mi pedido 1001?
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"
card: order 1001
shopper: gracias
bot: thanks|thanks_review "De nada"

# es: cancela, pero solo con un sí claro
shopper: quiero cancelar el pedido 1002, ana@example.com
bot: ask_cancel "¿Lo cancelo?"
shopper: mejor no
bot: cancel_kept

# es: pregunta por el envío y sigue con lo suyo
shopper: quiero devolver algo
bot: ask_order_number
shopper: cuánto cuesta el envío a Francia?
bot: article ask_order_number "5,90"

# es: corrige el número
shopper: dónde está el pedido 1011?
bot: ask_email "1011"
shopper: no, quería decir 1001
bot: ask_email "1001"

# fr: la commande et le prix de la livraison
shopper: où est ma commande 1001 et combien coûte la livraison en Belgique ?
bot: article ask_email "5,90"
shopper: ana@example.com
bot: order_in_transit
card: order 1001

# fr: annule après un oui
shopper: je voudrais annuler la commande 1002, ana@example.com
bot: ask_cancel
shopper: oui, annulez-la
bot: cancel_done "annulée"

# fr: laisse tomber
shopper: je veux changer l'adresse de la commande 1002, ana@example.com
bot: ask_address
shopper: laissez tomber
bot: flow_abandoned

# de: fragt nach der Bestellung und lässt die Rücksendung dann sein
shopper: wo ist meine Bestellung 1003?
bot: ask_email
shopper: ana@example.com
bot: order_delivered
card: order 1003
shopper: ich möchte etwas davon zurückgeben
bot: ask_return_line
shopper: ach nein, lassen wir das
bot: flow_abandoned

# de: will mit einem Menschen sprechen
shopper: ich möchte mit einem Mitarbeiter sprechen
bot: handoff_queued
status: queued

# de: storniert nicht auf ein "ja, aber"
shopper: bitte Bestellung 1002 stornieren, ana@example.com
bot: ask_cancel
shopper: ja, aber erst morgen
bot: ask_cancel
shopper: nein
bot: cancel_kept

# pt: reclama com raiva e recebe a oferta de uma pessoa
shopper: meu pedido 1001 ainda não chegou, que absurdo!!
bot: ask_email
choice: Falar com uma pessoa
shopper: ana@example.com
bot: order_in_transit
card: order 1001

# pt: cancela com confirmação
shopper: quero cancelar o pedido 1002, ana@example.com
bot: ask_cancel
shopper: sim, pode cancelar
bot: cancel_done

# pt: pergunta o prazo de devolução
shopper: quantos dias tenho pra devolver?
bot: article "30 dias"

# ja: 注文の状況と送料
shopper: 注文1001はいつ届きますか？
bot: ask_email
shopper: ana@example.com
bot: order_in_transit "DHL"
card: order 1001
shopper: 送料はいくらですか
bot: article

# ja: キャンセルをやめる
shopper: 注文1002をキャンセルしたいです ana@example.com
bot: ask_cancel
shopper: やっぱりいいです
bot: cancel_kept

# ja: はい、でキャンセルする
shopper: 注文1002をキャンセルしたいです ana@example.com
bot: ask_cancel
shopper: はい、お願いします
bot: cancel_done

# ar: أين طلبي، وكم رسوم الشحن
shopper: وين طلبي 1001؟
bot: ask_email
shopper: ana@example.com
bot: order_in_transit
card: order 1001
shopper: شكرا
bot: thanks|thanks_review

# ar: يلغي بعد تأكيد
shopper: أريد إلغاء الطلب 1002 ana@example.com
bot: ask_cancel
shopper: نعم
bot: cancel_done

# follows the shopper's language when it changes
shopper: where is my order 1001?
bot: ask_email "e-mail"
shopper: ana@example.com
bot: order_in_transit "on its way"
shopper: 运费多少钱？
bot: article "欧元"
shopper: und was kostet eine Rücksendung?
bot: article
