import type { ShopBundle } from '../core/domain'

/** What every route sees: the bindings, and what middleware has put beside them. */
export type AppEnv = {
  Bindings: Env
  Variables: {
    /** Set by withShop on /v1/shops/:shop/*. */
    bundle: ShopBundle
  }
}
