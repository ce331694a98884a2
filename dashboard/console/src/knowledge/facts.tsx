import { X } from 'lucide-react'
import { useId, useState } from 'react'
import type { ArticleSummary, ManagedArticleList, OpenedArticle } from '../../../../worker/protocol'
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
  /** Undefined for a new one. */
  readonly article: OpenedArticle | undefined
  readonly onChange: (part: Partial<Draft>) => void
}

/** What is the same in every language. */
export function Facts({ session, draft, list, article, onChange }: Props) {
  const t = useTranslate()
  const id = useId()
  const title = draft.texts[list.default_locale]?.title ?? ''
  return (
    <div className="know-facts-grid">
      {!article && (
        <div className="field know-wide">
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
      <div className="field know-wide">
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
      <Related session={session} draft={draft} list={list} article={article} onChange={onChange} />
    </div>
  )
}

/** Related articles, picked by a search among all. */
function Related({ session, draft, list, article: opened, onChange }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const id = useId()
  const [q, setQ] = useState('')
  const found = useArticles(session, { q, status: '', tag: '', missing: '', offset: 0 })
  const known = found.data?.articles ?? []
  const [titles, setTitles] = useState(opened?.related_titles ?? {})
  const nameOf = (article: string) =>
    titleOf({ titles: titles[article] ?? {}, article_id: article }, language, list.default_locale).title
  const choices = known.filter(({ article_id }) => article_id !== draft.id && !draft.related.includes(article_id))
  const add = (article: ArticleSummary) => {
    setTitles({ ...titles, [article.article_id]: article.titles })
    onChange({ related: [...draft.related, article.article_id] })
    setQ('')
  }
  return (
    <div className="field know-wide">
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
              <button type="button" className="secondary" onClick={() => add(article)}>
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
