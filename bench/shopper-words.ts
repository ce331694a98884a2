/** What shoppers write in one conversation, in order: order look-ups, help-page questions, products, small talk. */
export const SHOPPER_SCRIPTS: readonly (readonly string[])[] = [
  [
    'hi',
    'where is my order 1001?',
    'ana@example.com',
    'thanks! how long do I have to return something?',
    'who pays for the return',
    'do you ship to norway?',
    'can I pay with paypal?',
    'ok great, bye',
  ],
  [
    '你好',
    '我的订单1001到哪了',
    'ana@example.com',
    '退货运费谁出',
    '能寄到中国吗',
    '运费多少钱',
    '能用两张优惠券吗',
    '好的，谢谢',
  ],
  [
    'Hello there, quick question about sizes',
    'do you have backpacks?',
    'can i use two coupons on one order',
    'when will my order arrive if I buy today?',
    'Hi, can you tell me where order 1001 is? My email is ana@example.com',
    'whats the status of 1001',
    'do you take back old electronics?',
    'thank you so much!',
  ],
  [
    '在吗',
    '今天下单什么时候到？',
    '我要发票',
    '有没有背包',
    '查一下订单1001，邮箱 ana@example.com',
    '物流到哪里了',
    '卡刷不了怎么办',
    '再见',
  ],
]

/** The words of shopper `client` for their message number `index`, both counted from 0. */
export function wordsOf(client: number, index: number): string {
  const script = SHOPPER_SCRIPTS[client % SHOPPER_SCRIPTS.length] ?? []
  return script[index % script.length] ?? 'hi'
}
