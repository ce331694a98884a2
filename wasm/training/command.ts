import { TsvError } from './text/rows.ts'

/** Whether the caller can mend it: a file that cannot be used, or an option that does not exist. */
function isCallersMistake(error: unknown): error is Error {
  if (error instanceof TsvError) return true
  return error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')
}

/** Runs a command; a caller's mistake is told in one line, without a stack, and gives exit status 1. */
export async function runCommand(main: () => Promise<void>): Promise<void> {
  try {
    await main()
  } catch (error) {
    if (!isCallersMistake(error)) throw error
    console.error(error.message)
    process.exitCode = 1
  }
}
