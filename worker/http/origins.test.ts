import { describe, expect, it } from 'vitest'
import { originAllowed } from './origins'

const KEFU = 'https://kefu.example/v1/shops/demo/widget-config'

function allowed(origin: string | undefined, ...allowedOrigins: string[]): boolean {
  return originAllowed(origin, { allowedOrigins }, KEFU)
}

describe('originAllowed', () => {
  it('lets programs in, which send no origin', () => {
    expect(allowed(undefined)).toBe(true)
  })

  it('lets in the pages of Kefu itself', () => {
    expect(allowed('https://kefu.example')).toBe(true)
    expect(allowed('https://kefu.example:8443')).toBe(false)
    expect(allowed('http://kefu.example')).toBe(false)
    expect(allowed('https://evil.example')).toBe(false)
  })

  it('lets in pages at the host it was asked by, behind a proxy too', () => {
    const behind = (origin: string, host: string) =>
      originAllowed(origin, { allowedOrigins: [] }, 'http://127.0.0.1:8787/x', host)
    expect(behind('https://shop.example', 'shop.example')).toBe(true)
    expect(behind('http://localhost:8787', 'localhost:8787')).toBe(true)
    expect(behind('https://evil.example', 'shop.example')).toBe(false)
    expect(behind('http://localhost:9999', 'localhost:8787')).toBe(false)
  })

  it('lets in what the shop lists, whole', () => {
    expect(allowed('https://shop.example', 'https://shop.example')).toBe(true)
    for (const other of [
      'http://shop.example',
      'https://shop.example:444',
      'https://www.shop.example',
      'https://shop.example.evil.com',
      'https://evilshop.example',
    ])
      expect(allowed(other, 'https://shop.example')).toBe(false)
  })

  it('reads "*." as any subdomain, at any depth, and not as the domain itself', () => {
    const pattern = 'https://*.shop.example'
    for (const origin of ['https://www.shop.example', 'https://a.b.shop.example'])
      expect(allowed(origin, pattern)).toBe(true)
    for (const origin of [
      'https://shop.example',
      'https://evilshop.example',
      'https://www.shop.example.evil.com',
      'http://www.shop.example',
      'https://www.shop.example:8443',
      'https://evil.com#.shop.example',
      'https://evil.com/.shop.example',
    ])
      expect(allowed(origin, pattern)).toBe(false)
  })

  it('reads ":*" as any port', () => {
    for (const origin of ['http://localhost', 'http://localhost:1', 'http://localhost:65535'])
      expect(allowed(origin, 'http://localhost:*')).toBe(true)
    for (const origin of ['https://localhost:3000', 'http://localhost.evil.com:3000', 'http://127.0.0.1:3000'])
      expect(allowed(origin, 'http://localhost:*')).toBe(false)
    expect(allowed('https://a.shop.example:9', 'https://*.shop.example:*')).toBe(true)
  })

  it('knows a given port', () => {
    expect(allowed('http://localhost:5173', 'http://localhost:5173')).toBe(true)
    expect(allowed('http://localhost:51730', 'http://localhost:5173')).toBe(false)
    expect(allowed('http://localhost', 'http://localhost:5173')).toBe(false)
  })

  it.each([
    'null',
    'file://',
    'about:blank',
    'chrome-extension://abc',
    'data:text/html,x',
    'javascript:1',
    '*',
    'shop.example',
    '//shop.example',
    'https://',
    'https://shop.example:99999',
    ' ',
  ])('refuses the origin "%s", though the shop lists it', (origin) => {
    expect(allowed(origin, origin, '*', 'https://*')).toBe(false)
  })

  it('is not fooled by a name before an @', () => {
    expect(allowed('https://shop.example@evil.com', 'https://shop.example')).toBe(false)
    expect(allowed('https://www.shop.example:443@evil.com', 'https://*.shop.example')).toBe(false)
  })

  it('has no pattern that lets everybody in', () => {
    for (const pattern of ['*', 'https://*', '*://shop.example', 'https://*.*', '.*', ''])
      expect(allowed('https://evil.com', pattern)).toBe(false)
  })

  it('folds the case of the origin', () => {
    expect(allowed('HTTPS://SHOP.example', 'https://shop.example')).toBe(true)
  })

  it.each([
    ['https://shop.example:443', 'https://shop.example'],
    ['https://shop.example:443/', 'https://shop.example:443'],
    ['http://shop.example:80', 'http://shop.example'],
    ['https://*.shop.example:443', 'https://www.shop.example'],
    ['https://*.Shop.example/', 'https://www.shop.example'],
    ['HTTPS://shop.example', 'https://shop.example'],
    ['https://shop.example:08443', 'https://shop.example:8443'],
    [' https://shop.example ', 'https://shop.example'],
    ['https://münchen.example', 'https://xn--mnchen-3ya.example'],
    ['http://[::1]', 'http://[::1]'],
    ['http://[0:0:0:0:0:0:0:1]:5173', 'http://[::1]:5173'],
    ['http://localhost:*/', 'http://localhost:5173'],
    ['https://shop.example/', 'https://shop.example'],
    ['https://Shop.example', 'https://shop.example'],
    ['http://[::1]:*', 'http://[::1]:5173'],
  ])('takes "%s" in the list for the origin "%s"', (pattern, origin) => {
    expect(allowed(origin, pattern)).toBe(true)
  })

  it.each([
    ['https://shop.example:80', 'https://shop.example'],
    ['http://shop.example:443', 'http://shop.example'],
    ['https://shop.example/shop', 'https://shop.example'],
    ['https://shop.example//', 'https://shop.example'],
    ['https://shop.example?x', 'https://shop.example'],
    ['https://shop.example#x', 'https://shop.example'],
    ['https://evil.com@shop.example', 'https://shop.example'],
    ['https://shop.example:*:*', 'https://shop.example'],
    ['https://shop.example:99999', 'https://shop.example'],
    ['http://[::1]:*', 'http://[::2]:5173'],
    ['http://[::1', 'http://[::1]'],
    ['shop.example', 'https://shop.example'],
    ['https://*', 'https://shop.example'],
    ['https://*:*', 'https://shop.example'],
    ['https://*./', 'https://shop.example'],
    ['https://*./', 'https://shop.example.'],
  ])('does not take "%s" in the list for the origin "%s"', (pattern, origin) => {
    expect(allowed(origin, pattern)).toBe(false)
  })
})
