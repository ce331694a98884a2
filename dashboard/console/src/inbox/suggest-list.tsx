import type { Suggestion } from './suggest'

type Props = {
  readonly list: readonly Suggestion[]
  readonly at: number
  readonly label: string
  readonly choose: (one: Suggestion) => void
}

/** What fits where the cursor stands; the keys are the text field's. */
export function SuggestList({ list, at, label, choose }: Props) {
  if (list.length === 0) return null
  return (
    <div id="inbox-suggest" className="inbox-suggest" role="listbox" aria-label={label}>
      {list.map((one, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the text field keeps the focus and hears the keys
        <div
          key={one.id}
          id={`inbox-suggest-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(one)}
        >
          <strong>{one.title}</strong>
          {one.text && <span>{one.text}</span>}
        </div>
      ))}
    </div>
  )
}
