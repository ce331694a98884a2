import { expect, it } from 'vitest'
import { wooConfig } from './stored'

const SHOP = { defaultLocale: 'pt', returnWindowDays: 14 }
const SECRETS = { consumer_key: 'ck_1', consumer_secret: 'cs_1' }

it('makes of what is stored a shop that can be reached', () => {
  const settings = { url: 'https://shop.example', statuses: { packed: 'processing' }, delivery_days: 3 }
  expect(wooConfig({ settings, secrets: SECRETS }, SHOP, false)).toEqual({
    url: 'https://shop.example',
    keysIn: 'header',
    consumerKey: 'ck_1',
    consumerSecret: 'cs_1',
    locale: 'pt',
    returnWindowDays: 14,
    deliveryDays: 3,
    statuses: { packed: 'processing' },
    allowLoopback: false,
  })
})

it.each([
  [{ url: 'shop' }, SECRETS],
  [{ url: 'https://shop.example', statuses: { packed: 'gone' } }, SECRETS],
  [{ url: 'https://shop.example' }, { ...SECRETS, consumer_key: 'cs_1' }],
  [{ url: 'https://shop.example' }, { ...SECRETS, consumer_secret: 'cs_1:x' }],
])('refuses %j with %j', (settings, secrets) => {
  expect(() => wooConfig({ settings, secrets }, SHOP, false)).toThrow()
})
