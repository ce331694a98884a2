import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Everything that must hold of the source without running it. Each line is one command; all are run, so that one run shows all faults. */
const CHECKS: readonly (readonly [name: string, ...command: string[]])[] = [
  [
    'env types',
    'node_modules/wrangler/bin/wrangler.js',
    'types',
    'worker/env.d.ts',
    '--include-runtime',
    'false',
    '--env-file',
    '/dev/null',
    '--check',
  ],
  ['core types', 'node_modules/typescript/bin/tsc', '-p', 'worker/core/tsconfig.json'],
  ['worker types', 'node_modules/typescript/bin/tsc', '-p', 'tsconfig.json'],
  ['test types', 'node_modules/typescript/bin/tsc', '-p', 'worker/test/tsconfig.json'],
  ['tool types', 'node_modules/typescript/bin/tsc', '-p', 'scripts/tsconfig.json'],
  ['widget types', 'node_modules/typescript/bin/tsc', '-p', 'dashboard/widget/tsconfig.json'],
  ['shop types', 'node_modules/typescript/bin/tsc', '-p', 'dashboard/demo-shop/tsconfig.json'],
  ['console types', 'node_modules/typescript/bin/tsc', '-p', 'dashboard/console/tsconfig.json'],
  ['lint and format', 'node_modules/@biomejs/biome/bin/biome', 'check', '.'],
  ['widget size', 'dashboard/widget/check-size.ts'],
]

let failed = 0
for (const [name, ...command] of CHECKS) {
  if (!existsSync(command[0] ?? '')) throw new Error(`${command[0]} is missing: run npm ci`)
  const started = performance.now()
  const { status, stdout, stderr } = spawnSync(process.execPath, command, {
    encoding: 'utf8',
    env: { ...process.env, WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' },
  })
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${status === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
  if (status !== 0) {
    failed++
    console.log(`${stdout}${stderr}`)
  }
}
if (failed > 0) {
  console.error(`${failed} of ${CHECKS.length} checks failed`)
  process.exit(1)
}
