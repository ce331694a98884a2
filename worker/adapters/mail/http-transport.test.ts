import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createHttpTransport } from './http-transport'

const MAIL = {
  shop: 'demo',
  mailKey: 'code:1',
  recipient: 'ana@example.com',
  subject: 'Your code',
  text: '482913',
  html: '<p>482913</p>',
}

let answer = { status: 200, location: '' }
let seen: { headers: IncomingHttpHeaders; body: unknown }[] = []
const server = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    seen.push({ headers: request.headers, body: JSON.parse(body) })
    response.writeHead(answer.status, answer.location ? { location: answer.location } : {}).end('{"id":"x"}')
  })
})

let url = ''
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/emails`
})
beforeEach(() => {
  answer = { status: 200, location: '' }
  seen = []
})
afterAll(() => server.close())

const send = (mail = MAIL) => createHttpTransport({ url, from: 'Shop <shop@example.com>', token: 'secret' })(mail)

describe('the HTTP mail transport', () => {
  it('posts the mail with the secret and its key', async () => {
    expect(await send()).toBe('sent')
    expect(seen[0]?.body).toEqual({
      from: 'Shop <shop@example.com>',
      to: ['ana@example.com'],
      subject: 'Your code',
      text: '482913',
      html: '<p>482913</p>',
    })
    expect(seen[0]?.headers).toMatchObject({ authorization: 'Bearer secret', 'idempotency-key': 'demo/code:1' })
  })

  it.each([400, 404, 413, 422])('gives a mail up that is refused with %i', async (status) => {
    answer.status = status
    expect(await send()).toBe('refused')
  })

  it.each([401, 403, 408, 429, 500, 502, 503])('has it tried again after %i, and names no address', async (status) => {
    answer.status = status
    await expect(send()).rejects.toThrow(new Error(`the mail provider answered ${status}`))
  })

  it('follows no redirect: the secret would go along', async () => {
    answer = { status: 307, location: `${url}/elsewhere` }
    await expect(send()).rejects.toThrow('307')
    expect(seen).toHaveLength(1)
  })

  it('has it tried again when nobody answers', async () => {
    const nowhere = createHttpTransport({ url: 'http://127.0.0.1:1/', from: 'a@example.com', token: 't' })
    await expect(nowhere(MAIL)).rejects.toThrow()
  })
})
