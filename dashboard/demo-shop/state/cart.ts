import { type Cart, parseCart } from '../logic/cart'
import { createStore, readStored, writeStored } from './store'

const CART_KEY = 'kefu-demo-cart'

export const cartStore = createStore<Cart>(parseCart(readStored(CART_KEY)))

export const saveCart = (cart: Cart): void => {
  writeStored(CART_KEY, JSON.stringify(cart))
  cartStore.set(cart)
}

/** Another tab of the shop changed the cart. */
export const followOtherTabs = (): void => {
  addEventListener('storage', ({ key, newValue }) => {
    if (key === CART_KEY) cartStore.set(parseCart(newValue))
  })
}
