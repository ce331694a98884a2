import { toHex } from '../d1/hex'
import { keyOf } from './own-token'

const PREFIX = 'kefuw_'
const KEY_CHARS = 24
const encoder = new TextEncoder()

/**
 * The key a shop's pages send events with. It is no secret: every visitor has it. It says that who sends has read the page, keeps strangers'
 * noise out, and opens nothing else. The same for as long as TOKEN_SECRET is.
 */
export async function widgetKey(secret: string, shop: string): Promise<string> {
  const mac = await crypto.subtle.sign('HMAC', await keyOf(secret), encoder.encode(`kefu widget key ${shop}`))
  return PREFIX + toHex(mac).slice(0, KEY_CHARS)
}

export function isWidgetKeyFormat(text: string): boolean {
  return text.startsWith(PREFIX) && text.length === PREFIX.length + KEY_CHARS
}
