# promises no refund for an order that was not paid
shopper: cancel order 1009, marie@example.com
bot: ask_cancel_unpaid "1009"
not: "full amount"
shopper: yes
bot: cancel_done_unpaid "nothing to refund"

# names what would be cancelled
shopper: cancel order 1002, ana@example.com
bot: ask_cancel "Harbour Linen Shirt" "€"
shopper: no
bot: cancel_kept

# asks again for half an address
shopper: change the delivery address of order 1014 tom@example.com
bot: ask_address
shopper: 12 High Street
bot: ask_address "looks incomplete"
shopper: 12 High Street, London SW1A 1AA
bot: confirm_address "SW1A 1AA"

# says that the only parcel has not arrived when something is missing
shopper: an item is missing from my order 1001, ana@example.com
bot: order_in_transit missing_not_arrived "hasn't arrived yet"
not: "more than one parcel"

# tells the number of the claim it has opened
shopper: my order 1004 is late, wei@example.com
bot: order_overdue ask_open_claim
shopper: yes
bot: claim_opened "C-1004-1"
shopper: where is order 1004?
bot: order_overdue claim_already "C-1004-1"

# sends a second item back, and an item once
shopper: I'd like to send something back from order 1003, ana@example.com
bot: ask_return_line
shopper: 1
bot: ask_another_line
shopper: that's all
bot: ask_return_reason
shopper: Doesn't fit
bot: ask_handover
shopper: 2
bot: confirm_return
shopper: yes
bot: return_created "R-1003-1"
shopper: I'd like to send something else back from order 1003
bot: ask_return_reason
shopper: Changed my mind
bot: ask_handover
shopper: Have it picked up
bot: confirm_return "Tideline Linen Cushion Cover"
shopper: yes
bot: return_created "R-1003-2" "picks the parcel up"

# says where the order number stands when the shopper has none
shopper: where is my order?
bot: ask_order_number
shopper: i dont have the order number
bot: ask_order_number_where "confirmation e-mail"
choice: Talk to a person
shopper: 1001
bot: ask_email

# looks nothing up by e-mail alone
shopper: where is my order?
bot: ask_order_number
shopper: look it up by email
bot: ask_order_number_where "by e-mail or name alone"
shopper: Talk to a person
bot: handoff_queued
status: queued

# 没有订单号时说明在哪里找
shopper: 帮我查一下订单到哪了
bot: ask_order_number
shopper: 没有订单号
bot: ask_order_number_where "确认邮件"
choice: 转人工

# 用中文问有没有商品
shopper: 有台灯吗
bot: product_in_stock
card: product alder-table-lamp
shopper: 有没有杯子
bot: product_found
card: product pebble-mug
shopper: 你们卖鞋吗
bot: product_found
card: product canvas-sneaker

# shows things of a kind
shopper: any blankets?
bot: product_found
card: product loom-cotton-blanket
shopper: do you sell shoes?
bot: product_found
card: product canvas-sneaker
