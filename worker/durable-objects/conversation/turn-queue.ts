/**
 * Runs jobs one at a time in the order they came. Awaiting a model or a shop's API inside a Durable Object lets the next event in; this
 * keeps a conversation's turns apart all the same.
 */
export class TurnQueue {
  #tail: Promise<unknown> = Promise.resolve()
  #waiting = 0

  constructor(readonly limit: number) {}

  get full(): boolean {
    return this.#waiting >= this.limit
  }

  /** The job's result; a job that throws does not stop the ones behind it. */
  run<T>(job: () => Promise<T>): Promise<T> {
    this.#waiting++
    // Counted down before the result is seen: who waited for it finds the room it left.
    const result = this.#tail.then(job).finally(() => {
      this.#waiting--
    })
    this.#tail = result.catch(() => undefined)
    return result
  }
}
