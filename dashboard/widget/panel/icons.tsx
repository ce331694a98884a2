const PATHS = {
  close: 'M6 6l12 12M18 6 6 18',
  compose:
    'M12 5H6.5A2.5 2.5 0 0 0 4 7.5v10A2.5 2.5 0 0 0 6.5 20h10a2.5 2.5 0 0 0 2.5-2.5V12M18.4 3.6a1.7 1.7 0 0 1 2.4 2.4L13 13.8l-3.2.8.8-3.2Z',
  send: 'M5 12h14M13 6l6 6-6 6',
  clip: 'M19 11.5 12.2 18a4.6 4.6 0 0 1-6.5-6.5l7-6.8a3 3 0 0 1 4.3 4.3l-7 6.7a1.5 1.5 0 0 1-2.1-2.1l6.3-6.1',
  down: 'M12 5v14M6 13l6 6 6-6',
  image: 'M4 5h16v14H4ZM4 16l4.5-4.5 4 4L15 13l5 5M15 9.5h.01',
  article: 'M6 4h9l4 4v12H6ZM14 4v5h5M9 13h6M9 16.5h6',
  alert: 'M12 4 3 19h18ZM12 10v4M12 16.6v.1',
} as const

export type IconName = keyof typeof PATHS

/** Decoration: the name stands on the control around it. */
export function Icon({ name, flip }: { name: IconName; flip?: boolean }) {
  return (
    <svg class={flip ? 'icon icon-flip' : 'icon'} viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}
