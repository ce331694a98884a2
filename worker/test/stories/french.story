# choisit par rang, puis la couleur et le prix
shopper: vous avez des lampes ?
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: la deuxième coûte combien ?
bot: product_price_reduced "119,00"
shopper: vous l'avez en noir ?
bot: stock_variant_out "noir"
shopper: moins cher ?
bot: recommend_cheaper
card: product camp-lantern

# taille et couleur en deux mots
shopper: la chemise harbour en bleu taille M vous avez ?
bot: stock_variant_out "bleu / M"
shopper: et en L ?
bot: stock_yes "bleu / L"
shopper: et blanche ?
bot: stock_yes "blanc / L"
shopper: quelle taille pour 97,5 cm de poitrine ?
bot: size_between "entre M et L" "Coupe ample"

# demande quand ça arrive, annule une autre et change d'avis
shopper: ou est ma commande 1001 ? ana@example.com
bot: order_in_transit "DHL"
shopper: et ça arrive quand ?
bot: order_in_transit "27 novembre"
shopper: annulez la 1002 aussi
bot: ask_cancel "annule"
shopper: oui annulez-la
bot: cancel_done
shopper: en fait non, c'était une erreur, je la garde
bot: ask_undo_cancel "1002"

# se trompe de numéro
shopper: commande 1011 c'est pour quand ?
bot: ask_email
shopper: non pardon, je voulais dire la 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# laisse tomber puis demande le délai de retour
shopper: je veux changer l'adresse de la 1002, ana@example.com
bot: ask_address
shopper: non laissez tomber
bot: flow_abandoned
shopper: j'ai combien de jours pour renvoyer un article ?
bot: article "30 jours"

# veut voir ses commandes, sans code reçu
shopper: je voudrais voir mes commandes, ana@example.com
bot: ask_code "six chiffres"
shopper: rien reçu
bot: ask_code

# deux demandes, et la variante dite à sa façon
shopper: je veux changer la taille de la commande 1002 et combien coûte la livraison en Belgique ?
bot: article ask_email "5,90"
shopper: ana@example.com
bot: ask_change_sku
choice: blanc / L
shopper: en blanc, taille L
bot: confirm_change "(blanc / L)"
shopper: oui
bot: items_changed

# débité deux fois
shopper: j'ai été débité deux fois pour la commande 1001, ana@example.com
bot: ask_claim_payment "1001"

# veut être prévenu du retour d'une couleur
shopper: vous pouvez me prévenir quand le mug pebble vert mousse est de retour ?
bot: ask_alert_email "(mousse)"
