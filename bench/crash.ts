/** `npm run crash-test [-- --kills 5] [--clients 16]`: kills workerd amid busy conversations and checks every log. */
import { parseArgs } from 'node:util'
import { crash } from './crash-run.ts'
import { makeStateFolder, removeAtExit } from './machine.ts'
import { canSeeProcesses } from './processes.ts'

const BUSY_MS = 1_500
const MAX_SHOWN_FAULTS = 20

const { values } = parseArgs({
  options: { kills: { type: 'string', default: '5' }, clients: { type: 'string', default: '16' } },
})
if (!canSeeProcesses()) {
  console.error('The crash test finds the process to kill through /proc, which this system does not have.')
  process.exit(2)
}
process.env['WRANGLER_LOG'] = 'error'
const { folder, kind } = makeStateFolder()
removeAtExit(folder)
const options = { folder, kills: Number(values.kills), clients: Number(values.clients), busyMs: BUSY_MS }
const { faults, ...counts } = await crash({ ...options, say: (what) => console.error(what) })
console.log(`state on ${kind}: ${JSON.stringify(counts)}`)
for (const fault of faults.slice(0, MAX_SHOWN_FAULTS)) console.error(fault)
console.log(faults.length === 0 ? 'nothing lost, doubled or out of order' : `${faults.length} faults`)
if (faults.length > 0) process.exitCode = 1
