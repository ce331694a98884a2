import type { TurnContext } from '../dialogue/context'
import { personChoice } from '../dialogue/person'
import { articleSay } from '../dialogue/policies/knowledge'
import { intentOf } from '../dialogue/policies/policy'
import type { Choice } from '../events'
import { isDeny } from '../nlu/cues'
import type { CaseKind } from '../ports'
import { responseLocale, textKeysOf } from '../responses/render'
import { provenEmail } from './own-email'
import type { Action } from './registry'

/** Fewest letters that tell what happened: "your service is terrible" does not, "the courier threw my parcel over the fence" does. */
const TELLS_CHARS = { latin: 40, han: 14 }
/** Most a case keeps, in UTF-16 units. */
const MAX_CASE_CHARS = 2_000
/** A task this likely in the words of a complaint is offered beside it. */
const LIKELY = 0.15
const HELPED_AT_ONCE: ReadonlySet<string> = new Set(
  'track_order delivery_problem cancel_order return_item get_refund track_refund missing_item damaged_item wrong_item'.split(
    ' ',
  ),
)
/** After an answer about the account a further word of the same trouble within so many messages means that it did not help. */
const AGAIN_WITHIN_MESSAGES = 2

/** Takes a message that tells what happened as the complaint itself, so that nobody tells it twice. */
const readComplaint: Action = {
  name: 'read_complaint',
  outcomes: ['told', 'ask', 'aside', 'again'],
  async run(ctx) {
    if (ctx.tracker.slots[caseSlot('complaint')] !== undefined) {
      const values = { case_id: ctx.tracker.slots[caseSlot('complaint')] ?? '' }
      ctx.say({ key: 'complaint_again', values, choices: [personChoice(ctx, 'upset')] })
      return 'again'
    }
    if (!tells(ctx.input.text)) {
      if (ctx.tracker.stack.length === 1) return 'ask'
      // A sigh in the middle of another task: a word of regret, a person offered, and the task goes on.
      ctx.say({ key: 'complaint', choices: [personChoice(ctx, 'upset')] })
      return 'aside'
    }
    ctx.setSlot('case_text', ctx.input.text.trim())
    return 'told'
  },
}

const openComplaint: Action = {
  name: 'open_complaint',
  outcomes: ['opened', 'nothing', 'late'],
  async run(ctx) {
    const text = ctx.tracker.slots.case_text ?? ''
    if (isDeny(text)) return 'nothing'
    const caseId = await openCase(ctx, 'complaint', text)
    if (caseId === null) return 'late'
    const choices = [...taskMeant(ctx), personChoice(ctx, 'upset')]
    ctx.say({ key: 'complaint_opened', values: { case_id: caseId }, choices })
    return 'opened'
  },
}

/** Answers from the shop's own articles; the second time about the same trouble it is a matter for a person. */
const explainAccount: Action = {
  name: 'explain_account',
  outcomes: ['explained', 'again'],
  async run(ctx) {
    const last = ctx.tracker.lastFlow
    const intent = intentOf(ctx)
    const again = last?.flow === 'account_help' && last.messagesSince <= AGAIN_WITHIN_MESSAGES
    if (intent === 'account_case') return 'again'
    if (again && ctx.tracker.slots.account_topic === intent) {
      if (tells(ctx.input.text)) ctx.setSlot('case_text', ctx.input.text.trim())
      return 'again'
    }
    ctx.setSlot('account_topic', intent)
    if (intent === 'login_problem') ctx.say({ key: 'login_no_password' })
    const title = ctx.text('choice_not_solved')
    const notSolved = { title, text: title, effect: { kind: 'intent' as const, intent: 'account_case' } }
    const article = articleSay(ctx, intent)
    const choices = [notSolved, personChoice(ctx, 'flow')]
    ctx.say(article ? { ...article, choices } : { key: `account_${TOPICS[intent] ?? 'edit'}`, choices })
    return 'explained'
  },
}

const TOPICS: Readonly<Record<string, string>> = { create_account: 'create', login_problem: 'login' }

const openAccountCase: Action = {
  name: 'open_account_case',
  outcomes: ['opened', 'nothing', 'late'],
  async run(ctx) {
    const text = ctx.tracker.slots.case_text ?? ''
    if (isDeny(text)) return 'nothing'
    const caseId = await openCase(ctx, 'account', text)
    if (caseId === null) return 'late'
    ctx.say({ key: 'account_case_opened', values: { case_id: caseId }, choices: [personChoice(ctx, 'flow')] })
    return 'opened'
  },
}

export const caseActions: readonly Action[] = [readComplaint, openComplaint, explainAccount, openAccountCase]

/** What of the complaint can be helped at once: "my parcel is late and nobody answers" is about a parcel. */
function taskMeant(ctx: TurnContext): Choice[] {
  const { intent, alternatives } = ctx.input.understanding
  const worded = textKeysOf(responseLocale(ctx.input.locale))
  const meant = [intent, ...alternatives].find(
    ({ name, confidence }) => confidence >= LIKELY && HELPED_AT_ONCE.has(name) && worded.has(`intent_${name}`),
  )
  if (!meant) return []
  const title = ctx.text(`intent_${meant.name}`)
  return [{ title, text: title, effect: { kind: 'intent', intent: meant.name } }]
}

/** The slot that keeps the number of the case this conversation opened. */
function caseSlot(kind: CaseKind): string {
  return `case_of_${kind}`
}

/** The number of the new case; null when the shop did not answer in time. */
async function openCase(ctx: TurnContext, kind: CaseKind, text: string): Promise<string | null> {
  const made = await ctx.deps.shoppers.openCase({
    kind,
    email: provenEmail(ctx) ?? ctx.tracker.slots.email ?? null,
    text: text.slice(0, MAX_CASE_CHARS),
    key: ctx.changeKey(`open_${kind}`),
    now: ctx.input.now,
  })
  if (!made.ok) return null
  const { caseId } = made.value
  ctx.setSlot(caseSlot(kind), caseId)
  ctx.emit({ type: 'shopper_changed', change: 'case_opened', reference: caseId })
  return caseId
}

function tells(message: string): boolean {
  const letters = message.match(/\p{L}/gu) ?? []
  const han = message.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? []
  return han.length >= TELLS_CHARS.han || letters.length >= TELLS_CHARS.latin
}
