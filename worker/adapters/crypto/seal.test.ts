import { expect, test } from 'vitest'
import { seal, unseal } from './seal'

const SECRET = 'a secret of the Worker, 32 characters or more'

test('opens what was sealed, and seals the same text differently each time', async () => {
  const sealed = await seal(SECRET, 'connector demo', '{"access_token":"shpat_1","note":"中文"}')
  expect(await unseal(SECRET, 'connector demo', sealed)).toEqual({
    ok: true,
    value: '{"access_token":"shpat_1","note":"中文"}',
  })
  expect(sealed).toMatch(/^v1\.[\w-]+\.[\w-]+$/)
  expect(sealed).not.toContain('shpat')
  expect(await seal(SECRET, 'connector demo', '{"access_token":"shpat_1","note":"中文"}')).not.toBe(sealed)
})

test('does not open for another shop or with another secret, nor once it was touched', async () => {
  const sealed = await seal(SECRET, 'connector demo', 'x')
  const [version, iv = '', text = ''] = sealed.split('.')
  const touched = `${version}.${iv}.${text.startsWith('A') ? 'B' : 'A'}${text.slice(1)}`
  const wrong = { ok: false, error: 'unreadable' }
  expect(await unseal(SECRET, 'connector other', sealed)).toEqual(wrong)
  expect(await unseal(`${SECRET}!`, 'connector demo', sealed)).toEqual(wrong)
  expect(await unseal(SECRET, 'connector demo', touched)).toEqual(wrong)
})

test.each(['', 'v1', 'v1..', 'v2.AAAA.AAAA', 'v1.AAAA.AAAA.AAAA', 'v1.***.###'])('does not open %j', async (sealed) => {
  expect(await unseal(SECRET, 'connector demo', sealed)).toEqual({ ok: false, error: 'unreadable' })
})

test.each(['', 'short'])('neither seals nor opens without a real secret: %j', async (secret) => {
  await expect(seal(secret, 'connector demo', 'x')).rejects.toThrow('TOKEN_SECRET')
  const sealed = await seal(SECRET, 'connector demo', 'x')
  await expect(unseal(secret, 'connector demo', sealed)).rejects.toThrow('TOKEN_SECRET')
})
