import { describe, expect, it } from 'vitest'
import { DEMO_PRODUCTS } from '../../test/fixtures/demo-bundle'
import { buildCatalogueIndex } from './catalogue'

/** Products as shoppers speak of them: by their kind, by part of their name, without its sizes and counts. */
const ENGLISH: readonly (readonly [message: string, product: string])[] = [
  ['how much is the hearth pan', 'hearth-frying-pan'],
  ['do you have the trekking pack', 'trek-pack-45'],
  ['is the hearth casserole oven safe', 'hearth-casserole'],
  ['price of the cast iron casserole', 'hearth-casserole'],
  ['how much is the casserole?', 'hearth-casserole'],
  ['is the milk pan in stock', 'simmer-milk-pan'],
  ['do you have the glass teapot', 'glass-tea-pot'],
  ['how big is the kettlestone teapot', 'kettle-stone-teapot'],
  ['how much are the orchard plates', 'orchard-dinner-plates'],
  ['are the orchard bowls dishwasher safe', 'orchard-soup-bowls'],
  ['do you still have ristretto cups', 'espresso-cup-pair'],
  ['is the commute cup leakproof', 'travel-latte-cup'],
  ['how long does the drift bottle keep tea hot', 'drift-steel-bottle'],
  ['is the food flask in stock', 'food-flask'],
  ['do you sell a power bank', 'pocket-power-bank'],
  ['how fast is the wall charger', 'wall-charger-65w'],
  ['is the 65w charger back', 'wall-charger-65w'],
  ['how much is the linden hand cream', 'linden-hand-cream'],
  ['is the nettle shampoo vegan', 'field-shampoo'],
  ['do you have the oat lotion', 'oat-body-lotion'],
  ['what does the lip balm cost', 'calendula-lip-balm'],
  ['is the clay mask good for dry skin', 'clay-face-mask'],
  ['how do I use the rosehip oil', 'rosehip-face-oil'],
  ['are the muslin face cloths back in stock', 'muslin-face-cloths'],
  ['how much is the two person tent', 'lark-two-person-tent'],
  ['how heavy is the lark tent', 'lark-two-person-tent'],
  ['is the homestead tent waterproof', 'homestead-family-tent'],
  ['do you have the ferry backpack in green', 'roll-top-backpack'],
  ['how big is the hip pack', 'hip-pack'],
  ['is the explorer backpack ok for a 4 year old', 'little-explorer-pack'],
  ['what do the packing cubes cost', 'packing-cubes'],
  ['do the everyday socks run small', 'everyday-socks'],
  ['are the highland socks warm', 'highland-wool-socks'],
  ['any trekking poles left', 'trek-poles'],
  ['how warm is the sleeping bag', 'down-sleeping-bag'],
  ['what size are the tea towels', 'harvest-linen-tea-towels'],
  ['how long do the taper candles burn', 'beeswax-taper-set'],
  ['can I wash the finger puppets', 'finger-puppet-set'],
  ['are the crayons safe for toddlers', 'drawing-crayons'],
  ['is the mixing bowl big enough for bread', 'kneading-bowl'],
  ["does the chef's knife come with a sheath", 'carver-chef-knife'],
  ['puddle boots in size 27?', 'kids-rain-boots'],
  ['price of the usb-c cable', 'braided-usb-c-cable'],
  ['do you have tents', 'homestead-family-tent'],
  ['is the Pebble in stock', 'pebble-mug'],
  ['the 26 cm pan please, how much is it', 'hearth-frying-pan'],
  ['do you sell phone cases', 'cork-phone-case'],
  ["what's the price of the alder lamp", 'alder-table-lamp'],
  ['do you have the harbour shirt in L', 'linen-shirt'],
  ['is the oxford shirt slim fit', 'oxford-shirt'],
  ['how much is the rain jacket', 'rain-jacket'],
  ['do you still have the straw hat', 'straw-sun-hat'],
  ['are the chelsea boots true to size', 'wax-chelsea-boot'],
  ['how much are the felt slippers', 'felt-house-slippers'],
  ['got any beanies?', 'ribbed-beanie'],
  ['is the picnic blanket machine washable', 'picnic-blanket'],
  ["what's the battery life of the earbuds", 'murmur-earbuds'],
  ['do you have headphones for kids', 'kids-headphones'],
  ['is the brook speaker waterproof', 'brook-bluetooth-speaker'],
  ['price for velvet cushion', 'bolster-velvet-cushion'],
  ['how tall is the bud vase', 'bud-vase-trio'],
  ['do you sell candles', 'fig-tree-candle'],
  ['is the alphabet book suitable for 2 year olds', 'alphabet-frieze-book'],
  ['do you have bears', 'bruno-teddy'],
  ['how much is a pear wood comb', 'pear-wood-comb'],
  ['shoe care kit in stock?', 'shoe-care-kit'],
]

const CHINESE: typeof ENGLISH = [
  ['炉边煎锅多少钱', 'hearth-frying-pan'],
  ['铸铁炖锅有货吗', 'hearth-casserole'],
  ['奶锅能用电磁炉吗', 'simmer-milk-pan'],
  ['玻璃茶壶多大', 'glass-tea-pot'],
  ['壶石茶壶有现货吗', 'kettle-stone-teapot'],
  ['随行杯会漏水吗', 'travel-latte-cup'],
  ['浓缩咖啡杯还有吗', 'espresso-cup-pair'],
  ['果园餐盘多少钱', 'orchard-dinner-plates'],
  ['餐碗可以进洗碗机吗', 'orchard-soup-bowls'],
  ['揉面盆多大', 'kneading-bowl'],
  ['主厨刀锋利吗', 'carver-chef-knife'],
  ['茶巾有几条', 'harvest-linen-tea-towels'],
  ['保温瓶能保温多久', 'drift-steel-bottle'],
  ['焖烧罐多少钱', 'food-flask'],
  ['徒步背包有几个颜色', 'trek-pack-45'],
  ['渡轮背包能装电脑吗', 'roll-top-backpack'],
  ['腰包多少钱', 'hip-pack'],
  ['小探险家背包适合几岁', 'little-explorer-pack'],
  ['收纳袋有货吗', 'packing-cubes'],
  ['请问登山杖怎么卖', 'trek-poles'],
  ['羊毛袜还有吗', 'highland-wool-socks'],
  ['日常袜子有什么尺码', 'everyday-socks'],
  ['护手霜多少钱', 'linden-hand-cream'],
  ['菩提洗手液有吗', 'linden-hand-wash'],
  ['洗手液补充装还有吗', 'linden-refill-pouch'],
  ['荨麻洗发露适合油头吗', 'field-shampoo'],
  ['护发素多少钱', 'nettle-conditioner'],
  ['沐浴露什么味道', 'oat-body-wash'],
  ['身体乳有货吗', 'oat-body-lotion'],
  ['润唇膏多少钱一支', 'calendula-lip-balm'],
  ['面膜怎么用', 'clay-face-mask'],
  ['晚霜适合敏感肌吗', 'overnight-face-cream'],
  ['玫瑰果精华油怎么用', 'rosehip-face-oil'],
  ['洁面巾有货吗', 'muslin-face-cloths'],
  ['手指偶多少钱', 'finger-puppet-set'],
  ['蜡笔安全吗', 'drawing-crayons'],
  ['锥形蜡烛能烧多久', 'beeswax-taper-set'],
  ['移动电源能带上飞机吗', 'pocket-power-bank'],
  ['65瓦充电器多少钱', 'wall-charger-65w'],
  ['五人帐篷多少钱', 'homestead-family-tent'],
  ['书立有货吗', 'chaptered-book-ends'],
  ['露营灯能用多久', 'camp-lantern'],
  ['数据线多长', 'braided-usb-c-cable'],
  ['26厘米的煎锅多少钱', 'hearth-frying-pan'],
  ['阔腿裤多少钱', 'wide-linen-trousers'],
  ['雨靴有没有小码', 'rubber-rain-boot'],
  ['草帽怎么卖', 'straw-sun-hat'],
  ['耳机架有货吗', 'headphone-stand'],
  ['亚麻衬衫起皱吗', 'linen-shirt'],
  ['小熊玩偶多少钱', 'bruno-teddy'],
  ['野餐垫防水吗', 'picnic-blanket'],
  ['睡袋能用到几度', 'down-sleeping-bag'],
  ['音箱能连蓝牙吗', 'brook-bluetooth-speaker'],
  ['积木有多少块', 'maple-building-blocks'],
  ['手机壳支持什么型号', 'cork-phone-case'],
  ['毛衣会起球吗', 'merino-crew'],
  ['台灯什么时候到货', 'alder-table-lamp'],
  ['香氛蜡烛还有吗', 'fig-tree-candle'],
  ['帆布鞋有41码吗', 'canvas-sneaker'],
]

/** Messages that name no product, though words and sizes of names stand in them; parted by " / ". */
const ENGLISH_UNRELATED = `
  where is my order / where is my order 1001 / how long does delivery take / do you ship to Spain /
  is it in stock? / I want a refund / can I pay by bank transfer / what is your phone number /
  can I wash it by hand / does it shrink in the wash / do you have gift cards / when will my package arrive /
  how much is shipping / is it available in size 42 / how do I pack it for the return / please pack it as a gift /
  do you have a size chart / what time does the shop open / is the customer care team there at night /
  can I pick it up today / will the price come down / any offers for black friday /
  I moved house, change my address / my tracking number is 3 days old / which one would you recommend /
  how much is the 24 cm one / is the 300 ml in stock / do you have it in blue / can I use two coupons /
  the courier left it in the rain / does the warranty cover water damage / can you call me on the phone /
  talk to a person / I am a person, not a robot / is it good for travel / the box was empty /
  there are 3 pairs missing / I ordered a set of 4 and got 2 / do they run small /
  is the wood from sustainable forests / are they made by hand / is it good for everyday use /
  in case it does not fit, can I return it / are the sleeves long / is it light enough for a child /
  I cut my finger / the same thing all over again / set of 3 / a pair please / how much power does it use /
  do you accept returns without a box / can someone call me back / I never got the text with the code /
  my card was charged twice / is there a student discount / the zip is broken / how do I track it /
  where are you based / can I change the size / it doesn't turn on / does it fit a 13 inch laptop /
  what is it made of / is it dishwasher safe / which colour is more popular / do you have it in stock in Berlin /
  can you leave it with my neighbour / my code doesn't work at checkout / how long is the guarantee on this /
  please stop emailing me / is it suitable for children
`
const CHINESE_UNRELATED = `
  我的订单到哪了 / 多少钱 / 怎么退货 / 有货吗 / 多久能到 / 可以用微信支付吗 / 包邮吗 / 有什么优惠 / 尺码怎么选 / 我要转人工 / 发票怎么开 / 能便宜点吗 / 什么时候发货 /
  快递单号是多少 / 24厘米的还有吗 / 300毫升多少钱 / 两只装的多少钱 / 一对多少钱 / 我想改地址 / 收到的时候盒子是空的 / 可以换颜色吗 / 有实体店吗 / 材质是什么 / 能手洗吗 /
  家里没人收 / 小朋友可以用吗 / 晚上有客服吗 / 手机号填错了 / 这个可以机洗吗 / 保修多久 / 有没有大一点的 / 我买了3件 / 适合旅行吗 / 会员有折扣吗 / 今天能送到吗 / 电话多少 /
  有套装优惠吗 / 小孩能用吗 / 这款适合日常穿吗 / 有没有3条装的 / 身体不舒服可以改时间吗 / 手机收不到短信 / 订单能合并吗 / 什么时候补货 / 多少钱包邮 / 有没有现货 / 退款什么时候到 /
  支持货到付款吗 / 这个颜色还有吗 / 发什么快递 / 能开专票吗 / 怎么保养 / 会不会掉色 / 密码忘了 / 能送货上门吗 / 质量怎么样
`

describe.each([
  ['en', ENGLISH, ENGLISH_UNRELATED],
  ['zh', CHINESE, CHINESE_UNRELATED],
] as const)('the catalogue in %s', (locale, mentions, unrelated) => {
  const index = buildCatalogueIndex(DEMO_PRODUCTS, locale)
  const found = (message: string) => index.find(message).map(({ product }) => product.id)

  it.each(mentions)('reads "%s" as %s', (message, product) => {
    expect(found(message)).toContain(product)
  })

  it('reads nearly all of them as that product first', () => {
    const first = mentions.filter(([message, product]) => found(message)[0] === product)
    expect(first.length / mentions.length).toBeGreaterThan(0.95)
  })

  it.each(unrelated.split(/[/\n]/).flatMap((message) => message.trim() || []))('finds nothing in "%s"', (message) => {
    expect(found(message)).toEqual([])
  })
})
