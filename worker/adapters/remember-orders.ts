import { ORDER_MEMORY_MS } from '../config'
import type { Order } from '../core/domain'
import type { Orders } from '../core/ports'

/** Orders one conversation has read a moment ago, by order number. */
export type OrderMemory = Map<string, { readonly order: Order; readonly at: number }>

/**
 * Orders that one conversation reads again within ORDER_MEMORY_MS come from its memory: one turn asks for the same order up to four times,
 * and tracking does not change between two messages. Only what was verified or read is kept, and any change forgets it; a change is
 * always judged by the store itself, never by this memory.
 */
export function rememberOrders(orders: Orders, memory: OrderMemory, now: () => number): Orders {
  const keep = (order: Order) => memory.set(order.orderNumber, { order, at: now() })
  const changing = async <T>(orderNumber: string, change: Promise<T>): Promise<T> => {
    memory.delete(orderNumber)
    try {
      return await change
    } finally {
      memory.delete(orderNumber)
    }
  }
  return {
    ...orders,
    verify: async (orderNumber, email, at, proven) => {
      const found = await orders.verify(orderNumber, email, at, proven)
      if (found.ok) keep(found.value)
      return found
    },
    get: async (orderNumber) => {
      const kept = memory.get(orderNumber)
      if (kept && now() - kept.at < ORDER_MEMORY_MS) return { ok: true, value: kept.order }
      const found = await orders.get(orderNumber)
      if (found.ok) keep(found.value)
      return found
    },
    cancel: (request) => changing(request.orderNumber, orders.cancel(request)),
    changeAddress: (request) => changing(request.orderNumber, orders.changeAddress(request)),
    changeItems: (request) => changing(request.orderNumber, orders.changeItems(request)),
    undoCancel: (request) => changing(request.orderNumber, orders.undoCancel(request)),
    sendInvoice: (request) => orders.sendInvoice(request),
    createReturn: (request) => changing(request.orderNumber, orders.createReturn(request)),
    openClaim: (request) => changing(request.orderNumber, orders.openClaim(request)),
  }
}
