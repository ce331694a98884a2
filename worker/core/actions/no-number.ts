const NUMBER = '(?:order |reference |tracking )?(?:number|no\\b|nr|id|code)'
const LACK =
  "(?:do ?n[o']?t|dont|cant|can ?n[o']?t|can't|no longer|didnt|didn't|never|not) (?:\\w+ ){0,2}?(?:have|know|find|remember|got|get|see|keep|recall)"
const LACKS_EN = new RegExp(
  `\\b${LACK} (?:\\w+ ){0,3}?${NUMBER}|\\b(?:lost|forgot|deleted|without|no) (?:\\w+ ){0,2}?order ?(?:number|no\\b|id)|` +
    '\\b(?:look|search|find|check|get|pull)\\b.{0,20}\\b(?:by|with|using|via|through|from|under) (?:my |the |an? )?(?:e-?mail|name|phone|address)|' +
    `\\bwhere (?:do|can|would|is|will) .{0,20}${NUMBER}`,
  'i',
)
const LACKS_ZH =
  /(?:没有|没|找不到|不知道|忘了|忘记|不记得|丢了|弄丢了|查不到).{0,4}(?:订单号|订单编号|单号|訂單號)|(?:订单号|订单编号|单号|訂單號).{0,4}(?:没有|找不到|忘|不知道|不记得|丢|在哪|查不到|不见)|(?:用|凭|按|根据|通过).{0,4}(?:邮箱|邮件|手机|电话|姓名|名字).{0,6}(?:查|找)/

/** "I don't have the order number", "look it up by e-mail", "没有订单号". */
export function lacksNumber(message: string): boolean {
  const said = plain(message)
  return LACKS_EN.test(said) || LACKS_ZH.test(said)
}

const WITHOUT_EN =
  /^(?:(?:sorry|no|but|well|hm+|oh),? )*i ?(?:do ?n[o']?t|dont|can't|cant|cannot|no longer) (?:have|know|find|remember|recall) ?(?:it|one|that|this|any)?(?: (?:any ?more|anymore|now|here|with me|at hand|right now|sorry))*[.!]?$|^(?:i )?(?:lost|forgot|deleted) (?:it|that)[.!]?$|^(?:i have )?no (?:idea|clue)[.!]?$/i
const WITHOUT_ZH =
  /^(?:我)?(?:没有|不知道|找不到|忘了|忘记了|不记得|不记得了|不清楚|丢了|找不到了)(?:啊|呀|呢|哦|了)?[。！!]?$/

/** The same as a short answer to the question for the number: "I don't have it", "忘了". */
export function saysWithoutIt(message: string): boolean {
  const said = plain(message)
  return WITHOUT_EN.test(said) || WITHOUT_ZH.test(said)
}

function plain(message: string): string {
  return message.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim()
}
