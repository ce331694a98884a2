import type { EventOf } from '../events'
import type { TurnContext, Utterance } from './context'

/** Turns utterances into messages. A bare sentence is joined to the one after it: people do not like three bubbles for one thought. */
export function speak(ctx: TurnContext): EventOf<'bot_uttered'>[] {
  const messages: EventOf<'bot_uttered'>[] = []
  let pending = ''
  ctx.said.forEach((utterance, index) => {
    const words = [pending, wordsOf(ctx, utterance)].filter(Boolean).join('\n\n')
    const isLast = index === ctx.said.length - 1
    if (!isLast && !utterance.cards?.length && !utterance.choices?.length && !utterance.quickReplies?.length) {
      pending = words
      return
    }
    pending = ''
    const choices = utterance.choices ?? []
    messages.push({
      type: 'bot_uttered',
      seq: ctx.tracker.lastSeq + messages.length + 1,
      key: utterance.key,
      text: words,
      cards: utterance.cards ?? [],
      quickReplies: [
        ...(utterance.quickReplies ?? []),
        ...choices.map(({ title, text: said }) => ({ title, text: said })),
      ],
      choices,
    })
  })
  return messages
}

function wordsOf(ctx: TurnContext, utterance: Utterance): string {
  if (utterance.literal !== undefined) return utterance.literal
  return ctx.text(utterance.key, utterance.values)
}
