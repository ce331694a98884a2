import type { Tried } from '../connectors/ledger'
import type { CallError } from './client'
import type { UserErrors } from './shapes'

/** What a mutation that brought nothing means for a change: what Shopify refuses to an app, a person can still do. */
export function tried(error: CallError): Tried {
  return error === 'refused' ? 'unsupported' : error
}

/** The same of a call that changes nothing by itself: whatever became of it, nothing was done. */
export function notBegun(error: CallError): Tried {
  return error === 'refused' ? 'unsupported' : 'busy'
}

/** Logs what Shopify said against a change: a merchant's settings decide it, and only the words tell which. */
export function logUserErrors(call: string, errors: UserErrors): void {
  const told = errors.map(({ code, message }) => `${code ?? ''} ${message}`.trim().slice(0, 200))
  console.warn(JSON.stringify({ level: 'warn', at: 'shopify', call, user_errors: told }))
}
