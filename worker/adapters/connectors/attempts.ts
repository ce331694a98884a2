/** Counts tries to open an order with an e-mail, per order number and per e-mail, so that guessing from many conversations is locked out. */
export type AttemptCounter = {
  /** Counts a try before it is judged, so that guessing in parallel gains nothing; null once the number or the e-mail is locked. */
  reserve(pair: { readonly orderNumber: string; readonly email: string }, now: number): Promise<number | null>
  /** Takes back a try that was right, or that could not be judged. */
  release(attempt: number): Promise<void>
}
