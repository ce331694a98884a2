import { useState } from 'react'

/** What the fragment of a link says; read once, since the address is cleaned afterwards. */
export function useLink(): { readonly token: string; readonly shop: string } {
  const [link] = useState(() => {
    const params = new URLSearchParams(location.hash.replace(/^#/, ''))
    return { token: params.get('token') ?? '', shop: params.get('shop') ?? '' }
  })
  return link
}
