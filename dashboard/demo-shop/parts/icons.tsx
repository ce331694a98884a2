import type { ComponentChildren } from 'preact'

type IconProps = { readonly size?: number }
type DrawingProps = IconProps & { readonly children: ComponentChildren }

function Drawing({ size = 20, children }: DrawingProps) {
  return (
    <svg
      class="icon"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  )
}

export const SearchIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM16 16l4 4" />
  </Drawing>
)
export const CartIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M5 8h14l-1 12H6zM9 11V7a3 3 0 0 1 6 0v4" />
  </Drawing>
)
export const SunIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2" />
    <path d="M5 5l1.4 1.4M17.6 17.6 19 19M5 19l1.4-1.4M17.6 6.4 19 5" />
  </Drawing>
)
export const MoonIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z" />
  </Drawing>
)
export const LanguageIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3 12h18M12 3c5 5 5 13 0 18M12 3c-5 5-5 13 0 18" />
  </Drawing>
)
export const CheckIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M5 12.5l4.5 4.5L19 7.5" />
  </Drawing>
)
export const PlusIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 6v12M6 12h12" />
  </Drawing>
)
export const MinusIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 12h12" />
  </Drawing>
)
export const CloseIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Drawing>
)
export const ChevronIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M9 6l6 6-6 6" />
  </Drawing>
)
export const TruckIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M3 6h11v10H3zM14 10h4l3 3v3h-7M7 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4zM17 15a2 2 0 1 0 0 4 2 2 0 0 0 0-4z" />
  </Drawing>
)
export const ReturnIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M9 7L4 11.5 9 16M4 11.5h10a5 5 0 0 1 0 10h-3" />
  </Drawing>
)
export const ChatIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M4 5h16v11H11l-5 4v-4H4z" />
  </Drawing>
)
export const AlertIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 4L2.5 20h19zM12 10v4.5M12 17.5v.1" />
  </Drawing>
)
export const LeafIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path d="M12 21V10M12 16c-5 0-8-3-8-8 5 0 8 2 8 7 0-5 3-9 8-11 1 7-2 12-8 12z" />
  </Drawing>
)
export const StarIcon = (props: IconProps) => (
  <Drawing {...props}>
    <path fill="currentColor" d="M12 4l2.5 5.2 5.5.8-4 4 1 5.6-5-2.7-5 2.7 1-5.6-4-4 5.5-.8z" />
  </Drawing>
)
