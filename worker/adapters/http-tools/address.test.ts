import { expect, it } from 'vitest'
import { addressFault } from './address'

it.each([
  'https://erp.example.com/x?y=1',
  'https://erp.example.com:8443/',
  'https://xn--bcher-kva.example/',
  'https://api.local.example/',
])('takes %s', (url) => {
  expect(addressFault(url)).toBeNull()
})

it.each([
  'http://erp.example.com/',
  'ftp://erp.example.com/',
  'erp.example.com',
  'https://user:pass@erp.example.com/',
  'https://erp.example.com/#x',
  'https://localhost/',
  'https://localhost./',
  'https://LOCALHOST/',
  'https://a.localhost/',
  'https://metadata/',
  'https://metadata.google.internal/',
  'https://printer.local/',
  'https://router.home.arpa/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://0x7f.0.0.1/',
  'https://0177.0.0.1/',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/',
  'https://8.8.8.8/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[fd00::1]/',
  'https://１２７.０.０.１/',
])('refuses %s', (url) => {
  expect(addressFault(url)).not.toBeNull()
})

it('takes this machine where it is allowed, and nothing else for that', () => {
  expect(addressFault('http://127.0.0.1:8080/x', true)).toBeNull()
  expect(addressFault('http://10.0.0.1/', true)).not.toBeNull()
  expect(addressFault('http://erp.example.com/', true)).not.toBeNull()
})
