import { parseJson } from '../../core/parse-json'

const PHP_CHATTER = /<b>(?:Notice|Warning|Deprecated|Strict Standards)<\/b>/

/** The JSON of an answer, undefined where there is none. A plugin that prints PHP notices in front of it does not spoil it. */
export function parseWordPressJson(text: string): unknown {
  const plain = parseJson(text)
  if (plain !== undefined || !PHP_CHATTER.test(text)) return plain
  const start = text.search(/^[[{]/m)
  return start < 0 ? undefined : parseJson(text.slice(start))
}
