# elige entre lo que se mostró por orden y sigue con el color y el precio
shopper: tienen lámparas?
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: cuánto cuesta la segunda?
bot: product_price_reduced "119,00"
shopper: la tienen en negro?
bot: stock_variant_out "negro"
shopper: algo más barato
bot: recommend_cheaper
card: product camp-lantern

# la talla y el color con pocas palabras
shopper: la camisa de lino Harbour la tienen en azul talla M?
bot: stock_variant_out "azul / M" "blanco / S"
shopper: y en la L?
bot: stock_yes "azul / L"
shopper: y blanca?
bot: stock_yes "blanco / L"
shopper: qué talla me va con 97,5 cm de pecho?
bot: size_between "entre la M y la L" "Corte holgado"

# pregunta cuándo llega sin repetir el pedido, cancela otro y se arrepiente
shopper: dónde está mi pedido 1001? ana@example.com
bot: order_in_transit "DHL"
shopper: y cuándo llega?
bot: order_in_transit "27 de noviembre"
shopper: vale, y quiero cancelar el 1002
bot: ask_cancel "¿Lo cancelo?"
shopper: sí, cancélalo
bot: cancel_done
shopper: uy no, me equivoqué, todavía lo quiero
bot: ask_undo_cancel "1002"

# corrige el número con perdón
shopper: donde esta el pedido 1011?
bot: ask_email
shopper: no perdona, quería decir el 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# deja el cambio de dirección y pregunta otra cosa
shopper: quiero cambiar la direccion del 1002, ana@example.com
bot: ask_address
shopper: mejor déjalo
bot: flow_abandoned
shopper: cuantos dias tengo para devolver?
bot: article "30 días"

# pide sus pedidos y el código que no llega
shopper: ver mis pedidos, ana@example.com
bot: ask_code "seis cifras"
shopper: no me llegó el código
bot: ask_code

# dos peticiones y la talla escrita a su manera
shopper: quiero cambiar la talla del pedido 1002 y cuánto cuesta el envío a Francia?
bot: article ask_email "5,90"
shopper: ana@example.com
bot: ask_change_sku
choice: blanco / L
shopper: en blanco la L
bot: confirm_change "(blanco / M) ▸ Camisa de lino Harbour (blanco / L)"
shopper: sí
bot: items_changed

# cobrado dos veces
shopper: me cobraron dos veces el pedido 1001, ana@example.com
bot: ask_claim_payment "una sola vez"

# quiere saber cuándo vuelve un color
shopper: avísame cuando vuelva la taza pebble en musgo
bot: ask_alert_email "(musgo)"
