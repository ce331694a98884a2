# escolhe pela ordem, depois a cor e o preço
shopper: vocês têm luminárias?
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: quanto custa a segunda?
bot: product_price_reduced "119,00"
shopper: tem na cor preta?
bot: stock_variant_out "preto"
shopper: tem mais barato?
bot: recommend_cheaper
card: product camp-lantern

# tamanho e cor em poucas palavras
shopper: tem a camisa de linho harbour azul tamanho M?
bot: stock_variant_out "azul / M"
shopper: e no G?
bot: stock_yes "azul / L"
shopper: e branca?
bot: stock_yes "branco / L"
shopper: qual tamanho pra 97,5 cm de peito?
bot: size_between "M" "L" "Corte solto"

# pergunta quando chega, cancela outro e se arrepende
shopper: cadê meu pedido 1001? ana@example.com
bot: order_in_transit "DHL"
shopper: e quando chega?
bot: order_in_transit "27 de novembro"
shopper: cancela o 1002 também
bot: ask_cancel "Posso cancelar?"
shopper: sim, pode cancelar
bot: cancel_done
shopper: nossa foi sem querer, ainda quero
bot: ask_undo_cancel "1002"

# corrige o número
shopper: onde tá meu pedido 1011
bot: ask_email
shopper: não, desculpa, quis dizer 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# desiste de mudar o endereço
shopper: quero trocar o endereço do 1002 ana@example.com
bot: ask_address
shopper: esquece, deixa pra lá
bot: flow_abandoned
shopper: quantos dias tenho pra devolver?
bot: article "30 dias"

# quer ver os pedidos e o código não chega
shopper: quero ver meus pedidos, ana@example.com
bot: ask_code "seis dígitos"
shopper: não chegou o código
bot: ask_code

# dois pedidos numa mensagem, e a variante do jeito dele
shopper: quero mudar o tamanho do pedido 1002 e quanto custa o frete pra França? ana@example.com
bot: article ask_change_sku "5,90"
choice: branco / L
shopper: o branco G
bot: confirm_change "(branco / L)"
shopper: sim
bot: items_changed

# cobrado em duplicidade
shopper: fui cobrado duas vezes no pedido 1001, ana@example.com
bot: ask_claim_payment "1001"

# quer aviso de quando a cor volta
shopper: me avisa quando a caneca pebble verde musgo voltar?
bot: ask_alert_email "(musgo)"
