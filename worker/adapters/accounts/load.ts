import type { Auth, AuthEnv } from './auth'

/** One instance an isolate and environment; dropped when it could not be made. */
let loaded: { readonly db: D1Database; readonly auth: Promise<Auth> } | null = null

/** better-auth, loaded when an account's route first asks for it: shoppers' messages and reading with a session never do. */
export function loadAuth(env: AuthEnv): Promise<Auth> {
  if (loaded?.db === env.DB) return loaded.auth
  const auth = import('./auth').then(({ createAuth }) => createAuth(env))
  loaded = { db: env.DB, auth }
  auth.catch(() => {
    loaded = null
  })
  return auth
}
