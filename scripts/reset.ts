/** `npm run reset [-- --yes]`: deletes everything the local run has stored. */

import { rm } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { stateDir } from './serve.ts'

const STATE = stateDir()

const { values } = parseArgs({ options: { yes: { type: 'boolean', short: 'y', default: false } } })

if (values.yes || (await agreed())) {
  await rm(STATE, { recursive: true, force: true })
  console.log('Deleted. `npm start` sets everything up again.')
} else {
  console.log('Nothing was deleted.')
  process.exitCode = 1
}

/** Nobody there to ask counts as no. */
async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    console.error('This deletes all local data: run it with --yes.')
    return false
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    const answer = await terminal.question(
      'Delete all local conversations, orders and figures? A running shop must be stopped first. [y/N] ',
    )
    return /^y(es)?$/i.test(answer.trim())
  } finally {
    terminal.close()
  }
}
