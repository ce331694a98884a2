import { describe, expect, it, vi } from 'vitest'
import { drawCode, hashCode } from './code-secret'

describe('drawCode', () => {
  it('is six digits, leading zeros kept', () => {
    for (let n = 0; n < 1_000; n++) expect(drawCode()).toMatch(/^\d{6}$/)
  })

  it('draws again what would make small codes likelier', () => {
    const draws = [4_294_967_295, 4_294_000_000, 4_293_999_999]
    const random = vi.spyOn(crypto, 'getRandomValues').mockImplementation((array) => {
      if (array instanceof Uint32Array) array[0] = draws.shift() ?? 0
      return array
    })
    expect(drawCode()).toBe('999999')
    expect(random).toHaveBeenCalledTimes(3)
    random.mockRestore()
  })
})

describe('hashCode', () => {
  it('differs by secret, code and id', async () => {
    const all = await Promise.all([
      hashCode('s', 'a', '1'),
      hashCode('t', 'a', '1'),
      hashCode('s', 'b', '1'),
      hashCode('s', 'a', '2'),
    ])
    expect(new Set(all).size).toBe(4)
    expect(all[0]).toMatch(/^[0-9a-f]{64}$/)
    expect(await hashCode('s', 'a', '1')).toBe(all[0])
  })

  it('is not made without a secret', async () => {
    await expect(hashCode('', 'a', '1')).rejects.toThrow('TOKEN_SECRET')
  })
})
