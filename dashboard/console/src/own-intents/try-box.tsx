import { type FormEvent, useState } from 'react'
import type { TriedMessage } from '../../../../worker/protocol'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { useTry } from './queries'
import { percent } from './report'

/** A message read by the bot as it is now. */
export function TryBox({ session }: { session: Session }) {
  const t = useTranslate()
  const [text, setText] = useState('')
  const tried = useTry(session)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') tried.mutate(text)
  }
  return (
    <section className="panel own-try" aria-labelledby="own-try">
      <header>
        <h2 id="own-try">{t('own_try')}</h2>
      </header>
      <form onSubmit={submit}>
        <input
          aria-labelledby="own-try"
          aria-describedby="own-try-help"
          value={text}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="secondary" disabled={tried.isPending}>
          {t('own_try_button')}
        </button>
        <p id="own-try-help" className="help">
          {t('own_try_help')}
        </p>
      </form>
      <div role="status" className="own-tried">
        {tried.error && <p className="field-error">{t(tried.error.text)}</p>}
        {tried.data && <Tried answer={tried.data} />}
      </div>
    </section>
  )
}

function Tried({ answer }: { answer: TriedMessage }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const { intent } = answer.understanding
  const share = (value: number) => percent(value, language)
  return (
    <>
      <p>
        <strong>{t('own_try_result', { name: nameOf('intent', intent.name, language) })}</strong>{' '}
        {share(intent.confidence)}
      </p>
      {answer.own_intents.length > 0 && (
        <>
          <h3>{t('own_try_near')}</h3>
          <ul>
            {answer.own_intents.map(({ name, confidence, taken }) => (
              <li key={name} className={taken ? 'taken' : undefined}>
                <span>{nameOf('intent', name, language)}</span>
                <span className="numeric">{share(confidence)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
