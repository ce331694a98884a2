# answers how long something can be sent back, with other titles beside it
shopper: how long can I send stuff back
bot: article "30 days"
choice: Are returns free?
choice: Not what I needed

# names the delivery time of the country a city lies in
shopper: what's the delivery time to Berlin
bot: article "3 to 6 working days"
not: "1 to 3"

# 问到国外的时效，不答国内的
shopper: 寄上海要几天
bot: article "7 至 14"

# offers those orders to track that are still under way
as: ana@example.com "Ana Silva"
shopper: wheres my stuff
bot: ask_order_number
choice: 1002 · Being packed
choice: 1001 · On its way
not: "Delivered"

# says that an exchange it is then, and says why only once
shopper: i want to return something from order 1003, ana@example.com
bot: ask_return_line
shopper: actually can i exchange it instead
bot: ask_return_line "an exchange then"
shopper: hmm no, money back is better
bot: ask_return_line "for a refund"
shopper: it doesn't fit
bot: ask_return_line "noted"
shopper: the sneakers
bot: ask_another_line
shopper: that's all
bot: ask_handover

# 说留着的不退
shopper: 1003我要退货 ana@example.com
bot: ask_return_line
shopper: 只退鞋 抱枕套我留着
bot: ask_another_line
choice: 潮痕亚麻抱枕套

# asks what it is about when nothing was said yet
shopper: i have a problem
bot: opener_problem
choice: Something arrived broken
shopper: it's about an order
bot: opener_order
choice: Where is my order?

# 只说有事的，先问是什么事
shopper: 我有个事
bot: opener_question
shopper: 就订单的事嘛
bot: opener_order

# is sorry before it asks an angry shopper for the number
shopper: this is a joke. my parcel was due last week and NOTHING
bot: ask_order_number "I'm sorry"
choice: Talk to a person

# takes another e-mail for the order that did not fit
shopper: show me order 1004
bot: ask_email
shopper: ana@example.com
bot: ask_order_number "2 tries are left"
shopper: wei@example.com
bot: order_overdue ask_open_claim

# answers the rule beside the code
shopper: does SAVE10 work on sale items
bot: article "already on sale"

# 认得出写成字母的零
shopper: 订单1OO1到哪了 ana@example.com
bot: order_in_transit "1001"

# a foreign street is no change of language
shopper: 订单1002改地址 ana@example.com
bot: ask_address
shopper: Rua do Almada 88
bot: ask_address "邮编"

# lets go who thanks or waits
shopper: 1006 ana@example.com
bot: order_refunded
shopper: ah then it went to my other card, thank you
bot: thanks|thanks_review
shopper: 1004 wei@example.com
bot: order_overdue ask_open_claim
shopper: ok, I'll wait then
bot: waits

# leads nobody back a third time
shopper: I'd like to leave a review
bot: ask_review_stars
shopper: are you a robot?
bot: bot_question ask_review_stars
shopper: what does delivery cost?
bot: article ask_review_stars
shopper: can I pay with klarna?
bot: article flow_parked
shopper: ok thanks
bot: thanks|thanks_review

# 收到的破损：补发而不是退款
shopper: 抱枕套是破的 订单1003 ana@example.com
bot: ask_problem_line|ask_damage|ask_photo
shopper: 不要退款 给我补发一个新的
not: "先不办了"
bot: ask_problem_line|ask_photo|ask_damage

# tells the courier's conduct from a late parcel
shopper: your courier threw my parcel over the fence
bot: complaint

# hears a trouble with a payment in Spanish
shopper: me habéis cobrado dos veces el pedido 1001, ana@example.com
bot: ask_claim_payment "una sola vez"

# takes praise that came unasked for the review
shopper: just wanted to say the blanket is wonderful, so soft!
bot: ask_review_stars
shopper: 5 stars
bot: confirm_review "the blanket is wonderful"
shopper: yes post it please
bot: review_left

# asks again which order is meant when two are on their way
as: ana@example.com "Ana Silva"
shopper: wheres my stuff
bot: ask_order_number
shopper: and when will it arrive?
bot: ask_order_number_again
choice: 1001 · On its way
shopper: the second one
bot: order_in_transit
