import type { Shoppers } from '../../core/ports'
import { err, type Result } from '../../core/result'
import { withinBudget } from './budget'
import { openDatabase } from './database'
import { type NewsletterOptIn, setNewsletter } from './newsletter'
import { readProfile } from './shopper-profile'
import { leaveReview, openCase, requestData, subscribeStock } from './shopper-requests'
import { normaliseEmail } from './verification'

/**
 * A shop's shoppers as they are kept in D1. Reading ends within `readBudgetMs`, a change within `budgetMs`. None throws for a database that is down: a greeting or a
 * segment is not worth a failed turn, and a change whose answer was lost may have been made, exactly as one that is late.
 */
export function createD1Shoppers(
  db: D1Database,
  shop: string,
  options: { readonly budgetMs: number; readonly readBudgetMs?: number; readonly optIn?: NewsletterOptIn | null },
): Shoppers {
  const database = openDatabase(db)
  const bounded = <T, E>(work: Promise<Result<T, E>>, budgetMs = options.budgetMs): Promise<Result<T, E | 'late'>> =>
    withinBudget(
      budgetMs,
      work.catch((error: unknown): Result<T, E | 'late'> => {
        console.error(JSON.stringify({ level: 'error', at: 'd1.shoppers', shop, error: String(error) }))
        return err('late')
      }),
    )
  const tidy = <R extends { readonly email: string | null }>(request: R): R => ({
    ...request,
    email: request.email === null ? null : normaliseEmail(request.email),
  })
  return {
    profile: (email) => bounded(readProfile(database, shop, normaliseEmail(email)), options.readBudgetMs),
    setNewsletter: (request) => bounded(setNewsletter(database, shop, tidy(request), options.optIn ?? null)),
    subscribeStock: (request) => bounded(subscribeStock(database, shop, tidy(request))),
    requestData: (request) => bounded(requestData(database, shop, tidy(request))),
    leaveReview: async (request) => {
      const { rating } = request
      // Not a late store but a fault of the caller.
      if (!Number.isInteger(rating) || rating < 1 || rating > 5) throw new RangeError('a rating is 1 to 5')
      return bounded(leaveReview(database, shop, tidy(request)))
    },
    openCase: (request) => bounded(openCase(database, shop, tidy(request))),
  }
}
