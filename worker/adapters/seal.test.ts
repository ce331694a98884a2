import { expect, it } from 'vitest'
import { seal, unseal } from './seal'

const KEY = 'a secret for tests only, long enough to derive from'

it('opens what it sealed, and seals the same never alike', async () => {
  const first = await seal(KEY, 'tools', 'demo/erp', 'sécret ✓')
  const second = await seal(KEY, 'tools', 'demo/erp', 'sécret ✓')
  expect(first).not.toBe(second)
  expect(first).not.toContain('cret')
  expect(await unseal(KEY, 'tools', 'demo/erp', first)).toBe('sécret ✓')
})

it('opens nothing for another owner, purpose or secret, nor what was altered', async () => {
  const sealed = await seal(KEY, 'tools', 'demo/erp', 'x')
  expect(await unseal(KEY, 'tools', 'other/erp', sealed)).toBeNull()
  expect(await unseal(KEY, 'connectors', 'demo/erp', sealed)).toBeNull()
  expect(await unseal(`${KEY}!`, 'tools', 'demo/erp', sealed)).toBeNull()
  const [format, iv = '', body = ''] = sealed.split('.')
  const flipped = (body[0] === 'A' ? 'B' : 'A') + body.slice(1)
  for (const bad of ['', 'v1', 'v1..', `v2.${iv}.${body}`, `${format}.${iv}.${flipped}`, `${format}.${iv}.%%`])
    expect(await unseal(KEY, 'tools', 'demo/erp', bad)).toBeNull()
})

it('seals nothing without a real secret', async () => {
  await expect(seal('short', 'tools', 'demo/erp', 'x')).rejects.toThrow('TOKEN_SECRET')
})
