import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Message } from '../worker/protocol/index.ts'
import { cardLine, findServer, ShopChat } from './chat-client.ts'
import { identityToken } from './identity.ts'
import { seed } from './seed.ts'

const FOLDER = fileURLToPath(new URL('../docs/conversations/', import.meta.url))

/** What a shopper says in one conversation. `as` is the e-mail and name of one who is signed in at the shop. */
type Script = {
  readonly title: string
  readonly as: { email: string; name: string } | null
  readonly lines: readonly string[]
}

/** Reads `xx.txt`: a line with `#` begins a conversation, `as: EMAIL NAME` signs its shopper in, every other line is one message. */
function readScripts(file: string): Script[] {
  const scripts: { title: string; as: Script['as']; lines: string[] }[] = []
  for (const raw of readFileSync(file, 'utf8').split('\n')) {
    const line = raw.trim()
    if (line === '') continue
    const signedIn = /^as: (\S+) (.+)$/.exec(line)
    if (line.startsWith('#')) scripts.push({ title: line.slice(1).trim(), as: null, lines: [] })
    else if (signedIn) Object.assign(scripts.at(-1) ?? {}, { as: { email: signedIn[1], name: signedIn[2] } })
    else scripts.at(-1)?.lines.push(line)
  }
  return scripts
}

async function play(base: string, { title, as, lines }: Script, locale: string): Promise<string> {
  const signedIn = as ? { identityToken: await identityToken('demo', as) } : {}
  const chat = await ShopChat.open(base, 'demo', { locale, ...signedIn })
  const parts = [`## ${title}\n`, ...(as ? [`*Signed in as ${as.name}.*\n`] : [])]
  for (const line of lines) {
    const reply = await chat.say(line)
    parts.push(`> ${line}\n`, ...reply.messages.map(written))
  }
  return parts.join('\n')
}

function written(message: Message): string {
  const cards = (message.cards ?? []).map((card) => `\n*[${cardLine(card)}]*\n`)
  const choices = message.quick_replies?.length
    ? [`\n${message.quick_replies.map(({ title }) => `\`${title}\``).join(' ')}\n`]
    : []
  return [`${message.text}\n`, ...cards, ...choices].join('')
}

/** The server beside this writes to the same file: one that finds it locked waits a moment. */
async function seedAgain(): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await seed({ quiet: true })
    } catch (error) {
      if (tries === 5) throw error
      await new Promise((resolve) => setTimeout(resolve, 1_000))
    }
  }
}

const server = await findServer(undefined)
try {
  const wanted = process.argv.slice(2)
  for (const name of readdirSync(FOLDER)
    .filter((file) => file.endsWith('.txt'))
    .sort()) {
    const language = basename(name, '.txt')
    if (wanted.length > 0 && !wanted.includes(language)) continue
    const played: string[] = []
    for (const script of readScripts(`${FOLDER}${name}`)) {
      // What one conversation changed is as new for the next.
      await seedAgain()
      played.push(await play(server.base, script, language))
    }
    const head = `# Conversations (${language})\n\nThe shopper's lines stand in [${name}](${name}); the replies are the demo shop's own: \`npm run conversations -- ${language}\`.\n`
    writeFileSync(`${FOLDER}${language}.md`, `${head}\n${played.join('\n')}`)
    console.log(`${language}: ${played.length} conversations`)
  }
} finally {
  await server.stop()
}
