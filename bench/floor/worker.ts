import { DurableObject } from 'cloudflare:workers'
import { Hono } from 'hono'

type FloorEnv = { readonly FLOOR: DurableObjectNamespace<Floor> }

/** The least a durable conversation does: it stores one row, then answers. */
export class Floor extends DurableObject<FloorEnv> {
  constructor(ctx: DurableObjectState, env: FloorEnv) {
    super(ctx, env)
    ctx.storage.sql.exec('CREATE TABLE IF NOT EXISTS log (id INTEGER PRIMARY KEY, text TEXT NOT NULL)')
  }

  async store(text: string): Promise<{ text: string }> {
    this.ctx.storage.sql.exec('INSERT INTO log (text) VALUES (?)', text)
    return { text }
  }

  override async fetch(): Promise<Response> {
    const { 0: client, 1: server } = new WebSocketPair()
    this.ctx.acceptWebSocket(server)
    return new Response(null, { status: 101, webSocket: client })
  }

  override async webSocketMessage(socket: WebSocket, data: string | ArrayBuffer): Promise<void> {
    await this.store(String(data))
    socket.send(data)
  }
}

const app = new Hono<{ Bindings: FloorEnv }>()
  .get('/', (c) => c.text('ok'))
  .post('/objects/:name/messages', async (c) => {
    const { text } = await c.req.json<{ text: string }>()
    return c.json(await objectOf(c.env, c.req.param('name')).store(text))
  })
  .get('/objects/:name/socket', (c) => objectOf(c.env, c.req.param('name')).fetch(c.req.raw))

function objectOf(env: FloorEnv, name: string): DurableObjectStub<Floor> {
  return env.FLOOR.get(env.FLOOR.idFromName(name))
}

// biome-ignore lint/style/noDefaultExport: the platform wants one.
export default { fetch: app.fetch } satisfies ExportedHandler<FloorEnv>
