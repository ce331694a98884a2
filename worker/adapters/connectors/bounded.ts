import { err, type Result } from '../../core/result'
import { withinBudget } from '../d1/budget'

/**
 * The outcome of work at a shop system: 'late' once `budgetMs` has passed (the work goes on), and 'late' with a logged error where it
 * throws. Nothing that a shop answers, or a database that is down, ends a turn with an exception.
 */
export function bounded<T, E>(
  at: { readonly connector: string; readonly shop: string; readonly call: string },
  budgetMs: number,
  work: () => Promise<Result<T, E>>,
): Promise<Result<T, E | 'late'>> {
  const safely = work().catch((error: unknown): Result<T, E | 'late'> => {
    const told = String(error instanceof Error ? error.stack : error)
    console.error(JSON.stringify({ level: 'error', at: at.connector, shop: at.shop, call: at.call, error: told }))
    return err('late')
  })
  return withinBudget(budgetMs, safely)
}
