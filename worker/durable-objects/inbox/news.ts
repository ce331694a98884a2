import type { AssignedBy } from '../../core/events'
import type { InboxConversation, InboxEntry, Message } from '../../protocol'
import type { Desk, DeskChange } from './desk'
import { isLive, type LiveList } from './live-list'
import type { InboxSockets } from './sockets'

/** What a conversation tells its shop's inbox. */
export type InboxNews = {
  readonly conversation: InboxConversation
  readonly lastAgent: string | null
  /** What is asked of who takes it; null: nothing. */
  readonly skill: string | null
  readonly assignedBy: AssignedBy | null
  /** Whether the agent who has it has written since they have. */
  readonly answered: boolean
  readonly messages: readonly Message[]
  readonly entries: readonly InboxEntry[]
}

export type Signal = { readonly type: 'typing'; readonly on: boolean } | { readonly type: 'read'; readonly seq: number }

/** What is known of a conversation beside how it stands. */
type About = Pick<InboxNews, 'lastAgent' | 'skill' | 'answered'>

/** Takes in how conversations stand: keeps it, has routing follow, and shows consoles what has changed. */
export class News {
  constructor(
    readonly desk: Desk,
    readonly live: LiveList,
    readonly sockets: InboxSockets,
    /** Something was written down to be sent, or another time is due. */
    readonly work: () => void,
  ) {}

  /** A conversation tells how it stands and what is new in it. It may come twice, and late. */
  told({ conversation, assignedBy, messages, entries, ...about }: InboxNews): void {
    const { conversation_id: id } = conversation
    if (messages.length > 0 || entries.length > 0)
      this.sockets.toViewers(id, {
        type: 'messages',
        conversation_id: id,
        messages: [...messages],
        entries: [...entries],
      })
    this.#mention(id, entries)
    this.#take(conversation, about, assignedBy, false)
  }

  /** A conversation answered how it stands. */
  seen(conversation: InboxConversation, assignedBy: AssignedBy | null): void {
    this.#take(conversation, { lastAgent: null, skill: null, answered: false }, assignedBy, true)
  }

  /** Shows what has changed at the desk, and has it sent. */
  changed(change: DeskChange): void {
    this.showAgents([...change.agents])
    this.work()
  }

  showAgents(ids: readonly string[]): void {
    for (const id of ids) {
      const agent = this.desk.agent(id)
      if (agent) this.sockets.toAll({ type: 'agent', agent })
    }
  }

  #take(conversation: InboxConversation, about: About, assignedBy: AssignedBy | null, asked: boolean): void {
    const { conversation_id: id } = conversation
    const before = this.live.get(id)
    const taken = this.live.take(conversation)
    // Asked for, because what routing holds may be wrong: looked at again although nothing is new.
    if (taken === 'old' || (taken === 'same' && !asked)) return
    this.changed(this.#route(before, conversation, about))
    if (taken === 'same') return
    const counts = this.live.counts()
    this.sockets.toAll({ type: 'conversation', revision: this.live.revision, conversation, counts })
    if (conversation.agent && conversation.agent.id !== before?.agent?.id)
      this.sockets.toAgent(conversation.agent.id, { type: 'assigned', conversation, by: assignedBy ?? 'routing' })
  }

  /** What the conversation's own state means for routing. */
  #route(before: InboxConversation | null, conversation: InboxConversation, about: About): DeskChange {
    const now = Date.now()
    const { conversation_id: conversationId, agent } = conversation
    if (!isLive(conversation) || conversation.snoozed_until !== null) {
      if (!isLive(conversation)) this.desk.handled(conversationId, now)
      return this.desk.apply({ type: 'ended', conversationId }, now)
    }
    const needs = this.desk.needs(conversation, about.lastAgent, about.skill)
    if (agent) return this.#held(before, conversation, agent, { needs, answered: about.answered }, now)
    const holder = this.desk.agentOf(conversationId)
    // Routing may have just given it away, and the word is under way. But who had it has it no more.
    if (holder !== null && holder === before?.agent?.id)
      return this.desk.apply({ type: 'returned', conversationId, team: needs.team, by: holder }, now)
    const joined = this.desk.apply({ type: 'handed_off', needs }, now)
    return merge(joined, this.desk.apply({ type: 'needs_changed', needs }, now))
  }

  #held(
    before: InboxConversation | null,
    { conversation_id: conversationId }: InboxConversation,
    agent: NonNullable<InboxConversation['agent']>,
    { needs, answered }: { readonly needs: ReturnType<Desk['needs']>; readonly answered: boolean },
    now: number,
  ): DeskChange {
    this.desk.meet(agent, now)
    const isHis = this.desk.agentOf(conversationId) === agent.id
    let change = isHis
      ? this.desk.apply({ type: 'needs_changed', needs }, now)
      : this.desk.apply({ type: 'claimed', needs, agent: agent.id, takeOver: true }, now, conversationId)
    if (answered) change = merge(change, this.desk.apply({ type: 'answered', conversationId, agent: agent.id }, now))
    // It slept, and whose it was has gone meanwhile.
    const woke = before?.snoozed_until != null
    return woke ? merge(change, this.desk.takeBackIfGone(agent.id, now)) : change
  }

  #mention(conversationId: string, entries: readonly InboxEntry[]): void {
    for (const { mentions, agent, text = '' } of entries)
      for (const id of mentions ?? [])
        if (agent) this.sockets.toAgent(id, { type: 'mentioned', conversation_id: conversationId, agent, text })
  }
}

function merge(a: DeskChange, b: DeskChange): DeskChange {
  return { agents: new Set([...a.agents, ...b.agents]) }
}
