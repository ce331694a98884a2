/** `npm run import -- --kind orders|events|products|reviews FILE`: brings a CSV or NDJSON file into the local database. */
import './node-resolve.ts'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Account } from '../worker/core/data/account.ts'
import { openPlatform } from './platform.ts'

const USAGE = `usage: npm run import -- --kind orders|events|products|reviews FILE [options]
  --shop ID               the shop, demo when left out
  --map FIELD=COLUMN      which column a field is read from; may be given several times
  --date-order day|month  what comes first in dates such as 04/03/2025
  --country XX            country of phone numbers without one
  --rates FILE            exchange rates as CSV: currency,on,rate (one unit in the shop's currency, from that day)
  --preview               shows how the file would be read and stores nothing
  --json OUT              writes the result as JSON, - for the standard output`

class Refused extends Error {}

async function main(): Promise<void> {
  const { importFile, previewFile, ImportRefused } = await import('./import/run.ts')
  const { DATA_KINDS } = await import('../worker/core/data/kind.ts')
  const { loadBundleFromD1 } = await import('../worker/adapters/d1/bundle.ts')
  const { publishBundle } = await import('../worker/adapters/kv/bundles.ts')
  const asked = options()
  const kind = DATA_KINDS.find((each) => each === asked.kind)
  if (!kind) throw new Refused(USAGE)
  if (!existsSync(asked.path)) throw new Refused(`There is no file ${asked.path}.`)
  await prepare()
  const choices = { kind, path: asked.path, mapping: asked.mapping, order: asked.order, country: asked.country }
  const { env, dispose } = await openPlatform()
  try {
    const settings = (await loadBundleFromD1(env.DB, asked.shop))?.settings
    if (!settings)
      throw new Refused(`There is no shop "${asked.shop}" in the local database. \`npm start\` makes the demo shop.`)
    if (asked.rates) await storeRates(env.DB, asked.shop, asked.rates)
    if (asked.preview) return console.log(describe(await previewFile(choices, settings, Date.now())))
    const started = performance.now()
    const { batch, resumedAt } = await importFile({ db: env.DB, settings }, choices, Date.now(), (progress) =>
      showProgress(progress, started),
    )
    if (process.stderr.isTTY) process.stderr.write('\n')
    // The bot speaks of the catalogue: what is new there must reach it.
    if (kind === 'products') await publishBundle(env, asked.shop)
    const { received, accepted, corrected, duplicates, quarantined, reasons } = batch.account
    const result = { received, accepted, corrected, duplicates, quarantined, reasons }
    if (asked.json !== '-') console.log(summary(batch.account, resumedAt, (performance.now() - started) / 1_000))
    if (asked.json === '-') console.log(JSON.stringify(result))
    else if (asked.json) writeFileSync(asked.json, `${JSON.stringify(result, null, 2)}\n`)
  } catch (error) {
    throw error instanceof ImportRefused ? new Refused(error.message) : error
  } finally {
    await dispose()
  }
}

/** Tables and the demo shop, as `npm start` makes them: an import may come first. */
async function prepare(): Promise<void> {
  const { migrate } = await import('./serve.ts')
  const { seed } = await import('./seed.ts')
  await migrate()
  await seed({ ifNeeded: true, quiet: true })
}

function showProgress(
  { rows, total, account }: { rows: number; total: number; account: Account },
  started: number,
): void {
  const perSecond = Math.round(rows / ((performance.now() - started) / 1_000))
  const line = `${rows.toLocaleString('en')} of ${total.toLocaleString('en')} rows, ${perSecond.toLocaleString('en')} a second, ${account.quarantined.toLocaleString('en')} kept aside`
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
  else if (rows % 10_000 === 0 || rows === total) process.stderr.write(`${line}\n`)
}

function summary(account: Account, resumedAt: number, seconds: number): string {
  const count = (value: number) => value.toLocaleString('en').padStart(10)
  const reasons = Object.entries(account.reasons).sort(([, a], [, b]) => b - a)
  return [
    ...(resumedAt > 0 ? [`Went on after row ${resumedAt.toLocaleString('en')}.`] : []),
    `${count(account.received)}  received in ${seconds.toFixed(1)} s`,
    `${count(account.accepted)}  accepted as they stood`,
    `${count(account.corrected)}  corrected`,
    `${count(account.duplicates)}  duplicates`,
    `${count(account.quarantined)}  kept aside`,
    ...(reasons.length > 0 ? ['', 'What was found:'] : []),
    ...reasons.map(([reason, rows]) => `${count(rows)}  ${reason}`),
  ].join('\n')
}

function describe(preview: Awaited<ReturnType<typeof import('./import/run.ts').previewFile>>): string {
  const { file, plan, total, rows } = preview
  return [
    `${total.toLocaleString('en')} rows, ${file.format}, ${file.encoding}`,
    'Fields and their columns:',
    ...Object.entries(plan.mapping).map(([field, column]) => `  ${field.padEnd(16)} ${column}`),
    'The first rows:',
    ...rows.map(({ row, outcome, broken }) => `  ${row}: ${describeRow(outcome, broken)}`),
  ].join('\n')
}

function describeRow(outcome: import('../worker/core/data/clean-row.ts').RowOutcome | null, broken?: string): string {
  if (!outcome) return `kept aside: ${broken}`
  if (!outcome.ok) return `kept aside: ${outcome.reasons.map(({ field, code }) => `${field} ${code}`).join(', ')}`
  const values = Object.entries(outcome.row.values).filter(([, value]) => value !== null)
  const fixes = outcome.row.fixes.map(({ field, code }) => `${field} ${code}`).join(', ')
  return `${values.map(([name, value]) => `${name}=${value}`).join(' ')}${fixes ? `  (${fixes})` : ''}`
}

async function storeRates(db: D1Database, shop: string, path: string): Promise<void> {
  const lines = readFileSync(path, 'utf8').trim().split(/\r?\n/)
  const rates = lines.filter((line) => !/^currency/i.test(line)).map((line, index) => rateOf(line, index + 1))
  const { insertRows } = await import('../worker/adapters/d1/insert-rows.ts')
  const { exchangeRates } = await import('../worker/adapters/d1/schema.ts')
  await db.batch(
    insertRows(
      db,
      exchangeRates,
      rates.map((rate) => ({ shop, ...rate })),
    ),
  )
}

function rateOf(line: string, number: number): { currency: string; on: string; rate: number } {
  const [currency = '', on = '', rate = ''] = line.split(/[,;\t]/).map((cell) => cell.trim())
  const known = /^[A-Z]{3}$/.test(currency) && /^\d{4}-\d{2}-\d{2}$/.test(on) && Number(rate) > 0
  if (!known) throw new Refused(`Line ${number} of the rates is not currency,YYYY-MM-DD,rate.`)
  return { currency, on, rate: Number(rate) }
}

function options() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        kind: { type: 'string', default: '' },
        shop: { type: 'string', default: 'demo' },
        map: { type: 'string', multiple: true, default: [] },
        'date-order': { type: 'string' },
        country: { type: 'string' },
        rates: { type: 'string' },
        preview: { type: 'boolean', default: false },
        json: { type: 'string' },
      },
    })
    const [path, ...more] = positionals
    const order = values['date-order']
    if (!path || more.length > 0 || (order && order !== 'day' && order !== 'month')) throw new Refused(USAGE)
    const mapping = Object.fromEntries(
      values.map.map((pair) => [pair.split('=')[0], pair.slice(pair.indexOf('=') + 1)]),
    )
    return {
      ...values,
      path,
      mapping,
      order: order === undefined ? null : order === 'day' ? ('day_first' as const) : ('month_first' as const),
      country: values.country ?? null,
    }
  } catch {
    throw new Refused(USAGE)
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Refused ? error.message : error)
  process.exitCode = 1
})
