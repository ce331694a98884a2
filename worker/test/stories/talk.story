# greets, is thanked and says goodbye
shopper: hello
bot: greeting
shopper: thanks a lot!
bot: thanks
shopper: bye
bot: goodbye
status: resolved
shopper: oh, where is order 1001?
bot: ask_email
status: bot

# says what it is
shopper: are you a robot?
bot: bot_question "a program, not a person"

# answers from the help articles with their source
shopper: how long do I have to return something?
bot: article "30 days"
card: article

# answers from the articles in Chinese
shopper: 运费多少钱
bot: article
card: article

# passes to a person when asked and lets the shopper leave the queue
shopper: let me talk to a real person
bot: handoff_queued
status: queued
shopper: never mind
bot: handoff_cancelled
status: bot

# keeps helping while the shopper waits for a person
shopper: 转人工
bot: handoff_queued
status: queued
shopper: 订单1001到哪了
bot: ask_email
status: queued

# asks back when it does not understand, then offers a person
shopper: that stuff from before
bot: unclear_ask|unclear_open
shopper: qwer zxcv
bot: unclear_person
choice: Talk to a person
shopper: yes
bot: handoff_queued
status: queued

# takes a choice it offered
shopper: so it goes up there
bot: unclear_ask
shopper: 1
bot: article|ask_order_number

# asks what a lone e-mail address is about and keeps it
shopper: ana@example.com
bot: what_about
shopper: where is order 1001
bot: order_in_transit

# speaks more softly to an upset shopper
shopper: this is ridiculous, I am so angry, where is order 1001? ana@example.com
bot: order_in_transit|order_in_transit.negative

# shows a product with its price
shopper: how much is the bramble stoneware mug?
bot: product_price|product_found

# lets "never mind" go when nothing is under way
shopper: never mind
bot: deny_alone
status: bot

# 没有在办的事也可以算了
shopper: 算了
bot: deny_alone

# stays polite when an answer is acknowledged with a yes
shopper: how long do I have to return something?
bot: article
shopper: ok
bot: affirm_alone
shopper: no thanks
bot: deny_alone

# passes to a person when that was offered and accepted
shopper: your service is terrible
bot: complaint
choice: Talk to a person
shopper: yes please
bot: handoff_queued|handoff_queued.negative
status: queued

# picks a choice of an earlier message of the same turn
shopper: I'd like to send something back from order 1003, ana@example.com
bot: ask_return_line
shopper: are you a robot?
bot: bot_question ask_return_line
choice: Talk to a person
shopper: Talk to a person
bot: handoff_queued
status: queued
