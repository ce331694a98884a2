# asks for the e-mail and shows the order
shopper: where is my order 1001?
bot: ask_email
shopper: ana@example.com
bot: order_in_transit "DHL"
card: order 1001

# takes order number and e-mail in one message
shopper: Hi, can you tell me where order 1001 is? My email is ana@example.com
bot: order_in_transit
card: order 1001

# asks for both, one at a time
shopper: where's my parcel
bot: ask_order_number
shopper: 1001
bot: ask_email "1001"
shopper: it's Ana@Example.com
bot: order_in_transit

# speaks Chinese to a Chinese message
shopper: 我的订单1001到哪了
bot: ask_email "邮箱"
shopper: ana@example.com
bot: order_in_transit "送达"
card: order 1001

# lets the order number be corrected before it is verified
shopper: where is order 1011
bot: ask_email "1011"
shopper: sorry, I meant 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "1001"

# lets the order number be corrected after the answer
shopper: where is my order 1001? ana@example.com
bot: order_in_transit
shopper: no, 1002
bot: order_processing "1002"

# does not ask again for what it knows
shopper: where is my order 1001? ana@example.com
bot: order_in_transit
shopper: and where is 1003?
bot: order_delivered "1003"

# answers a question in between and comes back
shopper: where is my order?
bot: ask_order_number
shopper: how long do I have to return something?
bot: article ask_order_number "30 days"
shopper: 1001
bot: ask_email

# tells nothing about an order whose e-mail does not match
shopper: where is order 1001
bot: ask_email
shopper: eve@example.com
bot: ask_order_number "2 tries"
not: "DHL"
not: "exists"

# says the same for an order that does not exist
shopper: where is order 9999
bot: ask_email
shopper: eve@example.com
bot: ask_order_number "can't find an order with that number and e-mail"

# stops after three wrong pairs and offers a person
shopper: where is order 1004, e1@example.com
bot: ask_order_number
shopper: 1004 e2@example.com
bot: ask_order_number
shopper: 1004 e3@example.com
bot: verify_locked_code "stopped checking"
choice: Send me a code
choice: Talk to a person
shopper: where is order 1004 wei@example.com
bot: verify_locked_code
not: "overdue"
shopper: no
bot: verify_locked
choice: Talk to a person

# opens a claim for an overdue parcel
shopper: order 1004 wei@example.com has not arrived yet
bot: order_overdue ask_open_claim "overdue"
card: order 1004
shopper: yes please
bot: claim_opened "C-1004"

# opens a claim for a parcel that was marked delivered
shopper: it says delivered but i never got my parcel, order 1013 tom@example.com
bot: delivered_not_received ask_open_claim
shopper: ok do it
bot: claim_opened

# shows a shopper the shop vouches for their own orders
as: ana@example.com "Ana Sousa"
shopper: where is my order?
bot: ask_order_number
choice: 1002 · Being packed
shopper: 1001
bot: order_in_transit

# asks for the e-mail of somebody else's order without costing a try
shopper: where is my order 1001? ana@example.com
bot: order_in_transit
shopper: and my boyfriend's order 1012, where is it?
bot: ask_email "1012"
not: "tries"
shopper: tom@example.com
bot: order_out_for_delivery "1012"
shopper: and 1003?
bot: order_delivered "1003"

# lets a shopper the shop vouches for prove an order placed with another e-mail
as: ana@example.com "Ana Sousa"
shopper: where is order 1012?
bot: ask_email "1012"
shopper: tom@example.com
bot: order_out_for_delivery
shopper: and where is 1001?
bot: order_in_transit "1001"

# tells of a refund that is still being checked
shopper: when do I get the refund for order 1011? marie@example.com
bot: refund_requested "being checked"
card: order 1011

# offers a code to who has forgotten the e-mail
shopper: where is order 1001
bot: ask_email
shopper: I don't remember which email I used
bot: ask_code "six-digit code"
not: "example.com"
choice: Send a new code
shopper: 123456
bot: ask_code "4 tries are left"
shopper: 12345
bot: ask_code_again
shopper: never mind
bot: flow_abandoned

# 忘了邮箱可以用验证码
shopper: 订单1001到哪了
bot: ask_email
shopper: 忘了邮箱
bot: ask_code "六位验证码"
shopper: 123 456
bot: ask_code "还可以试 4 次"

# finds orders by an address that is proven
shopper: show me all my orders, my email is ana@example.com
bot: ask_code "a•••@e•••.com"
not: "1001"
shopper: where can I see your opening hours?
bot: article ask_code
