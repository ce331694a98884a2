/** The value of a JSON text, undefined where it is none: a schema then says what is missing. */
export function parseJson(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return value
  } catch {
    return undefined
  }
}
