/** Intents that are talk rather than a task or a question. */
export const TALK_INTENTS: readonly string[] = [
  'greeting',
  'goodbye',
  'thanks',
  'affirm',
  'deny',
  'bot_question',
  'out_of_scope',
]
