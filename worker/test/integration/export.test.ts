import { env } from 'cloudflare:workers'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { PERSONAL_TABLES } from '../../adapters/d1/personal/registry'
import type { PersonExport } from '../../protocol'
import { countRows } from '../fixtures/demo-rows'
import { keyOf } from '../fixtures/own-intents'
import { needlesOf, OTTO, ZOE } from '../fixtures/persons'
import { problemOf, request, seedDemoShop } from '../fixtures/shop'
import { postContact, seedTwoPersons } from '../fixtures/two-persons'

let owner = ''

beforeAll(seedDemoShop, 60_000)
beforeEach(async () => {
  ;({ owner } = await seedTwoPersons())
}, 60_000)

describe('an export', () => {
  it('holds everything of the person and nothing of another', async () => {
    const response = await postContact(owner, `${ZOE.contactId}/export`)
    expect(response.status).toBe(200)
    const copy = await response.json<PersonExport>()
    expect(copy.person).toEqual({
      contact_ids: [ZOE.contactId],
      emails: [ZOE.email],
      names: [ZOE.name],
      phones: [ZOE.phone],
    })
    const empty = Object.entries(copy.tables).filter(([, rows]) => rows.length === 0)
    expect(empty).toEqual([])
    expect(Object.keys(copy.tables).toSorted()).toEqual(Object.keys(PERSONAL_TABLES).toSorted())
    expect(copy.conversations).toHaveLength(2)
    expect(JSON.stringify(copy.conversations[0]?.log)).toContain(ZOE.street)
    expect(copy.attachments).toHaveLength(2)
    expect(copy.attachments[0]).toMatchObject({ type: 'image/jpeg', base64: expect.stringMatching(/^\/9j\//) })
    const text = JSON.stringify(copy)
    for (const needle of needlesOf(OTTO)) expect(text).not.toContain(needle)
    expect(text).not.toMatch(/code_hash|link_id|"html"/)
    expect(await countRows(`audit_log where action = 'export_person'`)).toBe(1)
  })

  it('is asked for by the e-mail of who has no contact, and refuses two persons in one', async () => {
    await env.DB.prepare('delete from contacts where email = ?').bind(ZOE.email).run()
    expect((await postContact(owner, '-/export', { email: ` ${ZOE.email.toUpperCase()} ` })).status).toBe(200)
    expect((await postContact(owner, 'c-nobody/export', { email: ZOE.email })).status).toBe(200)
    const mixed = await postContact(owner, `${OTTO.contactId}/export`, { email: ZOE.email })
    expect([mixed.status, (await problemOf(mixed)).errors?.[0]?.field]).toEqual([400, 'email'])
  })

  it.each([
    ['c-nobody/export', undefined, 404],
    ['erased/erase', undefined, 404],
    ['-/erase', undefined, 400],
    ['-/erase', { email: 'no address' }, 400],
    ['-/erase', { email: 'nobody@example.com' }, 404],
  ])('or erasure at %s with %j is answered %d', async (path, body, status) => {
    expect((await postContact(owner, path, body)).status).toBe(status)
  })

  it.each(['agent', 'analyst'] as const)('is not for an %s', async (role) => {
    for (const path of ['export', 'erase'])
      expect((await postContact(await keyOf(role), `${ZOE.contactId}/${path}`)).status).toBe(403)
    expect((await request(`/v1/shops/demo/contacts/${ZOE.contactId}/erase`, { method: 'POST' })).status).toBe(401)
  })
})
