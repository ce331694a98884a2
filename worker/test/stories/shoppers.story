# sets up an alert for a sold-out colour of a known shopper
as: ana@example.com "Ana Sousa"
shopper: tell me when the Pebble Mug in moss is back in stock
bot: confirm_alert "ana@example.com" "Pebble Mug (moss)"
shopper: yes
bot: alert_set "Pebble Mug (moss)"
shopper: tell me when the Pebble Mug in moss is back in stock
bot: confirm_alert
shopper: yes please
bot: alert_already

# asks product, variant and e-mail, one at a time
shopper: can you tell me when it's back in stock?
bot: ask_alert_product
shopper: the Quayside Canvas Sneaker
bot: ask_alert_email
shopper: kim@example.com
bot: confirm_alert "Quayside Canvas Sneaker (white / 42)" "kim@example.com"
shopper: no
bot: alert_dropped

# says that it is there already, with the card
shopper: notify me when the Alder Table Lamp is back
bot: alert_in_stock "in stock"
card: product alder-table-lamp

# 到货提醒
shopper: 卵石马克杯苔藓色什么时候到货，到货通知我
bot: ask_alert_email
shopper: wei@example.com
bot: confirm_alert "卵石马克杯"
shopper: 好的
bot: alert_set "wei@example.com"

# lists the open offers only
shopper: any discounts?
bot: promotions_open "SAVE10" "COSY15" "WELCOME10"
not: "LINDENFRIEND"
not: "SUMMER20"

# 问有什么优惠
shopper: 有什么优惠吗
bot: promotions_open "满 80 欧元减 10 欧元"
not: "LINDENFRIEND"

# leaves a question of rules to the articles
shopper: can I use two coupons?
bot: article "one code per order"

# checks a code that works and names its minimum
shopper: does SAVE10 work?
bot: coupon_valid "€80.00"

# says that a code is over
shopper: is SUMMER20 still valid?
bot: coupon_expired "SUMMER20"

# asks for the code when one is not accepted, and says what is wrong
shopper: my code isn't accepted
bot: ask_coupon
shopper: summer20
bot: coupon_expired

# holds a basket against the minimum
shopper: my coupon SAVE10 is not working, my basket is 45 EUR
bot: coupon_minimum "€45.00" "€80.00"

# knows the goods a code is for
shopper: does COSY15 work for the Pebble Mug?
bot: coupon_not_for_goods "Pebble Mug"

# knows what this shopper has used
as: ana@example.com "Ana Sousa"
shopper: is WELCOME10 still valid for me?
bot: coupon_used "already"

# gives away no code to who guesses
shopper: does FRIEND50 work?
bot: coupon_unknown_help "FRIEND50"
not: "LINDENFRIEND"
choice: Talk to a person

# 查优惠码
shopper: 优惠码SAVE10能用吗
bot: coupon_valid "80.00"

# tells a known shopper the points
as: ana@example.com "Ana Sousa"
shopper: how many points do I have?
bot: points_expiring "1,240" "Linden" "180"

# shows points to nobody without proof
shopper: how many points do I have?
bot: ask_order_number "private"
not: "1,240"
shopper: 1001
bot: ask_email
shopper: ana@example.com
bot: points_expiring "1,240"

# 查积分
as: wei@example.com "陈伟"
shopper: 我有多少积分
bot: points_expiring "310" "Garden"

# explains the points from the articles
shopper: how do points work?
bot: article

# says that there are no points
as: tom@example.com "Tom Becker"
shopper: how many points do I have?
bot: points_none

# helps with the login, and opens a case when that was no help
shopper: I can't log in
bot: article "never need your password"
choice: That didn't help
shopper: That didn't help
bot: ask_account_case
shopper: the reset mail never arrives, I tried four times since yesterday
bot: ask_account_email
shopper: tom@example.com
bot: account_case_opened "CS-"
choice: Talk to a person

# hides a password and warns of it
shopper: I can't log in, my password is Sunshine99!
bot: article "don't send passwords"
not: "Sunshine99"

# hides a card number and repeats none of it
shopper: your shop is a fraud, you charged my card 4111 1111 1111 1111 twice and nobody ever answers my letters
bot: knowledge_ask|complaint_opened|complaint_opened.negative|article|ask_order_number|handoff_queued "card numbers"
not: "4111 1111"

# 登录不了
shopper: 登录不了
bot: article "不需要您的密码"
choice: 没解决问题

# takes an address off the newsletter
as: ana@example.com "Ana Sousa"
shopper: stop sending me emails
bot: confirm_newsletter_off "ana@example.com"
shopper: yes
bot: newsletter_off
shopper: unsubscribe me
bot: newsletter_already_off
shopper: subscribe me to the newsletter
bot: confirm_newsletter_on
shopper: yes
bot: newsletter_on

# signs nobody up who did not confirm
shopper: subscribe me to the newsletter
bot: ask_newsletter_email
shopper: kim@example.com
bot: confirm_newsletter_on "kim@example.com"
shopper: yes
bot: newsletter_pending "once that link has been opened and confirmed"

# 退订邮件
shopper: 退订邮件
bot: ask_newsletter_email
shopper: lin@example.com
bot: confirm_newsletter_off
shopper: 是的
bot: newsletter_off

# requests a copy of the data of a proven shopper
shopper: export my data
bot: ask_order_number "check first that it's you"
shopper: 1001
bot: ask_email
shopper: ana@example.com
bot: confirm_data_export "ana@example.com"
shopper: yes
bot: data_export_requested "D-"

# says what a deletion costs and what stays
as: marie@example.com "Marie Dubois"
shopper: please delete all my data
bot: confirm_data_delete|confirm_data_delete_open "Invoices stay"
shopper: no
bot: data_kept

# warns of an order under way before a deletion
as: ana@example.com "Ana Sousa"
shopper: delete my account
bot: confirm_data_delete_open "still under way"
shopper: yes
bot: data_delete_requested "D-"

# 导出数据
as: wei@example.com "陈伟"
shopper: 导出我的数据
bot: confirm_data_export
shopper: 好的
bot: data_export_requested "D-"

# asks once what happened and gives the case its number
shopper: I want to make a complaint
bot: complaint
choice: Talk to a person
shopper: nobody answered my three letters about the broken lamp
bot: complaint_opened|complaint_opened.negative "CS-"
choice: Talk to a person

# takes the short way with who has told already
shopper: your support is the worst, I have been waiting for three weeks and nobody answers me, this is a disgrace
bot: complaint_opened|complaint_opened.negative "sorry" "CS-"
choice: Talk to a person

# 投诉
shopper: 我要投诉
bot: complaint
choice: 转人工
shopper: 快递员把我的包裹扔在雨里，打电话也没人接
bot: complaint_opened "CS-"

# takes a review with stars and words
as: ana@example.com "Ana Sousa"
shopper: I want to leave a review
bot: ask_review_stars
choice: ★★★★★
shopper: 5
bot: ask_review_product
choice: Alder Table Lamp
shopper: Alder Table Lamp
bot: ask_review_text
shopper: Warm light, and it looks lovely on my desk.
bot: confirm_review "5 stars" "Alder Table Lamp" "Warm light"
shopper: yes
bot: review_left

# offers help before a bad review
shopper: I want to leave a 1 star review
bot: ask_review_help
shopper: yes
bot: handoff_queued|handoff_queued.negative
status: queued

# 写评价
shopper: 我想写个评价，四星
bot: ask_review_text
shopper: 只打星
bot: confirm_review "4星"
shopper: 是的
bot: review_left

# greets a good customer by name with the order under way
as: ana@example.com "Ana Sousa"
shopper: hello
bot: greeting_vip_order "Ana" "1002"
choice: Where is order 1002?
choice: Talk to a person
shopper: Where is order 1002?
bot: order_processing

# greets one whom the shop may lose
as: wei@example.com "陈伟"
shopper: 你好
bot: greeting_at_risk_order "陈伟"
choice: 转人工

# asks a pleased shopper for a review, once
as: ana@example.com "Ana Sousa"
shopper: where is order 1001?
bot: order_in_transit
shopper: thank you so much, that was great help!
bot: thanks_review
choice: Leave a review
shopper: thank you, you're amazing!
bot: thanks
