import { Plus } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ArticleSummary, ManagedArticleList } from '../../../../worker/protocol'
import { languageName, type MessageKey, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import { directionOf } from './draft'
import { type Filter, PAGE_SIZE } from './queries'

/** A search follows the typing once it has rested for so long. */
const REST_MS = 250
export const STATUS_NAME: Readonly<Record<ArticleSummary['status'], MessageKey>> = {
  draft: 'know_draft',
  published: 'know_published',
  archived: 'know_archived',
}

type Props = {
  readonly list: ManagedArticleList
  readonly filter: Filter
  readonly onFilter: (filter: Filter) => void
  readonly opened: string | null
  readonly onOpen: (id: string | null) => void
}

/** The articles that fit the search, a page at a time. */
export function ArticleList({ list, filter, onFilter, opened, onOpen }: Props) {
  const t = useTranslate()
  return (
    <section className="panel" aria-labelledby="know-list">
      <header>
        <h2 id="know-list">{t('know_list')}</h2>
        <button type="button" className="secondary" onClick={() => onOpen(null)}>
          <Plus aria-hidden="true" />
          {t('know_new')}
        </button>
      </header>
      <Filters list={list} filter={filter} onFilter={onFilter} />
      {list.articles.length === 0 ? (
        <p className="none">{t('know_none')}</p>
      ) : (
        <ul className="own-list know-list">
          {list.articles.map((article) => (
            <li key={article.article_id}>
              <Entry {...{ article, list, onOpen }} current={article.article_id === opened} />
            </li>
          ))}
        </ul>
      )}
      <Pages total={list.total} filter={filter} onFilter={onFilter} />
    </section>
  )
}

function Filters({ list, filter, onFilter }: Pick<Props, 'list' | 'filter' | 'onFilter'>) {
  const t = useTranslate()
  const { language } = usePreferences()
  const [words, setWords] = useRested(filter.q, (q) => onFilter({ ...filter, q, offset: 0 }))
  const set = (part: Partial<Filter>) => onFilter({ ...filter, ...part, offset: 0 })
  const { counts } = list
  return (
    <search className="know-filters">
      <input
        type="search"
        aria-label={t('know_search')}
        placeholder={t('know_search')}
        value={words}
        maxLength={200}
        onChange={(event) => setWords(event.target.value)}
      />
      <Choice name={t('know_status')} value={filter.status} onChange={(status) => set({ status })}>
        <option value="">
          {t('know_all')} ({counts.draft + counts.published})
        </option>
        {(['published', 'draft', 'archived'] as const).map((status) => (
          <option key={status} value={status}>
            {t(STATUS_NAME[status])} ({counts[status]})
          </option>
        ))}
      </Choice>
      <Choice name={t('know_missing')} value={filter.missing} onChange={(missing) => set({ missing })}>
        <option value="">{t('know_any_language')}</option>
        {list.locales.map((locale) => (
          <option key={locale} value={locale}>
            {t('know_missing_in', { language: languageName(locale, language) })}
          </option>
        ))}
      </Choice>
      <Choice name={t('know_tag')} value={filter.tag} onChange={(tag) => set({ tag })}>
        <option value="">{t('know_any_tag')}</option>
        {list.tags.map((tag) => (
          <option key={tag}>{tag}</option>
        ))}
      </Choice>
    </search>
  )
}

type ChoiceProps = {
  readonly name: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly children: React.ReactNode
}

function Choice({ name, value, onChange, children }: ChoiceProps) {
  return (
    <select aria-label={name} value={value} onChange={(event) => onChange(event.target.value)}>
      {children}
    </select>
  )
}

function useRested(value: string, onRest: (value: string) => void): [string, (value: string) => void] {
  const [typed, setTyped] = useState(value)
  const rest = useRef(onRest)
  rest.current = onRest
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => rest.current(typed), REST_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  return [typed, setTyped]
}

type EntryProps = Pick<Props, 'list' | 'onOpen'> & { readonly article: ArticleSummary; readonly current: boolean }

function Entry({ article, list, current, onOpen }: EntryProps) {
  const t = useTranslate()
  const { language } = usePreferences()
  const { title, locale } = titleOf(article, language, list.default_locale)
  const missing = article.missing.length > 0 && t('know_lacks', { languages: article.missing.join(', ') })
  return (
    <button type="button" aria-current={current ? 'true' : undefined} onClick={() => onOpen(article.article_id)}>
      <span className="own-entry-name" lang={locale} dir={directionOf(locale)}>
        {title}
      </span>
      <span className="own-entry-facts know-facts">
        <span className={`know-state ${article.status}`}>{t(STATUS_NAME[article.status])}</span>
        <span>{timing(article, t, language, list.time_zone)}</span>
        {missing && <span className="know-lacks">{missing}</span>}
      </span>
    </button>
  )
}

/** In the reader's language where there is one, else in the shop's. */
export function titleOf(
  { titles, article_id }: Pick<ArticleSummary, 'titles' | 'article_id'>,
  language: string,
  fallback: string,
): { title: string; locale: string } {
  const locale = [language, fallback].find((one) => titles[one]) ?? Object.keys(titles)[0] ?? fallback
  return { title: titles[locale] ?? article_id, locale }
}

function timing(
  article: ArticleSummary,
  t: ReturnType<typeof useTranslate>,
  language: string,
  timeZone: string,
): string {
  const { valid_from: from, valid_until: until } = article
  const day = (instant: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeZone }).format(new Date(instant))
  const now = Date.now()
  if (until && Date.parse(until) <= now) return t('know_ended', { day: day(until) })
  if (from && Date.parse(from) > now) return t('know_begins', { day: day(from) })
  return until ? t('know_ends', { day: day(until) }) : ''
}

function Pages({ total, filter, onFilter }: Pick<Props, 'filter' | 'onFilter'> & { readonly total: number }) {
  const t = useTranslate()
  const { offset } = filter
  if (total <= PAGE_SIZE) return null
  const to = (next: number) => onFilter({ ...filter, offset: next })
  const last = Math.min(offset + PAGE_SIZE, total)
  return (
    <div className="know-pages">
      <button type="button" className="secondary" disabled={offset === 0} onClick={() => to(offset - PAGE_SIZE)}>
        {t('know_previous')}
      </button>
      <span className="own-entry-facts">{t('know_range', { first: offset + 1, last, total })}</span>
      <button type="button" className="secondary" disabled={last >= total} onClick={() => to(offset + PAGE_SIZE)}>
        {t('know_next')}
      </button>
    </div>
  )
}
