import type { HelpArticle } from '../../../worker/protocol/catalogue'
import type { OrderCard } from '../../../worker/protocol/message'
import type { Problem } from '../../../worker/protocol/rest'

const API = '/v1/shops/demo'
/** Longer than any healthy answer takes; then the page says so rather than wait for ever. */
const TIMEOUT_MS = 12_000

export type ArticleSummary = Pick<HelpArticle, 'article_id' | 'tags' | 'title'>

export class ApiError extends Error {
  override readonly name = 'ApiError'
  /** 0 when there was no answer at all. */
  readonly status: number
  readonly fields: readonly string[]

  constructor(status: number, fields: readonly string[] = []) {
    super(`the shop answered ${status}`)
    this.status = status
    this.fields = fields
  }
}

const failure = async (response: Response): Promise<ApiError> => {
  const problem = (await response.json().catch(() => null)) as Partial<Problem> | null
  const errors = Array.isArray(problem?.errors) ? problem.errors : []
  return new ApiError(
    response.status,
    errors.map(({ field }) => field),
  )
}

const request = async <Body>(path: string, init: RequestInit = {}): Promise<Body> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const response = await fetch(API + path, { ...init, signal }).catch(() => null)
  if (!response) throw new ApiError(0)
  if (!response.ok) throw await failure(response)
  return (await response.json().catch(() => {
    throw new ApiError(response.status)
  })) as Body
}

export const read = <Body>(path: string): Promise<Body> => request(path)

export const lookUpOrder = async (number: string, email: string, locale: string): Promise<OrderCard> => {
  const body = JSON.stringify({ order_number: number, email, locale })
  const headers = { 'content-type': 'application/json' }
  return (await request<{ order: OrderCard }>('/orders/lookup', { method: 'POST', headers, body })).order
}
