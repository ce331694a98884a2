# asks whether an article helped, and takes the answer
shopper: how long do I have to return something?
bot: article "30 days"
choice: That helped
choice: Not what I needed
shopper: That helped
bot: article_helpful

# offers what is related when an article did not help
shopper: do you take PayPal?
bot: article
card: article payment-methods
shopper: not what I needed
bot: article_unhelpful|article_unhelpful.negative
choice: Talk to a person
shopper: Talk to a person
bot: handoff_queued|handoff_queued.negative
status: queued

# finds an article though the words are others than its own
shopper: could it go to a locker or a kiosk nearby?
bot: article
card: article pick-up-points

# does not answer from an article what none of them says
shopper: do you organise guided hikes?
bot: out_of_scope

# asks which article is meant and shows the one picked
shopper: can i get it gift like
bot: knowledge_ask
choice: None of these
shopper: 1
bot: article
card: article

# passes on a question when none of the titles was meant
shopper: can i get it gift like
bot: knowledge_ask
shopper: none of these
bot: knowledge_unknown
choice: Talk to a person
shopper: yes please
bot: handoff_queued
status: queued

# asks no verdict of somebody in the middle of a task
shopper: where is my order?
bot: ask_order_number
shopper: how long does a refund take?
bot: article ask_order_number

# 用自己的话也能找到文章
shopper: 能放到楼下便利店或者柜子里吗？
bot: article
card: article pick-up-points
shopper: 没解决我的问题
bot: article_unhelpful
choice: 转人工
