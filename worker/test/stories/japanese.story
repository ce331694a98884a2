# 順番で選んで値段と色を聞く
shopper: ランプはありますか？
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: 二つ目はいくらですか
bot: product_price_reduced "119.00"
shopper: 黒はありますか
bot: stock_variant_out "ブラック"
shopper: もっと安いのは？
bot: recommend_cheaper
card: product camp-lantern

# サイズと色を短く聞く
shopper: ハーバーのリネンシャツの青、Mはありますか
bot: stock_variant_out "ブルー / M"
shopper: じゃあLは？
bot: stock_yes "ブルー / L"
shopper: 白はありますか
bot: stock_yes "ホワイト / L"
shopper: 胸囲97.5cmだとどのサイズですか
bot: size_between "MとLの間" "ゆったり"

# いつ届くか聞き、別の注文のキャンセルを取り消す
shopper: 注文1001はどこですか ana@example.com
bot: order_in_transit "DHL"
shopper: いつ届きますか
bot: order_in_transit "11月27日"
shopper: 1002をキャンセルしたいです
bot: ask_cancel "キャンセルしますか？"
shopper: はい、お願いします
bot: cancel_done
shopper: やっぱり必要です。元に戻してください
bot: ask_undo_cancel "1002"

# 番号を言い直す
shopper: 注文1011はどこですか
bot: ask_email
shopper: すみません、間違えました。1001です
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# 住所変更をやめて別のことを聞く
shopper: 注文1002の住所を変更したい ana@example.com
bot: ask_address
shopper: やっぱりいいです
bot: flow_abandoned
shopper: 返品は何日以内ですか
bot: article "30日以内"

# 注文履歴とコードの再送
shopper: 注文の履歴を見せてください ana@example.com
bot: ask_code "6桁"
shopper: コードが届きません
bot: ask_code

# 二つのことを一度に聞く
shopper: 注文1001はどこですか？あと、フランスへの送料はいくらですか？ ana@example.com
bot: order_in_transit article "DHL" "5.90"

# サイズ変更を自分の言葉で選ぶ
shopper: 注文1002のサイズを変更したいです ana@example.com
bot: ask_change_sku "どれに変更しますか"
shopper: 白のLで
bot: confirm_change "（ホワイト / L）"
shopper: はい
bot: items_changed

# 二重に請求された
shopper: 注文1001が二重に請求されています ana@example.com
bot: ask_claim_payment "1001"

# 色が再入荷したら知りたい
shopper: Pebble マグのモスが再入荷したら教えてください
bot: ask_alert_email "（モス）"
