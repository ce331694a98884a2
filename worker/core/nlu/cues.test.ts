import { describe, expect, it } from 'vitest'
import { isAbandon, isAffirm, isDeny, startsWithCorrection } from './cues'

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
      "leave it | drop it | skip it | oh never mind, thanks | NEVER MIND!!! | no, never mind | don't bother | " +
      'forget ti | 算了 | 算了吧 | 不用了 | 不用了，谢谢 | 不弄了 | 当我没说 | 那算了 | 好吧，算了 | 算了，不用了 | 哦，没事了。 | 當我沒說 | 　算了　',
  ),
  list(
    ' | stop | cancel that | cancel it | never | mind | leave it at the door | ship it | I forgot it | ' +
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
        for (const cue of [isAbandon, isAffirm, isDeny, startsWithCorrection]) {
          expect(typeof cue(text)).toBe('boolean')
        }
      }
    })
  }
})
