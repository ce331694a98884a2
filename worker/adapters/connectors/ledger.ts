import type { ChangeError, ChangeRequest } from '../../core/ports'
import { err, ok, type Result } from '../../core/result'

export type ConnectorAction =
  | 'cancel'
  | 'change_address'
  | 'change_items'
  | 'create_return'
  | 'send_invoice'
  | 'undo_cancel'

/** One change at a shop system, by the key its caller gave it. */
export type ConnectorChange = Pick<ChangeRequest, 'orderNumber' | 'key' | 'by'> & { readonly action: ConnectorAction }

/**
 * How a change stands when it is asked for. 'again': an earlier try never told how it ended, so the shop must be looked at first.
 * 'under_way': another try has it now.
 */
export type Begun =
  | { readonly state: 'new' }
  | { readonly state: 'again'; readonly since: number }
  | { readonly state: 'under_way' }
  | { readonly state: 'done'; readonly answer: string }

/** What is kept of a claim: a late or lost parcel, the whole order (`trackingNumber` null), or one item of it. */
export type ClaimSubject = {
  readonly trackingNumber: string | null
  readonly lineId: number | null
  readonly item: string | null
}

/**
 * What Kefu keeps of changes that a shop's own system makes: shop systems do not know Kefu's keys, so that a repeat would do a change
 * twice. A change that is done gets its row in the audit log with it.
 */
export type ChangeLedger = {
  /** Takes the change for `leaseMs`; after that another try may take it. */
  begin(change: ConnectorChange, now: number, leaseMs: number): Promise<Begun>
  /** Keeps the answer for repeats, and writes the audit row. */
  finish(
    change: ConnectorChange,
    now: number,
    answer: string,
    detail?: Readonly<Record<string, unknown>>,
  ): Promise<void>
  /** Forgets a change that was surely not made. */
  abandon(change: ConnectorChange): Promise<void>
  /** Opens a claim, or finds the one that was opened for the same thing; ids are C-{order}-{n}. */
  claim(request: ChangeRequest, subject: ClaimSubject): Promise<{ readonly claimId: string; readonly isNew: boolean }>
}

/** What came of trying. 'busy': surely not done, for now. 'late': nobody knows. */
export type Tried = ChangeError | 'busy'
/** What is done, in the form it is kept in for repeats. */
export type Made<T> = {
  readonly value: T
  readonly answer?: string
  readonly detail?: Readonly<Record<string, unknown>>
}

/**
 * Makes a change once. `make` gets when an earlier try that never ended began, or null, and looks before it acts; `repeat` answers for a
 * change that was done before, from what was kept of it. What surely was not done is forgotten, so that it can be asked for again.
 */
export async function once<T>(
  ledger: ChangeLedger,
  change: ConnectorChange,
  leaseMs: number,
  steps: {
    readonly make: (earlier: number | null) => Promise<Result<Made<T>, Tried>>
    readonly repeat: (answer: string) => Promise<Result<T, ChangeError>>
  },
): Promise<Result<T, ChangeError>> {
  const begun = await ledger.begin(change, Date.now(), leaseMs)
  if (begun.state === 'under_way') return err('late')
  if (begun.state === 'done') return steps.repeat(begun.answer)
  const earlier = begun.state === 'again' ? begun.since : null
  const made = await steps.make(earlier)
  if (made.ok) {
    const { value, answer = '', detail } = made.value
    // It is done, whether this can be written down or not; a repeat then looks at the shop.
    await ledger.finish(change, Date.now(), answer, detail).catch((error: unknown) => logLedger(change, error))
    return ok(value)
  }
  // This try did nothing, but the one before it may have.
  const isOpen = made.error === 'late' || (made.error === 'busy' && earlier !== null)
  if (!isOpen) await ledger.abandon(change).catch((error: unknown) => logLedger(change, error))
  return err(made.error === 'busy' ? 'late' : made.error)
}

function logLedger({ action, orderNumber }: ConnectorChange, error: unknown): void {
  console.error(JSON.stringify({ level: 'error', at: 'connector_ledger', action, orderNumber, error: String(error) }))
}
