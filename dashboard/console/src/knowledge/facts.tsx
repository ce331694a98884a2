import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ManagedArticleList } from '../../../../worker/protocol'
import { useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { titleOf } from './article-list'
import { type Draft, idOfInput } from './draft'
import { useArticles } from './queries'

type Props = {
  readonly session: Session
  readonly draft: Draft
  readonly list: ManagedArticleList
  readonly isNew: boolean
  readonly onChange: (part: Partial<Draft>) => void
}

/** What is the same in every language. */
export function Facts({ session, draft, list, isNew, onChange }: Props) {
  const t = useTranslate()
  const id = useId()
  const title = draft.texts[list.default_locale]?.title ?? ''
  return (
    <div className="know-facts-grid">
      {isNew && (
        <div className="field">
          <label htmlFor={`${id}-id`}>{t('know_id')}</label>
          <input
            id={`${id}-id`}
            aria-describedby={`${id}-id-help`}
            value={draft.id}
            maxLength={100}
            spellCheck={false}
            autoComplete="off"
            onFocus={() => draft.id === '' && title !== '' && onChange({ id: idOfInput(title).replace(/[-.]+$/, '') })}
            onChange={(event) => onChange({ id: idOfInput(event.target.value) })}
          />
          <p id={`${id}-id-help`} className="help">
            {t('know_id_help')}
          </p>
        </div>
      )}
      <div className="field">
        <label htmlFor={`${id}-tags`}>{t('know_tags')}</label>
        <input id={`${id}-tags`} value={draft.tags} onChange={(event) => onChange({ tags: event.target.value })} />
        <p className="help">{t('know_tags_help')}</p>
      </div>
      {(['validFrom', 'validUntil'] as const).map((name) => (
        <div key={name} className="field">
          <label htmlFor={`${id}-${name}`}>{t(name === 'validFrom' ? 'know_from' : 'know_until')}</label>
          <input
            id={`${id}-${name}`}
            type="datetime-local"
            value={draft[name]}
            onChange={(event) => onChange({ [name]: event.target.value })}
          />
          <p className="help">{t('know_zone', { zone: list.time_zone })}</p>
        </div>
      ))}
      <Related session={session} draft={draft} list={list} onChange={onChange} />
    </div>
  )
}

/** Related articles, picked by a search among all. */
function Related({ session, draft, list, onChange }: Omit<Props, 'isNew'>) {
  const t = useTranslate()
  const { language } = usePreferences()
  const id = useId()
  const [q, setQ] = useState('')
  const found = useArticles(session, { q, status: '', tag: '', missing: '', offset: 0 })
  const known = found.data?.articles ?? []
  const nameOf = (article: string) => {
    const one = known.find(({ article_id }) => article_id === article)
    return one ? titleOf(one, language, list.default_locale).title : article
  }
  const choices = known.filter(({ article_id }) => article_id !== draft.id && !draft.related.includes(article_id))
  const add = (article: string) => {
    onChange({ related: [...draft.related, article] })
    setQ('')
  }
  return (
    <div className="field know-related">
      <label htmlFor={`${id}-related`}>{t('know_related')}</label>
      {draft.related.length > 0 && (
        <ul className="know-chips">
          {draft.related.map((article) => (
            <li key={article}>
              <span>{nameOf(article)}</span>
              <button
                type="button"
                className="icon-button"
                aria-label={t('know_related_remove', { title: nameOf(article) })}
                onClick={() => onChange({ related: draft.related.filter((one) => one !== article) })}
              >
                <X />
              </button>
            </li>
          ))}
        </ul>
      )}
      <input
        id={`${id}-related`}
        type="search"
        value={q}
        placeholder={t('know_related_search')}
        autoComplete="off"
        onChange={(event) => setQ(event.target.value)}
      />
      {q.trim() !== '' && (
        <ul className="know-choices">
          {choices.slice(0, 6).map((article) => (
            <li key={article.article_id}>
              <button type="button" className="secondary" onClick={() => add(article.article_id)}>
                {titleOf(article, language, list.default_locale).title}
              </button>
            </li>
          ))}
          {choices.length === 0 && <li className="help">{t('know_none')}</li>}
        </ul>
      )}
    </div>
  )
}
