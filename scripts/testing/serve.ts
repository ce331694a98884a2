import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

type Handler = { handle(request: Request): Promise<Response> }

/** Puts a handler of requests behind a real port of this machine. An answer of status 599 breaks the connection instead. */
export async function serve(handler: Handler): Promise<{ readonly url: string; close(): Promise<void> }> {
  const server = createServer(async (incoming, outgoing) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk)
    const headers = new Headers()
    for (const [name, value] of Object.entries(incoming.headers))
      if (typeof value === 'string') headers.set(name, value)
    const { method = 'GET', url = '/' } = incoming
    const init =
      method === 'GET' || method === 'HEAD' ? { method, headers } : { method, headers, body: Buffer.concat(chunks) }
    const response = await handler.handle(new Request(`http://${incoming.headers.host}${url}`, init))
    if (response.status === 599) return void incoming.socket.destroy()
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
