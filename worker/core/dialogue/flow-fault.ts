/** Something wrong with a flow: its keys from the root of the JSON down, and what was expected there. `at` is how far a line of text names them. */
export type FlowFault = { readonly at: string; readonly path: readonly string[]; readonly message: string }

/** A fault at a place ("states.show"); `inside` leads on from there to the very value. */
export function fault(at: readonly string[], message: string, ...inside: readonly string[]): FlowFault {
  return { at: at.join('.'), path: [...at, ...inside], message }
}

/** Own entries only: "constructor" is a name of every object. */
export function lookUp<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined
}
