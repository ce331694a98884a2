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
shopper: flurb the wozzle quickly
bot: unclear_ask|unclear_open|out_of_scope
shopper: zibble zabble nork
bot: unclear_person
choice: Talk to a person

# speaks more softly to an upset shopper
shopper: this is ridiculous, I am so angry, where is order 1001? ana@example.com
bot: order_in_transit|order_in_transit.negative

# shows a product with its price
shopper: how much is the bramble stoneware mug?
bot: product_price|product_found
