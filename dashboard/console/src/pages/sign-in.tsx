import { type FormEvent, useState } from 'react'
import { ApiError, fetchReport } from '../api'
import { LanguageSelect, SchemeButton } from '../components/controls'
import { Notice } from '../components/notice'
import { type MessageKey, useTranslate } from '../i18n'
import type { Session } from '../session'

type Props = { readonly notice: MessageKey | null; readonly onEnter: (session: Session) => void }

/** Checks the key against the server before it is kept. */
export function SignInPage({ notice, onEnter }: Props) {
  const t = useTranslate()
  const [problem, setProblem] = useState(notice)
  const [busy, setBusy] = useState(false)
  const submit = async (event: FormEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const session = sessionOf(new FormData(event.currentTarget))
    setBusy(true)
    const refused = await problemOf(session)
    if (!refused) return onEnter(session)
    setProblem(refused)
    setBusy(false)
  }
  return (
    <main className="sign-in">
      <form onSubmit={submit}>
        <h1>Kefu</h1>
        <p>{t('sign_in_lead')}</p>
        {problem && <Notice kind="alert">{t(problem)}</Notice>}
        <Fields />
        <button type="submit" className="primary" disabled={busy}>
          {t(busy ? 'signing_in' : 'sign_in')}
        </button>
        <p className="help">
          {t('api_key_help')} <code>npm run api-key -- --role analyst</code>
        </p>
      </form>
      <div className="sign-in-controls">
        <LanguageSelect />
        <SchemeButton />
      </div>
    </main>
  )
}

function Fields() {
  const t = useTranslate()
  return (
    <>
      <label>
        {t('shop')}
        <input
          name="shop"
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
