import { expect, test } from 'vitest'
import { isOwnPath, matchRoute, paths } from './route'

test.each([
  ['/demo', { page: 'home' }],
  ['/demo/', { page: 'home' }],
  ['/demo/cart', { page: 'cart' }],
  ['/demo/cart/', { page: 'cart' }],
  ['/demo/order', { page: 'order' }],
  ['/demo/help', { page: 'help' }],
  ['/demo/help/free-delivery', { page: 'article', id: 'free-delivery' }],
  ['/demo/product/a%20b', { page: 'product', id: 'a b' }],
  ['/demo/product/%', { page: 'product', id: '%' }],
  ['/demo/product', { page: 'not_found' }],
  ['/demo/cart/x', { page: 'not_found' }],
  ['/demo/help/a/b', { page: 'not_found' }],
  ['/demonstration', { page: 'not_found' }],
])('matchRoute(%s)', (path, route) => expect(matchRoute(path)).toEqual(route))

test('links lead back to their own route', () => {
  expect(matchRoute(paths.product('a/b c'))).toEqual({ page: 'product', id: 'a/b c' })
  expect(matchRoute(paths.article('x'))).toEqual({ page: 'article', id: 'x' })
})

test('isOwnPath', () => {
  expect(['/demo', '/demo/cart', '/demo/assets/a.js', '/docs'].map(isOwnPath)).toEqual([true, true, false, false])
})
