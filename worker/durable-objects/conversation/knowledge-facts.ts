import type { ConversationEvent } from '../../core/events'
import type { ArticleRating, UnansweredQuestion } from '../../core/knowledge/facts'
import type { Identity, Outgoing } from './storage'

/** What a turn tells of the articles, to be counted outside: ids are made of conversation, seq and place, so that a repeat can be told. */
export function knowledgeFacts(
  identity: Identity,
  seq: number,
  events: readonly ConversationEvent[],
  at: number,
): Outgoing[] {
  const { shop, conversationId } = identity
  const language = events.find((event) => event.type === 'user_uttered')?.understanding.language ?? 'und'
  const base = (index: number) => ({ id: `${conversationId}:${seq}:${index}`, shop, conversationId, at })
  return events.flatMap((event, index): Outgoing[] => {
    if (event.type === 'question_unanswered') {
      const { text, article, confidence } = event
      const question: UnansweredQuestion = { ...base(index), text, language: event.language, article, confidence }
      return [outgoing('question_unanswered', question)]
    }
    if (event.type !== 'article_rated') return []
    const { article, helpful } = event
    const rating: ArticleRating = { ...base(index), article, helpful, language }
    return [outgoing('article_rated', rating)]
  })
}

function outgoing(kind: string, fact: ArticleRating | UnansweredQuestion): Outgoing {
  return { kind, payload: JSON.stringify({ kind, ...fact }) }
}
