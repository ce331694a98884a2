import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { inspect, readRows, type SourceFile } from './import/read-rows.ts'

const ROWS = 12_000
const folder = mkdtempSync(join(tmpdir(), 'kefu-import-'))
const file = join(folder, 'orders.csv')
/** What the file holds, by how its rows were made. */
const made = { clean: 0, mended: 0, repeated: 0, broken: 0 }

function start(state: string, ...more: readonly string[]): ChildProcess {
  const command = ['--import', './scripts/node-resolve.ts', 'scripts/import.ts', '--kind', 'orders', file, ...more]
  return spawn(process.execPath, command, { env: { ...process.env, KEFU_STATE: join(folder, state) } })
}

function run(state: string): Promise<{ readonly code: number | null; readonly result: Record<string, unknown> }> {
  const out = join(folder, `${state}.json`)
  return new Promise((done) => {
    const child = start(state, '--json', out)
    child.once('exit', (code) => done({ code, result: JSON.parse(readFileSync(out, 'utf8')) }))
  })
}

/** Everything an import leaves behind, but the times and ids of the run. */
function endState(state: string): string {
  const script = join(folder, 'dump.mjs')
  const platform = JSON.stringify(pathToFileURL(resolve('scripts/platform.ts')).href)
  writeFileSync(script, DUMP.replace('PLATFORM', platform))
  return execFileSync(process.execPath, ['--import', './scripts/node-resolve.ts', script], {
    env: { ...process.env, KEFU_STATE: join(folder, state) },
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
}

const DUMP = `
import { openPlatform } from PLATFORM
const { env, dispose } = await openPlatform()
const select = async (sql) => (await env.DB.prepare(sql).all()).results
console.log(JSON.stringify([
  await select('select order_number, email, total_cents, placed_at, status, imputed, outliers, left_out from purchases order by 1'),
  await select('select row, raw, reasons, status from quarantine order by 1'),
  await select('select key, content, near from data_keys order by 1'),
  await select('select position, status, accepted, corrected, duplicates, quarantined from import_batches'),
]))
await dispose()`

beforeAll(() => {
  const lines = ['Order ID,Order Date,Customer Email,Currency,Total']
  for (let i = 0; i < ROWS; i++) {
    const day = `2026-0${1 + (i % 9)}-${String(13 + (i % 15)).padStart(2, '0')}`
    const [year, month, date] = day.split('-')
    const email = `shopper${i % 900}@example.com`
    const total = (10 + (i % 97) / 4).toFixed(2)
    const clean = `A${i},${day}T10:00:${String(i % 60).padStart(2, '0')}Z,${email},EUR,${total}`
    const kind = i % 40
    if (kind === 7) lines.push(`A${i},${date}/${month}/${year},${email},EUR,${total}`) && made.mended++
    else if (kind === 8) lines.push(`A${i},"Mar ${date}, ${year}",${email.toUpperCase()},eur,${total}`) && made.mended++
    else if (kind === 9) lines.push(`A${i},${day},,EUR,${total}`) && made.mended++
    else if (kind === 10) lines.push(`A${i},never,${email},EUR,${total}`) && made.broken++
    else if (kind === 11) lines.push(`A${i},${day}`) && made.broken++
    else if (kind === 12) lines.push(clean, clean) && made.clean++ >= 0 && made.repeated++
    else lines.push(clean) && made.clean++
  }
  writeFileSync(file, lines.join('\n'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('npm run import', () => {
  it('accounts for every row of a dirty file', { timeout: 120_000 }, async () => {
    const { code, result } = await run('whole')
    expect(code).toBe(0)
    expect(result).toMatchObject({
      received: ROWS + made.repeated,
      accepted: made.clean,
      corrected: made.mended,
      duplicates: made.repeated,
      quarantined: made.broken,
    })
  })

  it('comes to the same end state when it is killed midway and started again', { timeout: 240_000 }, async () => {
    const child = start('killed')
    await new Promise<void>((seen) => {
      child.stderr?.on('data', (text) => String(text).includes('10,000 of') && seen())
      child.once('exit', () => seen())
    })
    child.kill('SIGKILL')
    await new Promise((resolve) =>
      child.exitCode === null && child.signalCode === null ? child.once('exit', resolve) : resolve(null),
    )
    expect(child.signalCode).toBe('SIGKILL')
    await run('killed')
    expect(endState('killed')).toBe(endState('whole'))
  })

  it('takes the same file again for repeats only', { timeout: 120_000 }, async () => {
    const { result } = await run('whole')
    expect(result).toMatchObject({ received: ROWS + made.repeated, duplicates: ROWS + made.repeated })
  })
})

describe('files', () => {
  const rowsOf = async (name: string, bytes: string | Uint8Array) => {
    const path = join(folder, name)
    writeFileSync(path, bytes)
    const source: SourceFile = await inspect(path)
    const rows = []
    for await (const row of readRows(source)) rows.push(row)
    return { ...source, rows }
  }

  it('reads UTF-8, UTF-16, Windows-1252 and GB 18030', async () => {
    const utf16 = Buffer.from('\ufeffid,name\n1,Müller\n', 'utf16le')
    expect(await rowsOf('16.csv', utf16)).toMatchObject({ encoding: 'utf-16le', rows: [{ raw: { name: 'Müller' } }] })
    const latin = Buffer.from('id,name\n1,Müller\n', 'latin1')
    expect(await rowsOf('l1.csv', latin)).toMatchObject({
      encoding: 'windows-1252',
      rows: [{ raw: { name: 'Müller' } }],
    })
    // 订单 in GB 18030.
    const chinese = Buffer.concat([Buffer.from('id,'), Buffer.from([0xb6, 0xa9, 0xb5, 0xa5]), Buffer.from('\n1,2\n')])
    expect(await rowsOf('gb.csv', chinese)).toMatchObject({ encoding: 'gb18030', rows: [{ raw: { 订单: '2' } }] })
    expect(await rowsOf('8.csv', '\ufeffid;name\r\n1;"a;b"\r\n')).toMatchObject({
      rows: [{ raw: { id: '1', name: 'a;b' } }],
    })
  })

  it('keeps rows that are broken apart from those that are not', async () => {
    const { rows } = await rowsOf('broken.csv', 'a,b\n1,2\n1\n1,2,3\n\n,,\n4,5\n')
    expect(rows.map(({ row, broken }) => [row, broken])).toEqual([
      [1, undefined],
      [2, 'too_few_cells'],
      [3, 'too_many_cells'],
      [6, undefined],
    ])
  })

  it('reads NDJSON and says which lines are none', async () => {
    const { format, rows } = await rowsOf('e.ndjson', '{"a":1}\nnot json\n\n{"a":{"b":2}}\n')
    expect(format).toBe('ndjson')
    expect(rows).toMatchObject([
      { raw: { a: 1 } },
      { broken: 'bad_json', raw: { line: 'not json' } },
      { raw: { a: { b: 2 } } },
    ])
  })
})
