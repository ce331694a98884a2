import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { IMPERSONAL_TABLES, PERSONAL_TABLES } from '../../adapters/d1/personal/registry'
import { everyRow } from '../fixtures/persons'

describe('the registry of personal data', () => {
  it('names every table of the database, as personal or as not', async () => {
    const named = [...Object.keys(PERSONAL_TABLES), ...Object.keys(IMPERSONAL_TABLES)]
    expect(named.toSorted()).toEqual(Object.keys(await everyRow()).toSorted())
  })

  it.each(Object.entries(PERSONAL_TABLES))('names every column of %s once', async (table, { personal, other }) => {
    const { results } = await env.DB.prepare('select name from pragma_table_info(?)')
      .bind(table)
      .all<{ name: string }>()
    expect([...personal, ...other].toSorted()).toEqual(results.map(({ name }) => name).toSorted())
  })

  it.each(Object.entries(PERSONAL_TABLES))('says of %s what becomes of each personal column', (_table, entry) => {
    const { erase, personal, kept } = entry
    if (erase === 'delete') return expect(kept).toBeUndefined()
    expect(Object.keys(erase)).toEqual(expect.arrayContaining([...personal]))
    expect(kept).toMatch(/\w/)
  })

  it('notices a new table', async () => {
    await env.DB.prepare('create table wishes (shop text, email text)').run()
    const named = [...Object.keys(PERSONAL_TABLES), ...Object.keys(IMPERSONAL_TABLES)]
    expect(Object.keys(await everyRow()).filter((table) => !named.includes(table))).toEqual(['wishes'])
    await env.DB.prepare('drop table wishes').run()
  })
})
