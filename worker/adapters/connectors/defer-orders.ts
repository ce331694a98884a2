import type { Orders } from '../../core/ports'
import type { Result } from '../../core/result'
import { bounded } from './bounded'

/**
 * Orders of a shop system whose settings must be read first. Reading them counts towards each call's budget; should it fail, the call
 * answers 'late' and the next one tries again.
 */
export function deferOrders(
  { shop, kind, lookupMs, changeMs }: { shop: string; kind: string; lookupMs: number; changeMs: number },
  load: () => Promise<Orders>,
): Orders {
  let loaded: Promise<Orders> | null = null
  const orders = (): Promise<Orders> => {
    loaded ??= load().catch((error: unknown) => {
      loaded = null
      throw error
    })
    return loaded
  }
  const within = <T, E>(call: string, budgetMs: number, ask: (orders: Orders) => Promise<Result<T, E>>) =>
    bounded({ connector: kind, shop, call }, budgetMs, async () => ask(await orders()))
  return {
    verify: (number, email, now, proven) => within('verify', lookupMs, (o) => o.verify(number, email, now, proven)),
    get: (number) => within('get', lookupMs, (o) => o.get(number)),
    listByEmail: (email, limit) => within('listByEmail', lookupMs, (o) => o.listByEmail(email, limit)),
    cancel: (request) => within('cancel', changeMs, (o) => o.cancel(request)),
    changeAddress: (request) => within('changeAddress', changeMs, (o) => o.changeAddress(request)),
    changeItems: (request) => within('changeItems', changeMs, (o) => o.changeItems(request)),
    undoCancel: (request) => within('undoCancel', changeMs, (o) => o.undoCancel(request)),
    sendInvoice: (request) => within('sendInvoice', changeMs, (o) => o.sendInvoice(request)),
    createReturn: (request) => within('createReturn', changeMs, (o) => o.createReturn(request)),
    openClaim: (request) => within('openClaim', changeMs, (o) => o.openClaim(request)),
  }
}
