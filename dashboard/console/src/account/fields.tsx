import { type InputHTMLAttributes, type ReactNode, useId } from 'react'
import type { ApiError } from '../api'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  readonly label: string
  readonly help?: string | undefined
  /** What is wrong with it, by name. */
  readonly error?: ApiError | null | undefined
}

/** A labelled field; what the server says of it stands below it. */
export function Field({ label, help, error, ...input }: Props) {
  const t = useTranslate()
  const id = useId()
  const faulty = error?.fields.some(({ field }) => field === input.name) ?? false
  const notes = faulty ? t(faultOf(input.name ?? '')) : help
  return (
    <label className="acct-field">
      <span>{label}</span>
      <input {...input} aria-invalid={faulty || undefined} aria-describedby={notes ? id : undefined} />
      {notes && (
        <span id={id} className={faulty ? 'field-error' : 'help'}>
          {notes}
        </span>
      )}
    </label>
  )
}

const FAULTS: Readonly<Record<string, MessageKey>> = {
  email: 'acct_fault_email',
  new_email: 'acct_fault_email',
  password: 'acct_fault_password',
  new_password: 'acct_fault_new_password',
  code: 'acct_fault_code',
  name: 'acct_fault_name',
  display_name: 'acct_fault_name',
}

function faultOf(name: string): MessageKey {
  return FAULTS[name] ?? 'acct_fault_any'
}

/** What went wrong with a whole form; `texts` say it for the statuses that mean something there. */
export function Problem({
  error,
  texts = {},
}: {
  readonly error: ApiError | null
  readonly texts?: Readonly<Record<number, MessageKey>>
}) {
  const t = useTranslate()
  if (!error) return null
  return <Notice kind="alert">{t(texts[error.status] ?? COMMON[error.status] ?? 'acct_error')}</Notice>
}

const COMMON: Readonly<Record<number, MessageKey>> = {
  0: 'acct_unreachable',
  400: 'acct_fault_any',
  401: 'acct_session_ended',
  403: 'acct_forbidden',
  429: 'acct_too_many',
}

/** A page before signing in: one form in the middle. */
export function DoorFrame({ title, lead, children }: { title: string; lead?: ReactNode; children: ReactNode }) {
  return (
    <>
      <h1>{title}</h1>
      {lead && <p>{lead}</p>}
      {children}
    </>
  )
}

/** The texts of a submitted form. */
export function textsOf(form: HTMLFormElement): Record<string, string> {
  return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]))
}
