import { type Telling, tells } from './cues'

/** What a message must hold, and the intent it then has in the place of the one that was read. */
type Rule = {
  readonly read: readonly string[]
  readonly holds: Telling
  readonly order: boolean
  readonly means: string
}

/**
 * Confusions of neighbours that a word decides: "change my order 1002, ana@example.com" is no change of an account, "exchange" is said of
 * goods that have arrived, one item can be taken out of an order that stays, and who asks where to pay does not ask where the parcel is. The first rule that fits counts.
 */
const RULES: readonly Rule[] = [
  { read: ['edit_account', 'login_problem'], holds: 'changes', order: true, means: 'change_order' },
  { read: ['change_order'], holds: 'exchanges', order: false, means: 'exchange_item' },
  { read: ['cancel_order'], holds: 'takes_out', order: false, means: 'change_order' },
  {
    read: ['track_order', 'place_order', 'payment_methods'],
    holds: 'has_to_pay',
    order: true,
    means: 'payment_problem',
  },
]

/** The intent a message has, given what the model read and whether it names an order. */
export function rereadIntent(text: string, read: string, namesOrder: boolean): string {
  const rule = RULES.find(
    (entry) => entry.read.includes(read) && (namesOrder || !entry.order) && tells(text, entry.holds),
  )
  if (!rule || (rule.means === 'change_order' && tells(text, 'of_account'))) return read
  return rule.means
}
