import { useEffect, useState } from 'preact/hooks'
import type { HelpArticle, Product } from '../../../worker/protocol/catalogue'
import { ApiError, type ArticleSummary, read } from './api'

export type Resource<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'error'; readonly status: number; readonly retry: () => void }

/** What was read in this visit: going back shows it at once, at the place where it was left. */
const cache = new Map<string, unknown>()

const useResource = <Data>(path: string): Resource<Data> => {
  const [failed, setFailed] = useState<{ path: string; status: number } | null>(null)
  const [, redraw] = useState(0)
  useEffect(() => {
    if (cache.has(path) || failed?.path === path) return
    let left = false
    read<Data>(path).then(
      (data) => {
        cache.set(path, data)
        if (!left) redraw((count) => count + 1)
      },
      (error: unknown) => {
        if (!left) setFailed({ path, status: error instanceof ApiError ? error.status : 0 })
      },
    )
    return () => {
      left = true
    }
  }, [path, failed])
  if (cache.has(path)) return { state: 'ready', data: cache.get(path) as Data }
  if (failed?.path !== path) return { state: 'loading' }
  return { state: 'error', status: failed.status, retry: () => setFailed(null) }
}

const pick = <From, To>(resource: Resource<From>, of: (data: From) => To): Resource<To> =>
  resource.state === 'ready' ? { state: 'ready', data: of(resource.data) } : resource

export const useProducts = (): Resource<readonly Product[]> =>
  pick(useResource<{ products: Product[] }>('/products'), ({ products }) => products)

export const useProduct = (id: string): Resource<Product> => useResource(`/products/${encodeURIComponent(id)}`)

export const useArticles = (): Resource<readonly ArticleSummary[]> =>
  pick(useResource<{ articles: ArticleSummary[] }>('/articles'), ({ articles }) => articles)

export const useArticle = (id: string): Resource<HelpArticle> => useResource(`/articles/${encodeURIComponent(id)}`)
