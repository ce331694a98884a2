# takes a cancellation back with the choice offered
shopper: please cancel order 1014, tom@example.com
bot: ask_cancel
shopper: yes
bot: cancel_done "undo it for 30 minutes"
choice: Undo the cancellation
shopper: Undo the cancellation
bot: ask_undo_cancel "1014"
shopper: yes
bot: cancel_undone "active again"
card: order 1014
shopper: where is order 1014?
bot: order_processing

# takes a cancellation back in other words
shopper: cancel order 1002 ana@example.com
bot: ask_cancel
shopper: yes please
bot: cancel_done
shopper: oh no, that was a mistake, undo it
bot: ask_undo_cancel "1002"
shopper: no
bot: undo_kept "stays cancelled"

# cancels again after taking it back
shopper: cancel order 1002 ana@example.com
bot: ask_cancel
shopper: yes
bot: cancel_done
shopper: Undo the cancellation
bot: ask_undo_cancel
shopper: yes
bot: cancel_undone
shopper: cancel order 1002
bot: ask_cancel
shopper: yes
bot: cancel_done

# 用中文取消后又撤销
shopper: 帮我取消订单1014，tom@example.com
bot: ask_cancel
shopper: 是的
bot: cancel_done "撤销"
choice: 撤销取消
shopper: 撤销取消
bot: ask_undo_cancel "1014"
shopper: 好的
bot: cancel_undone "已恢复"

# changes the size that the message names
shopper: can I change the size in order 1002 to L? ana@example.com
bot: confirm_change "white / M" "white / L" "price stays the same"
shopper: yes
bot: items_changed "white / L"
card: order 1002

# asks what to change, then which variant
shopper: I want to change something in my order 1002, ana@example.com
bot: ask_change_kind
choice: Another size or colour
choice: Take it out
shopper: Another size or colour
bot: ask_change_sku
choice: blue / S
shopper: blue / L
bot: confirm_change "blue / L"
shopper: no
bot: cancel_kept "stays as it is"

# lowers a quantity and says what goes back
shopper: please change order 1014, I need only one set of tea towels, tom@example.com
bot: ask_change_kind|confirm_change|ask_change_quantity
shopper: Fewer pieces
bot: ask_change_quantity|confirm_change
shopper: 1
bot: confirm_change "€22.00 goes back"
shopper: yes
bot: items_changed "€22.00"

# takes an item out of an order
shopper: please remove the tea towels from my order 1014 tom@example.com
bot: confirm_change "taken out" "€44.00"
shopper: yes
bot: items_changed "taken out"
card: order 1014

# offers to cancel instead of taking out the only item
shopper: change my order 1002, ana@example.com
bot: ask_change_kind
shopper: Take it out
bot: change_only_line "only item"
choice: Cancel an order
shopper: Cancel an order
bot: ask_cancel

# says when it is too late to change items, and what to do then
shopper: i want to change the colour of the lamp in order 1001, ana@example.com
bot: change_too_late "exchange it within 30 days"
choice: Exchange something

# does not change a cancelled order
shopper: change an item in order 1010 please, marie@example.com
bot: order_closed "Cancelled"

# takes a colour for the variant that has it
shopper: can I change the colour in order 1014 to red? tom@example.com
bot: ask_change_line
shopper: 2
bot: confirm_change "red stripe"
shopper: never mind
bot: cancel_kept

# 用中文修改尺码
shopper: 订单1002能换成L码吗？邮箱 ana@example.com
bot: confirm_change "白色 / L" "价格不变"
shopper: 好的
bot: items_changed "改好了"

# 用中文去掉一件商品
shopper: 订单1014里的茶巾不要了，帮我去掉，tom@example.com
bot: confirm_change "去掉"
shopper: 不用了
bot: cancel_kept
