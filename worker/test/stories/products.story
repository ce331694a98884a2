# remembers the product that was asked about
shopper: how much is the alder lamp?
bot: product_price "€69.00"
card: product alder-table-lamp
shopper: is it in stock?
bot: product_in_stock "natural, smoked"
shopper: and in smoked?
bot: stock_yes "smoked"
shopper: how tall is it
bot: fact_sentence "42 cm"
shopper: what is it made of
bot: fact_material "Alder wood"

# says what a product does not come in
shopper: how much is the alder lamp?
bot: product_price
shopper: do you have it in blue?
bot: stock_not_made "natural, smoked"

# does not guess what the shop does not tell
shopper: is the alder lamp dishwasher safe?
bot: fact_unknown "rather not guess"
choice: Talk to a person

# quotes the product's own words
shopper: are the orchard bowls microwave safe?
bot: fact_sentence "Safe in the dishwasher and microwave"
shopper: is the squall jacket waterproof?
bot: fact_sentence "10,000 mm"
shopper: how do I wash the merino crew?
bot: fact_sentence "Wool cycle"

# knows what is marked in the catalogue, and claims nothing else
shopper: is the pebble mug vegan?
bot: fact_unknown
not: "vegan"

# tells more about a lamp that was spoken of
shopper: how much is the alder lamp?
bot: product_price
shopper: tell me more about the lamp
bot: product_details "42 cm tall" "linen shade"

# tells stock by colour and size, and keeps the colour
shopper: do you have the harbour shirt in blue, size M?
bot: stock_variant_out "blue / M is sold out" "blue / S"
shopper: and in L?
bot: stock_yes "blue / L"
shopper: what about white?
bot: stock_yes "white / L"
shopper: what colours does it come in?
bot: product_comes_in "blue, white"

# shows what is close to a thing that is sold out
shopper: oat body lotion in stock?
bot: product_out_of_stock stock_instead
card: product oat-body-lotion
card: product oat-body-wash

# sells nothing beside it to an upset shopper
shopper: this is ridiculous, is the oat body lotion in stock or not? I am so angry
bot: product_out_of_stock
not: "in stock:"

# finds shoes in a size
shopper: any shoes in size 42?
bot: product_found
card: product canvas-sneaker
shopper: which one is cheaper?
bot: compare_winner "Quayside Canvas Sneaker costs less" "€84.00"
shopper: the first one please, how much is it
bot: product_price "Quayside Canvas Sneaker"

# asks which of two lamps is meant
shopper: do you have lamps?
bot: product_found
card: product alder-table-lamp
shopper: how tall is it?
bot: which_product
choice: Alder Table Lamp
choice: Halden Floor Reading Lamp
shopper: Halden Floor Reading Lamp
bot: fact_sentence "138 cm"

# compares two products by what is asked
shopper: which is cheaper, the pebble mug or the ristretto cups?
bot: compare_winner "Pebble Mug costs less" "€18.00"
card: product pebble-mug
card: product espresso-cup-pair

# compares what they hold where a size is not told
shopper: which is bigger, the drift bottle or the food flask?
bot: compare_winner "holds more" "480 ml"

# puts two lamps side by side
shopper: compare the alder lamp and the halden lamp
bot: compare_both "Brushed brass" "€69.00"
shopper: which is taller?
bot: compare_winner "138 cm"

# advises a size from the product's own chart
shopper: which size should I take?
bot: ask_size_item
shopper: the chelsea boots
bot: ask_size_measure "foot"
shopper: 26.6 cm
bot: size_fits "size 42" "26.4 to 27 cm" "In stock in 42: brown"

# says which of two sizes and why
shopper: do you have the harbour shirt in blue, size M?
bot: stock_variant_out
shopper: which size should I take?
bot: ask_size_measure "Harbour Linen Shirt"
choice: I usually wear M
shopper: my chest is 97.5 cm
bot: size_between "between M and L" "I'd take L"

# takes one size down where it runs large
shopper: I usually wear M, which size of the byre cardigan?
bot: size_usual "runs large" "take one size down from your usual: S"

# sells no size that does not fit
shopper: my foot is 31 cm, which size in the dune desert boot?
bot: size_outside "above its largest size"

# reads inches
shopper: 38 inch chest, harbour linen shirt size?
bot: size_fits "size M" "96.5 cm"

# answers size questions in general with the article
shopper: What size for a 4 year old?
bot: article
card: article size-kids

# invents no chart
shopper: which size of the pebble mug should I take
bot: size_no_chart "no size chart"

# finds a present with two questions
shopper: I need a gift for my mum
bot: ask_wish_for
choice: For people who cook
shopper: something for the kitchen
bot: ask_wish_budget
shopper: under 50 euros
bot: recommend_gifts
shopper: more
bot: recommend_more
shopper: how much is the second one?
bot: product_price
shopper: is it dishwasher safe?
bot: fact_sentence

# asks nothing it was told
shopper: I need something for a 5 year old boy, around 40 euros
bot: recommend_found
shopper: do you have something similar to the first one?
bot: recommend_similar

# keeps to the budget rather than stretching it
shopper: a gift for a newborn
bot: ask_wish_budget
shopper: 3 euros
bot: recommend_nothing
choice: Talk to a person

# shows what goes with a thing, and something cheaper
shopper: what goes with the pebble mug
bot: recommend_goes_with
card: product simmer-milk-pan
shopper: how much is the alder lamp?
bot: product_price
shopper: something cheaper
bot: recommend_cheaper
card: product camp-lantern

# goes back to the return after a question about a product
shopper: I want to return something from order 1003, ana@example.com
bot: ask_return_line
shopper: how much is the pebble mug by the way?
bot: product_price ask_return_line "€14.00"

# 记得刚才问的商品
shopper: 多少钱一个卵石马克杯
bot: product_price "€14.00"
shopper: 有货吗
bot: product_in_stock "雾色"
shopper: 有绿色的吗
bot: stock_variant_out "苔绿"
shopper: 能进微波炉吗
bot: fact_sentence "可用洗碗机和微波炉"
shopper: 什么材质的
bot: fact_material "炻瓷"
shopper: 有没有类似的
bot: recommend_similar
shopper: 第二个多少钱
bot: product_price|product_price_reduced

# 按颜色和尺码查库存，再选尺码
shopper: 海港亚麻衬衫有蓝色M码吗
bot: stock_variant_out "蓝色 / M"
shopper: 还有什么颜色
bot: product_comes_in "蓝色、白色"
shopper: 我该选什么码
bot: ask_size_measure "胸围"
shopper: 胸围96
bot: size_fits "选 M" "91 至 97 厘米"

# 按脚长选鞋码
shopper: 徒步靴选几码
bot: ask_size_measure "脚长"
shopper: 脚长26.5
bot: size_fits "选 42" "缺货"

# 两个问题帮忙挑礼物
shopper: 想给妈妈买个生日礼物
bot: ask_wish_for
choice: 布置家里
shopper: 布置家里
bot: ask_wish_budget
shopper: 200块以内
bot: ask_wish_budget_again "EUR"
shopper: 50欧以内
bot: recommend_gifts
shopper: 还有别的吗
bot: recommend_more
shopper: 第一个是什么材质
bot: fact_material

# 没写的就不乱说
shopper: 桤木台灯能进洗碗机吗
bot: fact_unknown "不想乱猜"
choice: 转人工

# liest Fragen auf Deutsch zu Produkten
shopper: Was kostet der Pebble Mug?
bot: product_price "14,00"
shopper: ist der auf Lager?
bot: product_in_stock
shopper: ist er spülmaschinenfest?
bot: fact_sentence "dishwasher"

# entiende preguntas en español sobre productos
shopper: ¿tienen mochilas?
bot: product_found
shopper: la segunda, ¿cuánto cuesta?
bot: product_price "159,00"

# 日本語の質問も読む
shopper: Pebble Mugはいくらですか
bot: product_price "€14.00"
shopper: 在庫はありますか
bot: product_in_stock
