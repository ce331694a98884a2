import { expect, test } from 'vitest'
import { shopifyOrigin } from './config'

test('takes only shops of Shopify', () => {
  expect(shopifyOrigin('my-shop.myshopify.com', false)).toBe('https://my-shop.myshopify.com')
})

test.each([
  'example.com',
  'my-shop.myshopify.com.example.com',
  'myshopify.com',
  'a.b.myshopify.com',
  'my-shop.myshopify.com/path',
  'my-shop.myshopify.com:8080',
  'user@my-shop.myshopify.com',
  'my-shop.myshopify.com#',
  '-x.myshopify.com',
  'MY-SHOP.myshopify.com',
  '127.0.0.1:8080',
  'localhost:8080',
  '',
])('sends no token to %j', (domain) => {
  expect(shopifyOrigin(domain, false)).toBeNull()
})

test.each(['127.0.0.1:8080', 'localhost:8080'])('takes %s for tests', (domain) => {
  expect(shopifyOrigin(domain, true)).toBe(`http://${domain}`)
})

test.each(['127.0.0.1', '10.0.0.1:80', '127.0.0.1:8080/x', 'localhost.example.com:80'])(
  'not even for tests: %s',
  (domain) => {
    expect(shopifyOrigin(domain, true)).toBeNull()
  },
)
