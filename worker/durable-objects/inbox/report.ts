/** One JSON line for a fault that nobody is told of otherwise. */
export function report(at: string, error: unknown): void {
  const text = String(error instanceof Error ? error.stack : error)
  console.error(JSON.stringify({ level: 'error', at: `inbox.${at}`, error: text }))
}
