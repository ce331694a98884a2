/**
 * Runs in the preview's page before the widget does. It answers what the widget asks with what is written and not saved, and plays a
 * server with an empty conversation: a look at the widget reaches nobody.
 */
const { answers: written = '{}', open: isOpen } = document.currentScript?.dataset ?? {}
const answers: Readonly<Record<string, unknown>> = {
  ...JSON.parse(written),
  '/conversations': { conversation_id: '0'.repeat(26), token: 'preview' },
}

async function answer(url: unknown): Promise<Response> {
  const path = Object.keys(answers).find((each) => String(url).includes(each))
  return path ? Response.json(answers[path]) : Response.json({}, { status: 503 })
}

/** A line on which nobody ever says anything but hello. */
class QuietSocket {
  readonly readyState = 1
  onopen: (() => void) | null = null
  onmessage: ((event: { data: string }) => void) | null = null
  constructor() {
    queueMicrotask(() => this.onopen?.())
  }
  send(frame: string): void {
    const isHello = JSON.parse(frame).type === 'hello'
    const welcome = { type: 'welcome', status: 'bot', last_seq: 0, messages: [], more: false }
    queueMicrotask(() => this.onmessage?.({ data: JSON.stringify(isHello ? welcome : { type: 'pong' }) }))
  }
  close(): void {}
}

// A page of an opaque origin may not take locks, and has no other tab to keep out.
Object.defineProperty(navigator, 'locks', { value: undefined })
Object.assign(window, { fetch: answer, WebSocket: QuietSocket, ...(isOpen ? { kefu: [['open']] } : {}) })
