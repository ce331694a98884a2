import '../../../scripts/node-resolve.ts'
import { parentPort, workerData } from 'node:worker_threads'
import { defaultDevice, init } from '@jax-js/jax'
import type { MemberJob } from './train-members.ts'

const { input, member } = workerData as MemberJob
await init()
defaultDevice('wasm')
// Imported here and not above: the Worker's files they use resolve only once node-resolve is in place.
const { prepareRun } = await import('./run.ts')
const { trainMember } = await import('./train-member.ts')
parentPort?.postMessage(await trainMember(prepareRun(input), member))
