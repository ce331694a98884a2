import { useState } from 'preact/hooks'
import { LeafIcon } from './icons'

type PictureProps = {
  readonly src: string | null
  /** Empty where the name stands beside the picture. */
  readonly alt: string
  readonly size: number
  readonly eager?: boolean
}

export function Picture({ src, alt, size, eager = false }: PictureProps) {
  const [broken, setBroken] = useState(false)
  if (!src || broken) {
    return (
      <span class="picture picture-none">
        <LeafIcon size={Math.min(32, size / 2)} />
      </span>
    )
  }
  return (
    <span class="picture">
      <img
        src={src}
        alt={alt}
        width={size}
        height={size}
        loading={eager ? 'eager' : 'lazy'}
        decoding="async"
        onError={() => setBroken(true)}
      />
    </span>
  )
}
