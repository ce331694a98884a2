import type { SessionAccount } from '../adapters/d1/accounts'
import type { ShopBundle } from '../core/domain'
import type { Principal } from './principal'

/** What every route sees: the bindings, and what middleware has put beside them. */
export type AppEnv = {
  Bindings: Env
  Variables: {
    /** Set by withShop on /v1/shops/:shop/*. */
    bundle: ShopBundle
    /** Set by requireRole; read it by principalOf. */
    principal?: Principal
    /** Set by requireAccount; read it by accountOf. */
    account?: SessionAccount
  }
}
