import { readdirSync, readFileSync } from 'node:fs'

/** Bytes in a mebibyte; /proc counts in kB of 1,024 bytes. */
const KIB_PER_MIB = 1_024

/** True where processes can be looked at: Linux. */
export function canSeeProcesses(): boolean {
  return read('/proc/self/status') !== null
}

/** Memory of a process that is in RAM, in MiB; null where it cannot be seen. */
export function residentMib(pid: number): number | null {
  const kib = Number(/^VmRSS:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1])
  return Number.isFinite(kib) ? Math.round((kib / KIB_PER_MIB) * 10) / 10 : null
}

/** CPU time a process has used so far, in milliseconds; null where it cannot be seen. */
export function cpuMs(pid: number): number | null {
  const fields = read(`/proc/${pid}/stat`)?.split(') ').at(-1)?.split(' ')
  const ticks = Number(fields?.[11]) + Number(fields?.[12])
  // The kernel reports in hundredths of a second.
  return Number.isFinite(ticks) ? ticks * 10 : null
}

/** True while the process runs; one that has ended and waits to be reaped does not. */
export function isRunning(pid: number): boolean {
  const state = /^State:\s+(\w)/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]
  return state !== undefined && state !== 'Z' && state !== 'X'
}

/** This process's own workerd whose entry socket is on `port`, or null: no other process is ever named. */
export function workerdListeningOn(port: number): number | null {
  const found = childrenOf(process.pid).find((pid) => {
    const args = (read(`/proc/${pid}/cmdline`) ?? '').split('\0')
    return /workerd(\.exe)?$/.test(args[0] ?? '') && args.some((arg) => arg.endsWith(`=127.0.0.1:${port}`))
  })
  return found ?? null
}

function childrenOf(parent: number): number[] {
  return readdirOrNone('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`) ?? '')?.[1]) === parent)
}

function readdirOrNone(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

function read(file: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}
