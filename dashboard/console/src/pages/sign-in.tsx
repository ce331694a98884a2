import { type FormEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { ApiError, fetchReport } from '../api'
import { LanguageSelect, SchemeButton } from '../components/controls'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'
import type { Session } from '../session'

type Props = {
  readonly notice: MessageKey | null
  /** Come from the console, signed out or with a key that ended: the key field takes the focus. */
  readonly moved: boolean
  readonly onEnter: (session: Session) => void
  /** To e-mail and password. */
  readonly onBack: () => void
}

/** An object, so that the same text again is a new problem. */
type Problem = { readonly text: MessageKey }

const NOTICE = 'sign-in-problem'
const OF_KEY: readonly MessageKey[] = ['key_invalid', 'key_malformed', 'key_forbidden']

/** Checks the key against the server before it is kept. */
export function SignInPage({ notice, moved, onEnter, onBack }: Props) {
  const t = useTranslate()
  const [problem, setProblem] = useState<Problem | null>(notice && { text: notice })
  const [busy, setBusy] = useState(false)
  const fields = useFieldFocus(problem, moved)
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const session = sessionOf(new FormData(event.currentTarget))
    setBusy(true)
    const refused = await problemOf(session)
    if (!refused) return onEnter(session)
    setProblem({ text: refused })
    setBusy(false)
  }
  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <h1>Kefu</h1>
        <p>{t('sign_in_lead')}</p>
        {problem && (
          <Notice kind="alert" id={NOTICE}>
            {t(problem.text)}
          </Notice>
        )}
        <Fields problem={problem?.text} {...fields} />
        <button type="submit" className="primary" disabled={busy}>
          {t(busy ? 'signing_in' : 'sign_in')}
        </button>
        <p className="help">
          {t('api_key_help')} <code>npm run api-key -- --role analyst</code>
        </p>
        <button type="button" className="acct-link" onClick={onBack}>
          {t('acct_with_password')}
        </button>
      </form>
      <div className="sign-in-controls">
        <LanguageSelect />
        <SchemeButton />
      </div>
    </main>
  )
}

type FieldRefs = {
  readonly shop: RefObject<HTMLInputElement | null>
  readonly apiKey: RefObject<HTMLInputElement | null>
}

/** To the field that the problem is about: the shop's, or else the key's. */
function useFieldFocus(problem: Problem | null, moved: boolean): FieldRefs {
  const shop = useRef<HTMLInputElement>(null)
  const apiKey = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!problem && !moved) return
    const field = problem?.text === 'shop_unknown' ? shop : apiKey
    field.current?.focus()
  }, [problem, moved])
  return { shop, apiKey }
}

/** What a field says to those who do not see the notice above it. */
const toldBy = (faulty: boolean) => (faulty ? { 'aria-invalid': true, 'aria-describedby': NOTICE } : {})

function Fields({ problem, shop, apiKey }: FieldRefs & { readonly problem: MessageKey | undefined }) {
  const t = useTranslate()
  return (
    <>
      <label>
        {t('shop')}
        <input
          name="shop"
          ref={shop}
          {...toldBy(problem === 'shop_unknown')}
          defaultValue="demo"
          required
          autoComplete="organization"
          autoCapitalize="none"
          spellCheck={false}
        />
      </label>
      <label>
        {t('api_key')}
        <input
          name="key"
          ref={apiKey}
          {...toldBy(!!problem && OF_KEY.includes(problem))}
          type="password"
          required
          autoComplete="current-password"
          placeholder="kefu_…"
          spellCheck={false}
        />
      </label>
    </>
  )
}

function sessionOf(form: FormData): Session {
  const field = (name: string): string => String(form.get(name) ?? '').trim()
  return { shop: field('shop'), key: field('key') }
}

async function problemOf(session: Session): Promise<MessageKey | null> {
  try {
    await fetchReport(session, 'overview', { interval: 'day' })
    return null
  } catch (error) {
    return error instanceof ApiError ? error.text : 'server_error'
  }
}
