import { type ReactNode, useEffect, useId, useRef, useState } from 'react'

type Props = {
  readonly label: string
  readonly className?: string
  /** What the button shows. */
  readonly button: ReactNode
  readonly children: (close: () => void) => ReactNode
  readonly disabled?: boolean
}

/** A button with a panel of choices. Escape, a click elsewhere and the focus leaving close it. */
export function Pop({ label, className = 'secondary', button, children, disabled = false }: Props) {
  const { box, open, setOpen } = useOpening()
  const id = useId()
  const close = (): void => {
    setOpen(false)
    box.current?.querySelector('button')?.focus()
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape is heard from whatever has the focus within
    <div
      className="pop"
      ref={box}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || !open) return
        event.stopPropagation()
        close()
      }}
    >
      <button
        type="button"
        className={className}
        aria-label={label}
        title={label}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        disabled={disabled}
        onClick={() => setOpen(!open)}
      >
        {button}
      </button>
      {open && (
        <div id={id} className="pop-panel">
          {children(close)}
        </div>
      )}
    </div>
  )
}

/** The focus goes to the first choice; a click elsewhere or the focus leaving closes. */
function useOpening() {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('.pop-panel :is(button, input, select)')?.focus()
    const outside = (event: Event): void => {
      if (event.target instanceof Node && !box.current?.contains(event.target)) setOpen(false)
    }
    addEventListener('pointerdown', outside)
    addEventListener('focusin', outside)
    return () => {
      removeEventListener('pointerdown', outside)
      removeEventListener('focusin', outside)
    }
  }, [open])
  return { box, open, setOpen }
}
