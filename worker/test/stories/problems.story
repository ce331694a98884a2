# reports something broken and asks for a new one
shopper: my order 1003 arrived broken, ana@example.com
bot: ask_problem_line
shopper: 2
bot: ask_damage
shopper: It arrived broken
bot: ask_photo "paper clip"
choice: No photo
shopper: No photo
bot: ask_resolution
choice: Money back
choice: A replacement
shopper: A replacement
bot: confirm_problem "a replacement"
shopper: yes
bot: problem_reported "R-1003-1" "within 2 working days"

# leaves the report on a no
shopper: the cushion cover from order 1003 is torn, it came damaged, ana@example.com
bot: ask_photo|ask_damage
shopper: no photo
bot: ask_resolution
shopper: I want my money back
bot: confirm_problem "your money back"
shopper: no
bot: return_kept

# gives a label for a wrong item
shopper: you sent me the wrong item in order 1003, ana@example.com
bot: ask_problem_line
shopper: 1
bot: ask_photo
shopper: skip
bot: ask_resolution
shopper: Money back
bot: confirm_problem "not what you ordered"
shopper: yes
bot: problem_reported "open it" "label?token="

# takes damaged goods that could not be sent back otherwise
shopper: I want to return the lip balm from order 1015, marie@example.com
bot: ask_return_line "can't be sent back" "hygiene"
shopper: never mind
bot: flow_abandoned
shopper: the lip balm in order 1015 arrived broken
bot: ask_photo
shopper: No photo
bot: ask_resolution
shopper: Money back
bot: confirm_problem "Calendula Lip Balm"
shopper: yes
bot: problem_reported "R-1015-1"

# returns what is allowed of an order with something excluded
shopper: I'd like to send something back from order 1015, marie@example.com
bot: ask_return_line
shopper: 1
bot: ask_return_line "can't be sent back"
shopper: 2
bot: ask_another_line
shopper: no, that's all
bot: ask_return_reason
shopper: Changed my mind
bot: ask_handover
shopper: Drop it off
bot: confirm_return "Hearth"
shopper: yes
bot: return_created "R-1015-1"

# sends two items back in one return
shopper: I want to return items from order 1003 ana@example.com
bot: ask_return_line
shopper: 1
bot: ask_another_line
shopper: 1
bot: ask_return_reason
shopper: Doesn't fit
bot: ask_handover
shopper: Have it picked up
bot: confirm_return "Sneaker" "Cushion"
shopper: yes
bot: return_created "R-1003-1" "picks the parcel up"

# exchanges for the variant picked
shopper: I want to exchange the sneakers from order 1003, ana@example.com
bot: ask_exchange_sku
choice: navy / 42
shopper: navy / 42
bot: ask_return_reason
shopper: Doesn't fit
bot: ask_handover
shopper: Drop it off
bot: confirm_return "an exchange" "navy / 42"
shopper: yes
bot: return_created "exchange R-1003-1"

# suggests to cancel what has not left yet
shopper: I want my money back for order 1002, ana@example.com
bot: return_not_shipped "cancel it instead"
choice: Cancel an order
shopper: Cancel an order
bot: ask_cancel "1002"

# tells what was returned in another conversation
shopper: I want to send back order 1011, marie@example.com
bot: ask_return_reason
shopper: Changed my mind
bot: ask_handover
shopper: Drop it off
bot: confirm_return
not: "Trail"
shopper: no
bot: return_kept

# answers in general what happens with broken things
shopper: what happens if something arrives broken?
bot: article|knowledge_ask

# 用中文报损坏
shopper: 我收到的订单1003里的帆布鞋坏了，鞋底开胶了，邮箱 ana@example.com
bot: ask_photo|ask_damage|ask_problem_line
shopper: 没有照片
bot: ask_resolution "怎么处理"
shopper: 补发新的
bot: confirm_problem "补发"
shopper: 好的
bot: problem_reported "R-1003-1"

# 用中文说少了东西
shopper: 订单1003缺了一件，ana@example.com
bot: ask_missing_line
shopper: 1
bot: ask_photo
shopper: 没有照片
bot: ask_resolution
shopper: 退款
bot: confirm_missing "退款"
shopper: 是的
bot: claim_opened_item "C-1003-1"

# 用中文一次退两件
shopper: 我要退货，订单1003，ana@example.com
bot: ask_return_line
shopper: 1
bot: ask_another_line
shopper: 没有了
bot: ask_return_reason
shopper: 1
bot: ask_handover "寄回"
shopper: 上门取件
bot: confirm_return "退货"
shopper: 可以
bot: return_created "上门取件"
