import { useRef, useState } from 'preact/hooks'
import { useTexts } from '../state/texts'

export type Asked = { readonly number: string; readonly email: string }
const EXAMPLE: Asked = { number: '1001', email: 'ana@example.com' }
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/

const EMAIL_INPUT = { type: 'email', inputmode: 'email', autocomplete: 'email', maxlength: 254 } as const
const NUMBER_INPUT = { type: 'text', inputmode: 'text', autocomplete: 'off', maxlength: 32 } as const

type FieldProps = {
  readonly name: string
  readonly label: string
  readonly value: string
  readonly error: string | null
  readonly kind: 'number' | 'email'
  readonly onChange: (value: string) => void
}

function Field({ name, label, value, error, kind, onChange }: FieldProps) {
  return (
    <div class="field">
      <label for={name}>{label}</label>
      <input
        {...(kind === 'email' ? EMAIL_INPUT : NUMBER_INPUT)}
        id={name}
        name={name}
        value={value}
        aria-invalid={error !== null}
        aria-describedby={error === null ? undefined : `${name}-error`}
        onInput={(event) => onChange(event.currentTarget.value)}
      />
      {error !== null && (
        <p class="field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

/** People copy the sign along with the number. */
const tidy = ({ number, email }: Asked): Asked => ({ number: number.trim().replace(/^#\s*/, ''), email: email.trim() })

const firstBad = ({ number, email }: Asked): 'order_number' | 'email' | null => {
  if (number === '') return 'order_number'
  return EMAIL.test(email) ? null : 'email'
}

type FormProps = {
  readonly number: string
  readonly busy: boolean
  /** Fields that the shop refused. */
  readonly wrong: readonly string[]
  readonly onAsk: (asked: Asked) => void
}

function Example({ onUse }: { readonly onUse: () => void }) {
  const t = useTexts()
  return (
    <p class="small muted">
      {t('order_demo_hint', EXAMPLE)}{' '}
      <button type="button" class="link-button" onClick={onUse}>
        {t('use_example')}
      </button>
    </p>
  )
}

export function OrderForm({ number, busy, wrong, onAsk }: FormProps) {
  const t = useTexts()
  const form = useRef<HTMLFormElement>(null)
  const [asked, setAsked] = useState<Asked>({ number, email: '' })
  const [tried, setTried] = useState(false)
  const next = tidy(asked)
  const noNumber = tried && (next.number === '' || wrong.includes('order_number'))
  const noEmail = tried && (!EMAIL.test(next.email) || wrong.includes('email'))
  const submit = (event: Event): void => {
    event.preventDefault()
    setTried(true)
    const bad = firstBad(next)
    if (bad) form.current?.querySelector<HTMLInputElement>(`#${bad}`)?.focus()
    else if (!busy) onAsk(next)
  }
  return (
    <form class="order-form" ref={form} onSubmit={submit} noValidate>
      <Field
        name="order_number"
        kind="number"
        label={t('order_number')}
        value={asked.number}
        error={noNumber ? t('order_number_missing') : null}
        onChange={(value) => setAsked({ ...asked, number: value })}
      />
      <Field
        name="email"
        kind="email"
        label={t('email')}
        value={asked.email}
        error={noEmail ? t('email_wrong') : null}
        onChange={(value) => setAsked({ ...asked, email: value })}
      />
      <button type="submit" class="button button-main" aria-disabled={busy}>
        {t(busy ? 'looking_up' : 'look_up')}
      </button>
      <Example onUse={() => setAsked(EXAMPLE)} />
    </form>
  )
}
