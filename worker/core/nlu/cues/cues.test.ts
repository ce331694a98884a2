import { describe, expect, it } from 'vitest'
import {
  asks,
  asksForAnyone,
  dangerOf,
  dropsThis,
  isAbandon,
  isAffirm,
  isConsent,
  isDeny,
  leavesQueue,
  negates,
  onlyNamesOrder,
  replacesTask,
  saysGoodbye,
  startsWithCorrection,
} from './index'

/** The texts of a list written with bars between them. */
function list(texts: string): readonly string[] {
  return texts.split(' | ')
}

type Cue = (text: string) => boolean

function table(name: string, cue: Cue, yes: readonly string[], no: readonly string[]): void {
  describe(name, () => {
    for (const text of yes) it(`${JSON.stringify(text)} is`, () => expect(cue(text)).toBe(true))
    for (const text of no) it(`${JSON.stringify(text)} is not`, () => expect(cue(text)).toBe(false))
  })
}

table(
  'isAbandon',
  isAbandon,
  list(
    'never mind | Nevermind. | nvm | never mnd | nevr mind | forget it! | Forget about it | ok, forget it then | ' +
      "leave it | drop it | skip it | stop | Stop! | exit | quit | start over | i changed my mind | changed my mind | forget my order | 停 | 退出 | 重新开始 | 不弄了 | 不查了 | oh never mind, thanks | NEVER MIND!!! | no, never mind | don't bother | " +
      'forget ti | 算了 | 算了吧 | 不用了 | 不用了，谢谢 | 不弄了 | 当我没说 | 那算了 | 好吧，算了 | 算了，不用了 | 哦，没事了。 | 當我沒說 | 　算了　',
  ),
  list(
    ' | stop the parcel | stop sending mails | exit door | cancel that | cancel it | never | mind | leave it at the door | ship it | I forgot it | ' +
      'forgot it | never mind the colour, where is my order | skip the line | drop it at my neighbour | 不用 | ' +
      '算了一下价格 | 不要了 | 取消订单 | 运费怎么算了 | i never received it',
  ),
)

table(
  'isAffirm',
  isAffirm,
  list(
    'yes | Yes! | yep | yeah | yesss | sure | ok | OK. | okay | correct | do it | go ahead | please do | ' +
      "yes please | yes please cancel it | Yes, 1002 | ok thanks | sure, go ahead | that's right | " +
      "yes that's correct | sounds good | yup do it | of course | 👍 | ok 👍🏽 | right | y | confirm | please | " +
      "ｙｅｓ | works for me | let's do it | I agree | absolutely | deal | you’re right | 就这个 | 必须的 | 那行吧 | 可以的亲 | " +
      '是 | 是的 | 对 | 对的 | 好 | 好的 | 好的，谢谢 | 嗯 | 嗯嗯 | 可以 | 行 | 没错 | 确认 | 确定 | 没问题 | 对对对 | 好的，请取消 | 可以，帮我取消吧 | 好吧 | ' +
      '是的，取消 | 好的取消吧 | 當然 | 是的，1002 | 嗯，可以。',
  ),
  list(
    "absolutely disgusting service | certainly can't accept this | 行李 | 中国 |  | no | not sure | " +
      'yes but not that one | yes? | ok? | ok where is my order | right now | correct the address | ' +
      "sure it is broken | yes no | yes, I don't know | maybe | confirm my email address | yesterday | okra | " +
      '对不起 | 对了 | 好像没收到 | 好慢 | 好久 | 是不是 | 是吗 | 可以吗？ | 可以退货吗 | 对吗 | 好吗 | 不是 | 不好 | 行李箱 | 是我的订单 | 要多久 | 好贵 | 是什么 | ' +
      'thanks | 1002 | 🙂',
  ),
)

table(
  'isDeny',
  isDeny,
  list(
    "no | No. | nope | nah | noooo | no thanks | no thank you | don't | please don't | don't cancel it | " +
      'do not | not that | not that one | no, 1002 | no 1002 | No, LL-1001 | not 1001 | not LL-1001 | not now | ' +
      "not really | no, I want the other one | no it is wrong | no... 1002 | that's wrong | no need | " +
      "I don't think so | sorry, no | no way | 👎 | don’t do it | none of them | neither | absolutely not | " +
      "not interested | that's not my order | 都不是 | 不同意 | 还是不要了吧 | 没必要 | 不换，我就喜欢现在这样 | 不 | 不是 | 不对 | 不要 | 不用 | " +
      '不用了 | 先不 | 先不用 | 不行 | 不，1002 | 不是，是1002 | 不对，1002 | 不是1001 | 不用谢谢 | 不用了，谢谢 | 不要取消 | 别取消 | 不是的 | 没有 | ' +
      '没有了，谢谢 | 不需要 | 不取消 | 不可以 | 先不取消了',
  ),
  list(
    ' | yes | not sure | no problem | no worries | no idea | no tracking yet | No. 1002 | no? | ' +
      "nobody answered | now | not received | don't know | I don't know | do not understand | note | northern | " +
      'nice | 不好意思 | 不知道 | 不确定 | 不错 | 不客气 | 不用谢 | 不清楚 | 不行吗 | 不能退吗 | 没有收到 | 不发货 | 别人的订单 | 好 | 不要放门口',
  ),
)

table(
  'startsWithCorrection',
  startsWithCorrection,
  list(
    'no, 1002 | No 1002 | no, it is 1002 | nope, LL-1002 | no - 1002 | sorry, 1002 | sorry, my email is a@b.co | ' +
      'Sorry I meant 1002 | i meant 1002 | I mean the other one | actually 1002 | Actually, it was the blue one | ' +
      'wrong number | wrong number, 1002 | oops 1002 | wait, no, 1002 | not 1001, 1002 | ' +
      'i gave you the wrong email | typo: 1002 | sorry 1002 | oh sorry, 1002 | 不对，是1002 | 不对 | 不是，1002 | ' +
      '不是1001，是1002 | 说错了 | 打错了，1002 | 应该是1002 | 不，1002 | 抱歉，打错了 | 输错了 | 不好意思，应该是1002 | 錯了，1002 | 我是说1002',
  ),
  list(
    ' | no | no thanks | no, thanks | no problem | No. 1002 | no-one came | sorry | ' +
      'sorry, but this is too slow | sorry to bother you | my order is wrong | it is actually 1002 | yes | ' +
      'note 1002 | i typed my address | nobody | 不是质量问题，就是不喜欢，想退回 | 不是本人的卡付款可以吗 | 不是说今天到吗 | 不是吧 | 不好意思 | 不知道 | ' +
      '不错 | 订单不对 | 不对劲 | 你好 | 应该没有',
  ),
)

table(
  'isConsent',
  isConsent,
  list(
    'yes | Yes. | yes please | yep | yeah | yess | ok | okay | ok do it | please do | go ahead | yes cancel it | ' +
      "do it | confirm | that's right | yes that's right | correct | sure | sure thing | of course | yes, thanks | " +
      'yes please cancel it | ok, cancel the order | please cancel it | yes go ahead | yes do it please | please | ' +
      'yes change it | yes open a claim | y | 👍 | ok 👍🏽 | ｙｅｓ | absolutely | ' +
      '是 | 是的 | 对 | 对的 | 好 | 好的 | 可以 | 行 | 确认 | 没错 | 嗯 | 嗯嗯 | 麻烦了 | 取消吧 | 帮我办吧 | 好的，取消吧 | 是的，请取消 | ' +
      '好的，麻烦了 | 可以，帮我取消吧 | 对对对 | 是的，谢谢 | 好吧',
  ),
  list(
    ' | 好麻烦 | 好麻烦了 | yes keep the order | yes please keep it | yes leave it | yes dont | yes stop | yes no | no yes | ' +
      'yes i know but dont | yes but only the lamp | yes, unless it ships today | ok wait | is that right | ' +
      'yes what happens then | sure thing not | ok thanks | right | fine | hmm fine i guess | yes except the postcode | ' +
      'yes? | ok? | thanks | maybe | no | not sure | yes 1014 | yes return my money first | yes later | ' +
      'ok never mind | i guess | alright | great | yes or no | yes tomorrow | 👋 | ' +
      '是吗 | 好吗 | 是的，不过先别 | 好的，等一下 | 好的，先不取消 | 是的但是只取消灯 | 可以，除非今天发货 | 嗯，为什么 | 对，保留订单 | 好的谢谢 | 不是 | 别 | 不 | ' +
      '行李 | 是的，留着吧 | 好像不用 | 可以取消吗 | 对了 | 好，别取消 | 谢谢',
  ),
)

it('consent to one change is none to another', () => {
  expect(isConsent('yes, cancel it', 'cancel')).toBe(true)
  expect(isConsent('yes, cancel it', 'change')).toBe(false)
  expect(isConsent('好的，取消吧', 'return')).toBe(false)
  expect(isConsent('yes', 'return')).toBe(true)
})

describe('negates', () => {
  it.each([
    ['i do not want to cancel my order', 'cancel'],
    ["I don't want to cancel", 'cancel'],
    ['dont cancel', 'cancel'],
    ["please don't cancel my order", 'cancel'],
    ['dont cancel it, i want to return it', 'cancel'],
    ['dont return anything', 'return'],
    ["i don't need a refund", 'return'],
    ['nothing is missing', 'claim'],
    ['我不想取消', 'cancel'],
    ['我不想取消订单', 'cancel'],
    ['别取消', 'cancel'],
    ['不用退货', 'return'],
    ['不要退款了', 'return'],
    ['没有少东西', 'claim'],
  ] as const)('"%s" refuses %s', (text, act) => expect(negates(text, act)).toBe(true))

  it.each([
    ['cancel my order', 'cancel'],
    ["why don't you cancel my order", 'cancel'],
    ['you did not cancel my order', 'cancel'],
    ["they don't return my money", 'return'],
    ["i don't want it, please cancel it", 'cancel'],
    ['i dont want to return it, i want to exchange it', 'return'],
    ["i don't want it anymore, can I return it", 'return'],
    ['something is missing', 'claim'],
    ['不想要了，退货', 'return'],
    ['不要退货，我要换货', 'return'],
    ['为什么不退款', 'return'],
    ['不能取消吗', 'cancel'],
    ['有没有少发', 'claim'],
    ['dont cancel', 'return'],
  ] as const)('"%s" does not refuse %s', (text, act) => expect(negates(text, act)).toBe(false))
})

table(
  'onlyNamesOrder',
  onlyNamesOrder,
  list(
    'about order 1001 | order 1001 | question about order 1001 | I have a question about my order 1001 | 1001 | #1001 | ' +
      'order number 1001 | order 1001 ana@example.com | 订单1001 | 1001号订单 | 关于订单1001 | 我的订单1001 | 订单号是1001 | 订单1001的问题',
  ),
  list(
    ' | cancel order 1001 | order 1001 is broken | return 1001 | 取消订单1001 | 订单1001退货 | order | about my order',
  ),
)

table(
  'asks',
  asks,
  list(
    'what are the reasons? | what are the reasons | why | how do i find it | is it ok? | 什么原因都可以吗 | 为什么要原因 | 怎么填 | 这个呢',
  ),
  list(' | too small | when it arrived it was broken | 什么都坏了 | 怎么穿都不舒服 | it broke | ?? | Rua do Carmo 7'),
)

table(
  'asksForAnyone',
  asksForAnyone,
  list(
    'hello?? | hello | anyone there | anyone there? | is anyone there | anybody here? | how long do i wait | ' +
      'how long do I have to wait? | how much longer | still waiting | 有人吗 | 有人在吗？ | 喂？ | 还有人吗 | 多久才回 | 要等多久 | 还要多久',
  ),
  list(
    ' | how long is delivery | hello, where is my order | how long do I have to return it | how long do i have to wait for my order | 多久发货 | 退款多久',
  ),
)

table(
  'leavesQueue',
  leavesQueue,
  list('不等了 | 不用等了 | 不等了吧 | 我不等了 | i dont want to wait'),
  list(' | 等 | 等了很久 | 不等 于 | i will wait'),
)

table(
  'saysGoodbye',
  saysGoodbye,
  list("bye | Goodbye! | thanks, bye | see you | ok that's all, good night | 再见 | 谢谢，拜拜 | 晚安"),
  list(' | maybe | 👋 | thanks | bye? | buy | 好的'),
)

table(
  'dropsThis',
  dropsThis,
  list('cancel this | cancel the return | please cancel this request | 取消申请'),
  list(' | cancel it | cancel my order | cancel order 1002 | 取消订单'),
)

table(
  'replacesTask',
  replacesTask,
  list('change the address instead | no wait, change it | 改成北京的地址吧 | 还是改地址'),
  list(' | wait | change the address | 改地址'),
)

describe('dangerOf', () => {
  it.each([
    ...list(
      'fire | the lamp is on fire! | it caught fire | smoke is coming out of it | the kettle is smoking | ' +
        'there is a burning smell | I got an electric shock | my son swallowed a part | he is choking | ' +
        "I was injured | I'm bleeding | 着火了 | 插头冒烟 | 我被电到了 | 触电 | 孩子吞了零件 | 我受伤了",
    ).map((text) => [text, 'danger'] as const),
    ...list('I want to kill myself | thinking of suicide | 我想死 | 不如自杀').map(
      (text) => [text, 'self_harm'] as const,
    ),
  ])('"%s" is %s', (text, danger) => expect(dangerOf(text)).toBe(danger))

  it.each(
    list(
      ' | can i use the pan on fire? | a fire pit | do you have a fireplace screen | the smoke grey mug | ' +
        'how long is the burning time | is it a choking hazard? | the colour is bleeding | the courier swallowed my parcel | ' +
        '会着火吗 | 会不会冒烟 | 想死你们了 | 快递吞了我的包裹 | hello',
    ),
  )('"%s" is none', (text) => expect(dangerOf(text)).toBeNull())
})

it('what is long is no cue', () => {
  for (const [cue, word] of [
    [isAbandon, 'never mind'],
    [isAffirm, 'yes'],
    [isDeny, 'no'],
  ] as const) {
    expect(cue(`${word}${' really'.repeat(20)}`)).toBe(false)
  }
})

describe('hostile input', () => {
  const units = list(
    'a | 1 |   | no  | no, | yes  | 不 | 是 | 算了 | ， | 😀 | 谢谢 | . | \n | é | oh  | \uD800 | 好吧',
  )
  for (const unit of units) {
    it(JSON.stringify(unit), () => {
      const long = unit.repeat(Math.ceil(100_000 / unit.length))
      for (const text of [long, unit.repeat(Math.floor(80 / unit.length))]) {
        for (const cue of [
          isAbandon,
          isAffirm,
          isConsent,
          isDeny,
          startsWithCorrection,
          asks,
          asksForAnyone,
          dropsThis,
          leavesQueue,
          onlyNamesOrder,
          replacesTask,
          saysGoodbye,
          (said: string) => negates(said, 'return'),
          (said: string) => dangerOf(said) !== null,
        ]) {
          expect(typeof cue(text)).toBe('boolean')
        }
      }
    })
  }
})
