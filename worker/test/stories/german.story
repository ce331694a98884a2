# wählt nach der Reihenfolge, dann Farbe und Preis
shopper: habt ihr lampen?
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: was kostet die zweite
bot: product_price_reduced "119,00"
shopper: gibts die auch in schwarz?
bot: stock_variant_out "Schwarz"
shopper: was günstigeres?
bot: recommend_cheaper
card: product camp-lantern

# Größe und Farbe mit wenigen Worten
shopper: gibts das harbour leinenhemd in blau größe M?
bot: stock_variant_out "Blau / M"
shopper: und in L?
bot: stock_yes "Blau / L"
shopper: und in weiß?
bot: stock_yes "Weiß / L"
shopper: welche größe brauch ich bei 97,5 cm brustumfang?
bot: size_between "zwischen M und L" "Lockerer Schnitt"

# fragt, wann es kommt, storniert eine andere und will sie doch
shopper: wo ist meine bestellung 1001? ana@example.com
bot: order_in_transit "DHL"
shopper: und wann kommt es?
bot: order_in_transit "27. November"
shopper: storniert bitte auch die 1002
bot: ask_cancel "Soll ich stornieren?"
shopper: ja bitte
bot: cancel_done
shopper: oh nein war ein versehen, ich will sie doch behalten
bot: ask_undo_cancel "1002"

# verschreibt sich bei der Nummer
shopper: wo ist bestellung 1011
bot: ask_email
shopper: nein sorry, ich meinte 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# lässt die Adresse und fragt etwas anderes
shopper: ich will die adresse von 1002 ändern, ana@example.com
bot: ask_address
shopper: ach egal, lass mal
bot: flow_abandoned
shopper: wie lange kann ich zurückgeben?
bot: article "30 Tage"

# will seine Bestellungen sehen und bekommt keine Mail
shopper: zeig mir meine bestellungen ana@example.com
bot: ask_code "sechsstelliger Code"
shopper: ich hab keine mail bekommen
bot: ask_code

# zwei Anliegen, und die Variante in eigenen Worten
shopper: ich möchte bei bestellung 1002 eine andere größe und wie viel kostet der versand? ana@example.com
bot: article ask_change_sku "5,90"
choice: Weiß / L
shopper: weiß in L
bot: confirm_change "(Weiß / L)"
shopper: ja
bot: items_changed

# doppelt abgebucht
shopper: bestellung 1001 wurde doppelt abgebucht, ana@example.com
bot: ask_claim_payment "1001"

# will Bescheid, wenn eine Farbe wieder da ist
shopper: sag mir bescheid wenn der pebble becher in moosgrün wieder da ist
bot: ask_alert_email "(Moosgrün)"
