import type { InboxAgent, InboxConversation, InboxServerFrame } from '../../../../worker/protocol'
import type { LineState } from './connection'

type AgentRef = { readonly id: string; readonly name: string }

/** What the line to the inbox has told so far. */
export type LiveState = {
  readonly line: LineState
  /** Null until the first welcome. */
  readonly me: InboxAgent | null
  readonly agents: readonly InboxAgent[]
  readonly counts: Readonly<Record<string, number>>
  /** How conversations were last said to stand. */
  readonly latest: ReadonlyMap<string, InboxConversation>
  readonly revision: number
  /** Something was missed: lists are to be loaded again once this rises. */
  readonly missed: number
  /** Of the conversation on the screen. */
  readonly viewers: Readonly<Record<string, readonly AgentRef[]>>
  readonly typing: Readonly<Record<string, boolean>>
  readonly readSeq: Readonly<Record<string, number>>
}

export const NOTHING_YET: LiveState = {
  line: 'connecting',
  me: null,
  agents: [],
  counts: {},
  latest: new Map(),
  revision: 0,
  missed: 0,
  viewers: {},
  typing: {},
  readSeq: {},
}

/** The state after a frame; the same object where the frame tells nothing that is kept. */
export function afterFrame(state: LiveState, frame: InboxServerFrame): LiveState {
  switch (frame.type) {
    case 'welcome': {
      const { revision, agent, agents, counts, changed, reload } = frame
      // The first list may have been loaded before the line was open: what changed between is known to nobody.
      const missed = state.missed + (reload || state.revision === 0 ? 1 : 0)
      return { ...afterConversations(state, changed), me: agent, agents, counts, revision, missed }
    }
    case 'conversation': {
      const gap = state.revision > 0 && frame.revision > state.revision + 1
      const revision = Math.max(state.revision, frame.revision)
      const next = afterConversations(state, [frame.conversation])
      return { ...next, counts: frame.counts, revision, missed: state.missed + (gap ? 1 : 0) }
    }
    case 'messages':
      return frame.messages.some(({ author }) => author === 'shopper')
        ? { ...state, typing: { ...state.typing, [frame.conversation_id]: false } }
        : state
    case 'assigned':
      return afterConversations(state, [frame.conversation])
    case 'agent':
      return afterAgent(state, frame.agent)
    case 'typing':
      return { ...state, typing: { ...state.typing, [frame.conversation_id]: frame.on } }
    case 'read': {
      const seq = Math.max(state.readSeq[frame.conversation_id] ?? 0, frame.seq)
      return { ...state, readSeq: { ...state.readSeq, [frame.conversation_id]: seq } }
    }
    case 'viewing':
      return { ...state, viewers: { ...state.viewers, [frame.conversation_id]: frame.agents } }
    default:
      return state
  }
}

/** Keeps how conversations stand; an older revision than the one known tells nothing. */
export function afterConversations(state: LiveState, conversations: readonly InboxConversation[]): LiveState {
  const news = conversations.filter((one) => (state.latest.get(one.conversation_id)?.revision ?? -1) < one.revision)
  if (news.length === 0) return state
  const latest = new Map(state.latest)
  for (const one of news) latest.set(one.conversation_id, one)
  return { ...state, latest }
}

function afterAgent(state: LiveState, agent: InboxAgent): LiveState {
  const known = state.agents.some(({ id }) => id === agent.id)
  const agents = known ? state.agents.map((one) => (one.id === agent.id ? agent : one)) : [...state.agents, agent]
  return { ...state, agents, me: state.me?.id === agent.id ? agent : state.me }
}
