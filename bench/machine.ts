import { accessSync, constants, mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, platform, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'

/** The kernel's number for tmpfs. */
const TMPFS_MAGIC = 0x01021994
const MEMORY_FOLDER = '/dev/shm'

export type Environment = {
  readonly cores: number
  readonly cpu: string
  readonly memory_mib: number
  readonly platform: string
  readonly node: string
  readonly workerd: string
  /** Where databases and objects were kept. On a disk every write waits for it. */
  readonly state: 'tmpfs' | 'disk'
  /** One-minute load average before the run: more than a little means that others were using the machine. */
  readonly load_before: number
}

/** A new folder for a run's state, in memory where the machine allows it. */
export function makeStateFolder(): { folder: string; kind: Environment['state'] } {
  const parent = canWrite(MEMORY_FOLDER) ? MEMORY_FOLDER : tmpdir()
  return { folder: mkdtempSync(join(parent, 'kefu-bench-')), kind: isTmpfs(parent) ? 'tmpfs' : 'disk' }
}

/** Removes the folder when this process ends, also when someone stops it: what is in memory would stay there. */
export function removeAtExit(folder: string): void {
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))
}

export function environment(state: Environment['state']): Environment {
  return {
    cores: availableParallelism(),
    cpu: cpus()[0]?.model ?? 'unknown',
    memory_mib: Math.round(totalmem() / 2 ** 20),
    platform: platform(),
    node: process.version,
    workerd: versionOf('workerd'),
    state,
    load_before: loadAverage(),
  }
}

/** Runnable programs, averaged over the last minute. */
export function loadAverage(): number {
  return Math.round((loadavg()[0] ?? 0) * 100) / 100
}

function versionOf(name: string): string {
  const { version } = JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }
  return version
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return isTmpfs(folder)
  } catch {
    return false
  }
}

function isTmpfs(folder: string): boolean {
  try {
    return statfsSync(folder).type === TMPFS_MAGIC
  } catch {
    return false
  }
}
