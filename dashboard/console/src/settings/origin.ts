/**
 * What a merchant typed or pasted as an origin: "shop.example/cart" ▸ "https://shop.example". "*." before the name and ":*" after it stay.
 * Null when there is no host in it.
 */
export function originOf(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  if (text === '' || /\s/.test(text)) return null
  const whole = /^[a-z]+:\/\//.test(text) ? text : `https://${text}`
  const [, scheme = '', wild = '', host = '', port = ''] =
    /^(https?:\/\/)(\*\.)?([^/:?#@*]+|\[[\da-f:]+\])(:\d{1,5}|:\*)?(?:[/?#].*)?$/.exec(whole) ?? []
  if (host === '' || !URL.canParse(`${scheme}${host}`)) return null
  if (!host.includes('.') && host !== 'localhost' && !host.startsWith('[')) return null
  return `${scheme}${wild}${new URL(`${scheme}${host}`).hostname}${port}`
}
