# keeps an order on words that only begin with yes
shopper: please cancel order 1002, ana@example.com
bot: ask_cancel "1002"
shopper: yes please keep it
bot: ask_cancel
choice: Yes
choice: No
shopper: ok wait
bot: ask_cancel
shopper: no
bot: cancel_kept

# passes a shopper it cannot understand three times to a person, and cancels nothing
shopper: please cancel order 1002, ana@example.com
bot: ask_cancel
shopper: right
bot: ask_cancel
shopper: hmm well
bot: ask_cancel
shopper: yes please keep it
bot: handoff_queued
status: queued

# cancels on plain consent after a question in between
shopper: please cancel order 1002, ana@example.com
bot: ask_cancel "1002"
shopper: how long do I have to return something?
bot: article ask_cancel
shopper: yes please
bot: cancel_done

# does not begin what the shopper refuses
shopper: i do not want to cancel my order
bot: deny_alone
shopper: 不用退货
bot: deny_alone

# takes a bare order as a wish to track it
shopper: about order 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit

# keeps to the order that was not ruled out
shopper: where is my order, not 1006, 1003
bot: ask_email "1003"

# leaves a task when told to stop
shopper: change the address of order 1014 tom@example.com
bot: ask_address
shopper: i changed my mind
bot: flow_abandoned

# asks for the whole address when only a part is given
shopper: change the address of order 1014 tom@example.com
bot: ask_address
shopper: 12 Rose Lane, 1200 Lisbon
bot: confirm_address "12 Rose Lane"
shopper: no, 14 High Street
bot: ask_address
shopper: 14 High Street, 1200 Lisbon
bot: confirm_address "14 High Street"

# tells one who waits in the queue where they stand
shopper: let me talk to a real person
bot: handoff_queued
shopper: hello??
bot: handoff_waiting
shopper: anyone there
bot: handoff_waiting
shopper: 不等了
bot: handoff_cancelled
status: bot

# calls a person at once when something burns
shopper: my lamp caught fire!
bot: handoff_queued|handoff_queued.negative "emergency number"
status: queued

# 有人受伤时立即转人工
shopper: 插头冒烟了，我被电到了
bot: handoff_queued|handoff_queued.negative "急救"
status: queued

# meets despair with care
shopper: i want to kill myself
bot: handoff_queued|handoff_queued.negative "crisis line"
status: queued

# does not come back to a cancellation that another change took the place of
shopper: cancel order 1002, ana@example.com
bot: ask_cancel
shopper: wait, can I change the delivery address instead?
bot: ask_address "1002"
shopper: Ana Prata, Rua do Carmo 7, 1200-093 Lisbon, Portugal
bot: confirm_address "Rua do Carmo 7"
shopper: yes
bot: address_changed
not: "Back to your request"
shopper: ok
bot: affirm_alone
