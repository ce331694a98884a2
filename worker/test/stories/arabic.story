# يختار بالترتيب ثم يسأل عن اللون والسعر
shopper: عندكم مصابيح؟
bot: product_found
card: product alder-table-lamp
card: product camp-lantern
shopper: بكم الثاني؟
bot: product_price_reduced "119.00"
shopper: فيه منه أسود؟
bot: stock_variant_out "أسود"
shopper: ابي شي ارخص
bot: recommend_cheaper
card: product camp-lantern

# المقاس واللون بكلمات قليلة
shopper: عندكم قميص هاربر الكتان بالأزرق مقاس M؟
bot: stock_variant_out "أزرق / M"
shopper: ومقاس L؟
bot: stock_yes "أزرق / L"
shopper: والأبيض؟
bot: stock_yes "أبيض / L"
shopper: صدري 97.5 سم اي مقاس اخذ؟
bot: size_between "بين M وL" "قصّة واسعة"

# يسأل متى يصل ويلغي طلبًا آخر ثم يتراجع
shopper: وين طلبي 1001؟ ana@example.com
bot: order_in_transit "DHL"
shopper: ومتى يوصل؟
bot: order_in_transit "27 نوفمبر"
shopper: ابي الغي الطلب 1002
bot: ask_cancel "هل ألغيه؟"
shopper: نعم
bot: cancel_done
shopper: لا تراجعت، ما زلت أريده
bot: ask_undo_cancel "1002"

# يصحح الرقم
shopper: وين طلبي 1011
bot: ask_email
shopper: لا قصدي 1001
bot: ask_email "1001"
shopper: ana@example.com
bot: order_in_transit "DHL"

# يترك تغيير العنوان ويسأل عن الإرجاع
shopper: اريد تغيير عنوان الطلب 1002 ana@example.com
bot: ask_address
shopper: خلاص انسى الموضوع
bot: flow_abandoned
shopper: كم مدة الإرجاع؟
bot: article "30 يومًا"

# يعرض طلباته ولم يصله الرمز
shopper: اعرض طلباتي ana@example.com
bot: ask_code
shopper: ما وصلني الرمز
bot: ask_code

# طلبان في رسالة واحدة
shopper: وين طلبي 1001 وكم رسوم الشحن الى فرنسا؟ ana@example.com
bot: order_in_transit article "DHL" "5.90"

# يختار المقاس بكلماته
shopper: اريد تغيير مقاس الطلب 1002 ana@example.com
bot: ask_change_sku
shopper: الأبيض مقاس L
bot: confirm_change "(أبيض / L)"
shopper: نعم
bot: items_changed

# خُصم مرتين
shopper: خصموا مني مرتين للطلب 1001 ana@example.com
bot: ask_claim_payment "1001"

# يريد إشعارًا عند توفر لون
shopper: نبهوني إذا رجع كوب Pebble باللون الطحلبي
bot: ask_alert_email "(طحلبي)"
