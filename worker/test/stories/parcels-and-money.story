# tells of each of several parcels and what is in it
shopper: where is order 1007? wei@example.com
bot: order_parcels "2 parcels" "DHL" "UPS" "Delivered on" "In transit, expected on"
card: order 1007

# tells when it comes right after it was shown
shopper: where is my order 1001? ana@example.com
bot: order_in_transit
shopper: and when will it arrive?
bot: order_in_transit "expected on"
card: order 1001

# keeps a question in general apart from the order
shopper: where is my order 1001? ana@example.com
bot: order_in_transit
shopper: how long does delivery to Spain take?
bot: article

# opens a claim for a lost parcel and knows it afterwards
shopper: order 1005 never came, wei@example.com
bot: order_lost ask_open_claim
shopper: yes
bot: claim_opened "C-1005-1"
shopper: my parcel 1005 is lost
bot: order_lost claim_already "C-1005-1" "within 2 working days"

# offers the invoice by mail or link
shopper: I need the invoice for order 1003, ana@example.com
bot: ask_invoice_by
choice: By e-mail
choice: As a link here
shopper: As a link here
bot: invoice_link "/orders/1003/invoice?token="

# has no invoice before the payment
shopper: send me the invoice for order 1009 marie@example.com
bot: invoice_unpaid "hasn't been paid"

# answers how to get a tax number on the invoice
shopper: can you add my VAT number to the invoice?
bot: article "VAT"

# shows where an open order is paid
shopper: I still have to pay order 1009, where is the payment link? marie@example.com
bot: payment_open "1009" "open the order"
choice: Ways to pay
card: order 1009

# says that an order is paid
shopper: payment problem with order 1002 ana@example.com
bot: ask_payment_trouble
choice: My payment was declined
shopper: I want to pay an open order
bot: payment_arrived "nothing left to pay"

# explains a second amount and has a person compare
shopper: I was charged twice for order 1001, ana@example.com
bot: ask_claim_payment "only a reservation" "compare the payments"
shopper: yes
bot: claim_opened_payment "C-1001-1"
shopper: you charged me twice for order 1001
bot: claim_already "C-1001-1"

# helps with a declined card without an order number
shopper: my card was declined
bot: article "bank"
choice: Ways to pay
choice: Talk to a person

# 用中文要发票
shopper: 给我订单1003的发票，ana@example.com
bot: ask_invoice_by
shopper: 在这里给我链接
bot: invoice_link "/orders/1003/invoice?token="

# 用中文说被扣了两次款
shopper: 订单1001被扣了两次款，ana@example.com
bot: ask_claim_payment "预授权"
shopper: 好的
bot: claim_opened_payment "C-1001-1"

# 用中文查多个包裹
shopper: 订单1007到哪了，wei@example.com
bot: order_parcels "各个包裹" "已送达"
card: order 1007
shopper: 那什么时候到？
bot: order_parcels "预计"
