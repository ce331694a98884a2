import { type FormEvent, useState } from 'react'
import type { ManagedArticleList, TriedArticle } from '../../../../worker/protocol'
import { languageName, nameOf, useTranslate } from '../i18n'
import { percent } from '../own-intents/report'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { directionOf } from './draft'
import { useTry } from './queries'

type Props = {
  readonly session: Session
  readonly list: ManagedArticleList
  readonly onOpen: (id: string) => void
}

/** Which article answers a message, as the bot is published now. */
export function TryBox({ session, list, onOpen }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const [text, setText] = useState('')
  const [locale, setLocale] = useState(list.locales.includes(language) ? language : list.default_locale)
  const tried = useTry(session)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (text.trim() !== '') tried.mutate({ text, locale })
  }
  return (
    <section className="panel own-try" aria-labelledby="know-try">
      <header>
        <h2 id="know-try">{t('know_try')}</h2>
      </header>
      <form onSubmit={submit}>
        <input
          aria-labelledby="know-try"
          dir={directionOf(locale)}
          value={text}
          maxLength={4000}
          onChange={(event) => setText(event.target.value)}
        />
        <button type="submit" className="secondary" disabled={tried.isPending}>
          {t('own_try_button')}
        </button>
        <select aria-label={t('language')} value={locale} onChange={(event) => setLocale(event.target.value)}>
          {list.locales.map((one) => (
            <option key={one} value={one}>
              {languageName(one, language)}
            </option>
          ))}
        </select>
      </form>
      <div role="status" className="own-tried">
        {tried.error && <p className="field-error">{t(tried.error.text)}</p>}
        {tried.data && <Hits tried={tried.data} onOpen={onOpen} />}
      </div>
    </section>
  )
}

function Hits({ tried, onOpen }: { tried: TriedArticle; onOpen: Props['onOpen'] }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const name = nameOf('intent', tried.intent.name, language)
  return (
    <>
      <p className="help">{t('own_try_result', { name })}</p>
      {!tried.hits.some(({ answers }) => answers) && <p>{t('know_try_none')}</p>}
      <ul>
        {tried.hits.map((hit) => (
          <li key={hit.article_id} className={hit.answers ? 'taken' : undefined}>
            <button
              type="button"
              className="know-fold"
              dir={directionOf(tried.locale)}
              onClick={() => onOpen(hit.article_id)}
            >
              {hit.title}
            </button>
            <span className="numeric">{percent(hit.confidence, language)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}
