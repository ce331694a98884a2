import { useEffect, useState } from 'preact/hooks'
import { ApiError, getArticle, getArticles, getProduct, getProducts } from './api'

export type Resource<Data> =
  | { readonly state: 'loading' }
  | { readonly state: 'ready'; readonly data: Data }
  | { readonly state: 'error'; readonly status: number; readonly retry: () => void }

/** What was read in this visit: going back shows it at once, at the place where it was left. */
const cache = new Map<string, unknown>()

const useResource = <Data>(key: string, load: () => Promise<Data>): Resource<Data> => {
  const [failed, setFailed] = useState<{ key: string; status: number } | null>(null)
  const [attempt, setAttempt] = useState(0)
  const [, redraw] = useState(0)
  useEffect(() => {
    if (cache.has(key)) return
    let left = false
    load().then(
      (data) => {
        cache.set(key, data)
        if (!left) redraw((count) => count + 1)
      },
      (error: unknown) => {
        if (!left) setFailed({ key, status: error instanceof ApiError ? error.status : 0 })
      },
    )
    return () => {
      left = true
    }
  }, [key, attempt])
  if (cache.has(key)) return { state: 'ready', data: cache.get(key) as Data }
  if (failed?.key !== key) return { state: 'loading' }
  const retry = (): void => {
    setFailed(null)
    setAttempt(attempt + 1)
  }
  return { state: 'error', status: failed.status, retry }
}

export const useProducts = () => useResource('products', getProducts)
export const useProduct = (id: string) => useResource(`product ${id}`, () => getProduct(id))
export const useArticles = () => useResource('articles', getArticles)
export const useArticle = (id: string) => useResource(`article ${id}`, () => getArticle(id))
