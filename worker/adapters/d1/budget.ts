import { err, type Result } from '../../core/result'
import { timeout } from '../timeout'

/**
 * The outcome, or 'late' once `budgetMs` has passed. The work itself goes on: a change that was late may still be made, which is why
 * every change carries a key. A failure before that is thrown on; one after it is dropped, nobody waits for it any more.
 */
export async function withinBudget<T, E>(
  budgetMs: number,
  work: Promise<Result<T, E>>,
): Promise<Result<T, E | 'late'>> {
  const late = timeout(budgetMs, err('late' as const))
  try {
    return await Promise.race([work, late.promise])
  } finally {
    late.cancel()
    work.catch(() => {})
  }
}
