import { useState } from 'preact/hooks'
import { useView } from '../context'
import { Icon } from '../icons'
import { resolveHref, safeHref } from '../markdown'

/** A picture in a box of its final size: nothing moves when it comes, and a box stays when it does not. */
export function Thumb({ src, class: name }: { src: string | null; class: string }) {
  const [broken, setBroken] = useState(false)
  const { base } = useView()
  const safe = safeHref(src)
  return (
    <span class={`thumb ${name}`}>
      {safe && !broken ? (
        <img
          src={resolveHref(safe, base)}
          alt=""
          loading="lazy"
          referrerpolicy="no-referrer"
          onError={() => setBroken(true)}
        />
      ) : (
        <Icon name="image" />
      )}
    </span>
  )
}
