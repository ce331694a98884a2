import { createInterface } from 'node:readline/promises'
import type { ConversationTrace, Reply } from '../worker/protocol/index.ts'
import { ShopChat } from './chat-client.ts'
import { type LocalKey, localKey, signInAs } from './chat-local.ts'
import { flowLines, slotLines, whyLines } from './chat-why.ts'

export type Talking = {
  readonly base: string
  readonly shop: string
  readonly locale: string | undefined
  /** An API key to read traces with; without one a key of the local shop is made for the time of the chat. */
  readonly key: string | undefined
  readonly show: (reply: Reply) => void
}

const HELP = `      /why          why the bot said what it said last
      /slots        what it remembers
      /flow         what is under way
      /as EMAIL     a new conversation, signed in as this shopper of the local shop
      /new          a new conversation
      /lang xx      the page's language from now on; a message in another is answered in its own
      /help         this list; an empty line ends the chat`

/** Not readline's own prompt: it throws once all of a piped input has been read. */
const ask = (): boolean => process.stdout.write('you › ')

/** An interactive chat: lines are messages, those that begin with a slash are commands. Ends with an empty line or the input. */
export async function talk(talking: Talking): Promise<void> {
  const session = await Session.open(talking)
  console.log('Write to the shop; /help lists the commands, an empty line ends the chat.')
  const lines = createInterface({ input: process.stdin, output: process.stdout })
  try {
    ask()
    // Not `question`: lines piped in all at once would be lost between two of them.
    for await (const line of lines) {
      const words = line.trim()
      if (!words) return
      await session.take(words).catch((error: unknown) => {
        console.log(`      ${error instanceof Error ? error.message : String(error)}`)
      })
      ask()
    }
  } finally {
    lines.close()
    await session.close()
  }
}

class Session {
  readonly #talking: Talking
  #chat: ShopChat
  #locale: string | undefined
  #made: LocalKey | null = null

  private constructor(talking: Talking, chat: ShopChat) {
    this.#talking = talking
    this.#chat = chat
    this.#locale = talking.locale
  }

  static async open(talking: Talking): Promise<Session> {
    return new Session(talking, await ShopChat.open(talking.base, talking.shop, localeOf(talking.locale)))
  }

  /** One line of the person at the keyboard. @throws Error telling why it could not be done. */
  async take(words: string): Promise<void> {
    const [, command, rest = ''] = /^\/(\w+)\s*(.*)$/.exec(words) ?? []
    switch (command) {
      case undefined:
        return this.#talking.show(await this.#chat.say(words, this.#locale))
      case 'why':
        return print(whyLines(await this.#trace()))
      case 'slots':
        return print(slotLines(await this.#trace()))
      case 'flow':
        return print(flowLines(await this.#trace()))
      case 'new':
        await this.#renew()
        return print(['      A new conversation.'])
      case 'as':
        return this.#signIn(rest)
      case 'lang':
        return this.#speak(rest)
      case 'help':
        return print([HELP])
      default:
        return print([`      There is no command /${command}; /help lists them.`])
    }
  }

  async close(): Promise<void> {
    await this.#made?.revoke()
  }

  async #renew(identityToken?: string): Promise<void> {
    const { base, shop } = this.#talking
    const signedIn = identityToken ? { identityToken } : {}
    this.#chat = await ShopChat.open(base, shop, { ...localeOf(this.#locale), ...signedIn })
  }

  async #signIn(email: string): Promise<void> {
    if (!/^\S+@\S+$/.test(email)) {
      print(['      Give an e-mail: /as ana@example.com'])
      return
    }
    const { token, name } = await signInAs(this.#talking.shop, email)
    await this.#renew(token)
    print([`      A new conversation, signed in as ${name} (${email}).`])
  }

  #speak(locale: string): void {
    const isTag = /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale)
    if (isTag) this.#locale = locale
    print([isTag ? `      The page's language is ${locale} from now on.` : '      Give a language: /lang zh'])
  }

  async #trace(): Promise<ConversationTrace> {
    const { key, shop } = this.#talking
    if (!key) this.#made ??= await localKey(shop)
    return this.#chat.trace(key ?? this.#made?.key ?? '')
  }
}

function localeOf(locale: string | undefined): { readonly locale?: string } {
  return locale ? { locale } : {}
}

function print(lines: readonly string[]): void {
  for (const line of lines) console.log(line)
}
