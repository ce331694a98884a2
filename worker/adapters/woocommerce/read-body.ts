/** The text of an answer, or null once it is longer than `maxBytes`: the rest is not read. */
export async function readBounded(response: Response, maxBytes: number): Promise<string | null> {
  if (!response.body) return ''
  const reader = response.body.getReader()
  const decoder = new TextDecoder()
  let text = ''
  let bytes = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    bytes += value.byteLength
    if (bytes > maxBytes) {
      await reader.cancel()
      return null
    }
    text += decoder.decode(value, { stream: true })
  }
}

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
