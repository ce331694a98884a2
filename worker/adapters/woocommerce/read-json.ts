const PHP_CHATTER = /<b>(?:Notice|Warning|Deprecated|Strict Standards)<\/b>/

/** The JSON of an answer, undefined where there is none. A plugin that prints PHP notices in front of it does not spoil it. */
export function parseWordPressJson(text: string): unknown {
  const plain = parsed(text)
  if (plain !== undefined || !PHP_CHATTER.test(text)) return plain
  const start = text.search(/^[[{]/m)
  return start < 0 ? undefined : parsed(text.slice(start))
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
