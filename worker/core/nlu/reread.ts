/** What a message must hold, and the intent it then has in the place of the one that was read. */
type Rule = {
  readonly read: readonly string[]
  readonly words: RegExp
  readonly order: boolean
  readonly means: string
}

const CHANGES = /\b(?:chang|swap|updat|edit|modify|modif)|换|改|修改/i
const OF_ACCOUNT =
  /\b(?:account|password|profile|log ?in|e-?mail address|phone|newsletter)\b|账户|账号|密码|资料|手机号/i

/**
 * Confusions of neighbours that a word decides: "change my order 1002, ana@example.com" is no change of an account, "exchange" is said of
 * goods that have arrived, one item can be taken out of an order that stays, and who asks where to pay does not ask where the parcel is. The first rule that fits counts.
 */
const RULES: readonly Rule[] = [
  { read: ['edit_account', 'login_problem'], words: CHANGES, order: true, means: 'change_order' },
  { read: ['change_order'], words: /\bexchang(?:e|ing)\b|换货|换貨/i, order: false, means: 'exchange_item' },
  {
    read: ['cancel_order'],
    words: /\b(?:remove|take out|delete)\b(?! (?:my |the |this )?(?:whole |entire )?order)|去掉|删掉|移除|只取消/i,
    order: false,
    means: 'change_order',
  },
  {
    read: ['track_order', 'place_order', 'payment_methods'],
    words:
      /\b(?:still|yet) (?:have|need|got) to pay\b|\b(?:payment|pay) link\b|\bpay (?:for )?(?:my|the|this|an?) (?:open |pending |unpaid )?order\b|还没付款|未付款|待付款|去付款|付款链接|支付链接/i,
    order: true,
    means: 'payment_problem',
  },
]

/** The intent a message has, given what the model read and whether it names an order. */
export function rereadIntent(text: string, read: string, namesOrder: boolean): string {
  const said = text.normalize('NFKC').replace(/[\w.+-]+@[\w.-]+/g, ' ')
  const rule = RULES.find(
    (entry) => entry.read.includes(read) && (namesOrder || !entry.order) && entry.words.test(said),
  )
  if (!rule || (rule.means === 'change_order' && OF_ACCOUNT.test(said))) return read
  return rule.means
}
