import { Worker } from 'node:worker_threads'
import type { Parameters } from './parameters.ts'
import { inputOf, type Run, type RunInput } from './run.ts'

export type MemberJob = { readonly input: RunInput; readonly member: number }

function trainInThread(job: MemberJob): Promise<Parameters> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(new URL('./member-thread.ts', import.meta.url), { workerData: job })
    thread.once('message', resolve)
    thread.once('error', reject)
    thread.once('exit', (code) => reject(new Error(`member ${job.member + 1} stopped with code ${code}`)))
  })
}

/** Trains every member in a thread of its own: the library computes on one core. */
export function trainMembers(run: Run): Promise<readonly Parameters[]> {
  const input = inputOf(run)
  const members = Array.from({ length: run.settings.members }, (_, member) => trainInThread({ input, member }))
  return Promise.all(members)
}
