import { parseArgs } from 'node:util'
import type { Message, Reply } from '../worker/protocol/index.ts'
import { cardLine, findServer, ShopChat } from './chat-client.ts'
import { talk } from './chat-talk.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    shop: { type: 'string', default: 'demo' },
    url: { type: 'string' },
    locale: { type: 'string' },
    key: { type: 'string', default: process.env.KEFU_API_KEY },
  },
})

const text = positionals.join(' ').trim()
try {
  const server = await findServer(values.url)
  try {
    const { shop, locale, key } = values
    if (text) show(await (await ShopChat.open(server.base, shop, locale ? { locale } : {})).say(text))
    else await talk({ base: server.base, shop, locale, key, show })
  } finally {
    await server.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

function show(reply: Reply): void {
  if (values.json) {
    console.log(JSON.stringify(reply, null, 2))
    return
  }
  for (const message of reply.messages) showMessage(message)
  const { intent, language, sentiment } = reply.understanding
  console.log(
    `      (${intent.name} ${(intent.confidence * 100).toFixed(0)} %, ${language}, ${sentiment.label}; conversation ${reply.status})`,
  )
}

function showMessage(message: Message): void {
  console.log(`bot › ${message.text}`)
  for (const card of message.cards ?? []) console.log(`      ${cardLine(card)}`)
  const replies = message.quick_replies?.map((quick) => `[${quick.title}]`).join(' ')
  if (replies) console.log(`      ${replies}`)
}
