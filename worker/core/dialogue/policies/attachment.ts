import { fillPhotos } from '../fill'
import { intentChoice } from '../person'
import { intentOf, type Policy } from './policy'

/** Tasks a photo most likely belongs to. */
const ABOUT = ['damaged_item', 'wrong_item', 'missing_item'] as const
/** Intents that a message with a photo and next to no words is read as. */
const WORDLESS: ReadonlySet<string> = new Set(['nlu_fallback', 'out_of_scope', 'affirm', 'greeting', 'thanks'])
/** Longest text that only goes along with a photo, in UTF-16 units: what the widget writes for one, or "here you are". */
const MAX_CAPTION_CHARS = 24

/** A photo that nothing has asked for: kept for the task it turns out to be about. */
export const attachmentPolicy: Policy = {
  name: 'attachment',
  async decide(ctx) {
    const count = ctx.input.attachments?.length ?? 0
    if (count === 0) return null
    const isBare = WORDLESS.has(intentOf(ctx)) || ctx.input.text.trim().length <= MAX_CAPTION_CHARS
    if (!isBare || ctx.tracker.stack.length > 0) return null
    fillPhotos(ctx)
    ctx.say({ key: 'photo_what_about', values: { count }, choices: ABOUT.map((intent) => intentChoice(ctx, intent)) })
    return 'a photo and no word of what it is about'
  },
}
