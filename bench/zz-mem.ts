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

  const heap = async (t: any) => { const w = new WebSocket(t.webSocketDebuggerUrl); await new Promise((r) => { w.onopen = r }); const r = await new Promise<any>((res) => { w.onmessage = (m) => { const d = JSON.parse(String(m.data)); if (d.id === 7) res(d) }; w.send(JSON.stringify({ id: 7, method: 'Runtime.getHeapUsage' })) }); w.close(); return [t.id, Math.round(r.result.usedSize / 2**20), Math.round(r.result.totalSize / 2**20), Math.round((r.result.backingStorageSize ?? 0) / 2**20), Math.round((r.result.embedderHeapUsedSize ?? 0) / 2**20)].join(' ') }
  for (let round = 0; round < 6; round++) {
    const s = emptySample()
    await addRound(s, kind, { base, clients, warmUpMs: 0, measureMs: 4000, cpuMs: () => cpuMs(pid) })
    const f = figuresOf(s)
    console.log(round, f.count, f.p50_ms, f.cpu_ms, 'rss', residentMib(pid))
    console.log((await Promise.all(list.slice(0, 10).map(heap))).filter((x) => !/ [0-3] [0-4] 0 0/.test(x)).join(' | '))
  }
  await new Promise((r) => setTimeout(r, 15000)); console.log('idle 15s', residentMib(pid), await heap(target))
  await cdp('HeapProfiler.enable'); await cdp('HeapProfiler.collectGarbage'); console.log('gc', residentMib(pid), await heap(target))
  ws.close(); await server.stop()
} finally { rmSync(dir, { recursive: true, force: true }) }
process.exit(0)
