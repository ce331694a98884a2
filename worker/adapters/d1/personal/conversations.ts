import { among, ERASED, holds, own, type PersonalTable } from './table'

const CONVERSATION = own(among('conversation_id', 'conversations'))

/** What D1 keeps of conversations, and of who did what. */
export const CONVERSATION_TABLES: Readonly<Record<string, PersonalTable>> = {
  conversation_index: {
    personal: ['conversation_id'],
    other: ['shop', 'last_at'],
    where: CONVERSATION,
    erase: 'delete',
  },
  conversation_people: {
    personal: ['conversation_id', 'email_hash', 'proven'],
    other: ['shop'],
    where: own(`${among('email_hash', 'emailHashes')} or ${among('conversation_id', 'conversations')}`),
    erase: 'delete',
    hidden: ['email_hash'],
  },
  unanswered_questions: {
    personal: ['question_id', 'conversation_id', 'text'],
    other: ['shop', 'at', 'language', 'article_id', 'confidence', 'dismissed_at'],
    where: CONVERSATION,
    erase: 'delete',
  },
  article_ratings: {
    personal: ['rating_id', 'conversation_id'],
    other: ['shop', 'at', 'article_id', 'helpful', 'language'],
    where: CONVERSATION,
    erase: { rating_id: `'${ERASED}:' || lower(hex(randomblob(16)))`, conversation_id: `'${ERASED}'` },
    kept: 'Counts towards its article; nothing leads to the conversation any more.',
  },
  turn_points: {
    personal: ['point_id', 'conversation_id'],
    other: [
      'shop',
      'at',
      'channel',
      'intent',
      'policy',
      'action',
      'sentiment',
      'language',
      'status',
      'outcome',
      'confidence',
      'sentiment_score',
      'latency_ms',
      'nlu_ms',
      'messages_in',
      'messages_out',
    ],
    where: CONVERSATION,
    erase: { point_id: `replace(point_id, conversation_id, ${alias()})`, conversation_id: alias() },
    kept: 'Figures without words or names; a random id has taken the place of the conversation.',
  },
  audit_log: {
    personal: ['by', 'subject', 'detail', 'request_key'],
    other: ['id', 'shop', 'at', 'action'],
    where: own(
      [
        `subject in (select 'order:' || value from json_each(?1, '$.orders'))`,
        `subject in (select 'conversation:' || value from json_each(?1, '$.conversations'))`,
        holds('request_key', 'conversations'),
        holds('detail', 'emails'),
        holds('by', 'emails'),
      ].join(' or '),
    ),
    erase: {
      by: `iif(by like 'shopper%', 'shopper', by)`,
      subject: `iif(subject like 'conversation:%', 'conversation:${ERASED}', subject)`,
      detail: `'{}'`,
      request_key: `'${ERASED}:' || id`,
    },
    kept: 'What was done when, and by which key, stays for the security of the shop; what it was done with is gone.',
  },
}

function alias(): string {
  return `(select value ->> 1 from json_each(?1, '$.aliases') where value ->> 0 = conversation_id)`
}
