# cancels an order that has not left, after asking
shopper: please cancel order 1002, ana@example.com
bot: ask_cancel "1002"
shopper: yes
bot: cancel_done "1002"

# keeps the order when the shopper changes their mind
shopper: cancel my order 1014 tom@example.com
bot: ask_cancel
shopper: no, leave it
bot: cancel_kept

# says why a shipped order cannot be cancelled
shopper: I want to cancel 1001. email ana@example.com
bot: cancel_too_late "already been handed to the carrier"

# changes the address of an order that has not left
shopper: I moved, can you send order 1014 to my new flat? tom@example.com
bot: ask_address
shopper: Tom Baker, 12 Rose Lane, 1200-100 Lisbon, Portugal
bot: confirm_address "12 Rose Lane"
shopper: yes that's right
bot: address_changed "12 Rose Lane"

# asks again for an incomplete address
shopper: change the delivery address of order 1014 tom@example.com
bot: ask_address
shopper: Rome
bot: ask_address "looks incomplete"

# registers a return after item, reason and confirmation
shopper: I'd like to send something back from order 1003, ana@example.com
bot: ask_return_line
shopper: 1
bot: ask_another_line
choice: That's all
shopper: that's all
bot: ask_return_reason
shopper: Doesn't fit
bot: ask_handover
choice: Have it picked up
shopper: Drop it off
bot: confirm_return "a return"
shopper: yes
bot: return_created "R-1003" "print it" "within 14 days"

# refuses a return after the window
shopper: i want to return order 1008 ana@example.com
bot: return_window_closed "30 days"

# tells when a refund was paid
shopper: where is my refund for order 1006? ana@example.com
bot: refund_paid
card: order 1006

# drops a task when told so
shopper: cancel my order
bot: ask_order_number
shopper: never mind
bot: flow_abandoned

# 用中文取消订单
shopper: 帮我取消订单1010 marie@example.com
bot: order_closed "已取消"

# 用中文改地址要先核对
shopper: 我想改一下收货地址，订单1014
bot: ask_email

# claims the one item that is missing, each item once
shopper: an item is missing from my order 1003, ana@example.com
bot: ask_missing_line "Which item is missing"
choice: Quayside Canvas Sneaker, 40
shopper: 2
bot: ask_photo
shopper: No photo
bot: ask_resolution
shopper: A replacement
bot: confirm_missing "to be sent again"
shopper: yes
bot: claim_opened_item "C-1003-1" "is missing"
shopper: something else is missing from order 1003 too
bot: ask_missing_line
shopper: Quayside Canvas Sneaker, 40
bot: ask_photo
shopper: I don't have one
bot: ask_resolution
shopper: money back
bot: confirm_missing "your money back"
shopper: yes
bot: claim_opened_item "C-1003-2" "Quayside Canvas Sneaker, 40"
shopper: an item is missing from my order 1003
bot: ask_missing_line
shopper: 2
bot: claim_already "C-1003-1"

# says that the missing item is most likely in the parcel under way
shopper: something is missing from order 1007, wei@example.com
bot: order_parcels missing_under_way "hasn't arrived yet"
card: order 1007

# goes from cancelling to changing the order, and leaves the cancelling there
shopper: please cancel order 1002, ana@example.com
bot: ask_cancel
shopper: wait, can I change the order instead?
bot: ask_change_kind
choice: Another size or colour
shopper: never mind
bot: flow_abandoned

# goes from cancelling to another address, and leaves the cancelling there
shopper: cancel order 1002, ana@example.com
bot: ask_cancel
shopper: wait, can I change the delivery address instead?
bot: ask_address "1002"
shopper: Ana Prata, Rua do Carmo 7, 1200-093 Lisbon, Portugal
bot: confirm_address "Rua do Carmo 7"
shopper: yes
bot: address_changed

# is thanked in the middle of a task and asks its question once
shopper: change the delivery address of order 1014 tom@example.com
bot: ask_address
shopper: thank you
bot: ask_address "You're welcome!"
not: "Back to your request"
shopper: Tom Baker, 12 Rose Lane, 1200-100 Lisbon, Portugal
bot: confirm_address

# takes a corrected address in place of a no
shopper: change the address of order 1014 tom@example.com
bot: ask_address
shopper: 12 Rose Lane, 1200 Lisbon
bot: confirm_address "12 Rose Lane"
shopper: no, 14 Rose Lane, 10115 Berlin
bot: confirm_address "14 Rose Lane"
not: "no,"
shopper: yes
bot: address_changed "14 Rose Lane"
