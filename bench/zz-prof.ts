import { buildWorker } from './build.ts'
import { WorkerServer } from './zz-server.ts'
import { fillDemoShop } from './seed.ts'
import { mkdtempSync, rmSync, writeFileSync, existsSync, mkdirSync } from 'node:fs'
import { addRound, emptySample, figuresOf } from './load.ts'
import { cpuMs, residentMib } from './processes.ts'
import * as talkers from './talkers.ts'
process.env.WRANGLER_LOG='error'
const dir = mkdtempSync('/dev/shm/kefu-')
try {
  const modules = await buildWorker('wrangler.toml', dir + '/b')
  const server = await WorkerServer.start({ config: 'wrangler.toml', modules, state: dir + '/state', bindings: { TOKEN_SECRET: 'x'.repeat(40) } })
  await fillDemoShop(await server.bindings())
  const base = await server.url()
  const pid = server.pid!
  const list: any = await (await fetch(`http://127.0.0.1:${process.env.INSPECT}/json`)).json().catch(async (e) => { console.log('x', e); return [] })
  console.log(list.map((x: any) => x.id + ' ' + x.webSocketDebuggerUrl))
  const target = list.find((x: any) => /kefu/.test(x.id + x.title + x.webSocketDebuggerUrl)) ?? list[0]
  const wsUrl = target.webSocketDebuggerUrl
  const ws = new WebSocket(wsUrl)
  await new Promise((r, j) => { ws.onopen = r; ws.onerror = j })
  let id = 0; const wait = new Map<number, (v: any) => void>()
  ws.onmessage = (m) => { const d = JSON.parse(String(m.data)); if (d.id) wait.get(d.id)?.(d) }
  const cdp = (method: string, params = {}) => new Promise<any>((r) => { wait.set(++id, r); ws.send(JSON.stringify({ id, method, params })) })
  const kind = process.argv[2] === 'rest' ? talkers.replyRestTalker : talkers.replySocketTalker
  const clients = Number(process.argv[3] ?? 16)
  const warm = emptySample()
  await addRound(warm, kind, { base, clients, warmUpMs: 0, measureMs: 4000, cpuMs: () => cpuMs(pid) })
  console.log(figuresOf(warm))
  await cdp('Profiler.enable'); await cdp('Profiler.setSamplingInterval', { interval: 200 }); await cdp('Profiler.start')
  const s = emptySample()
  await addRound(s, kind, { base, clients, warmUpMs: 0, measureMs: 8000, cpuMs: () => cpuMs(pid) })
  const p = await cdp('Profiler.stop')
  writeFileSync('/tmp/kefu.cpuprofile', JSON.stringify(p.result.profile))
  console.log(figuresOf(s), residentMib(pid), server.faults)
  ws.close(); await server.stop()
} finally { rmSync(dir, { recursive: true, force: true }) }
process.exit(0)
