import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import type { Message, Reply } from '../worker/protocol/index.ts'
import { cardLine, findServer, ShopChat } from './chat-client.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    shop: { type: 'string', default: 'demo' },
    url: { type: 'string' },
    locale: { type: 'string' },
  },
})

const text = positionals.join(' ').trim()
try {
  const server = await findServer(values.url)
  try {
    const chat = await ShopChat.open(server.base, values.shop, values.locale ? { locale: values.locale } : {})
    if (text) show(await chat.say(text))
    else await converse(chat)
  } finally {
    await server.stop()
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
}

async function converse(chat: ShopChat): Promise<void> {
  console.log('Write to the shop; an empty line ends the chat.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  try {
    for (;;) {
      const words = (await terminal.question('you › ').catch(() => '')).trim()
      if (!words) return
      show(await chat.say(words))
    }
  } finally {
    terminal.close()
  }
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
