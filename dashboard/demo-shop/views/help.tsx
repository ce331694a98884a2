import { localise } from '../logic/format'
import { paths } from '../logic/route'
import { search } from '../logic/search'
import { byTopic } from '../logic/topics'
import { PageHeading } from '../parts/page'
import { SearchField } from '../parts/search-field'
import { EmptyState, Loaded, Skeleton } from '../parts/states'
import type { ArticleSummary } from '../state/api'
import { navigate, placeStore } from '../state/navigation'
import { useTexts } from '../state/texts'
import { useArticles } from '../state/use-resource'
import { useStore } from '../state/use-store'

function Articles({ articles }: { readonly articles: readonly ArticleSummary[] }) {
  const t = useTexts()
  return (
    <ul class="article-list">
      {articles.map(({ article_id, title }) => (
        <li key={article_id}>
          <a href={paths.article(article_id)}>{localise(title, t.language)}</a>
        </li>
      ))}
    </ul>
  )
}

function Found({ articles, q }: { readonly articles: readonly ArticleSummary[]; readonly q: string }) {
  const t = useTexts()
  const found = search(articles, q, ({ title, tags }) => [
    localise(title, t.language),
    Object.values(title).join(' '),
    tags.join(' '),
  ])
  return (
    <>
      <p class="count" role="status">
        {t.count('article_count', found.length)}
      </p>
      {found.length > 0 ? (
        <Articles articles={found} />
      ) : (
        <EmptyState title={t('no_articles_title')} text={t('no_articles_text')} />
      )}
    </>
  )
}

function Topics({ articles }: { readonly articles: readonly ArticleSummary[] }) {
  const t = useTexts()
  return (
    <div class="topics">
      {byTopic(articles).map(({ topic, items }) => (
        <section key={topic} class="topic" aria-labelledby={`topic-${topic}`}>
          <h2 class="section-title" id={`topic-${topic}`}>
            {t(`topic_${topic}`)}
          </h2>
          <Articles articles={items} />
        </section>
      ))}
    </div>
  )
}

const skeleton = (
  <div class="topics">
    {[0, 1, 2, 3, 4, 5].map((topic) => (
      <div key={topic} class="topic">
        <Skeleton class="skeleton-title" />
        <Skeleton class="skeleton-line" count={6} />
      </div>
    ))}
  </div>
)

export function HelpPage() {
  const t = useTexts()
  const q = new URLSearchParams(useStore(placeStore).search).get('q') ?? ''
  const change = (next: string): void =>
    navigate(next === '' ? paths.help : `${paths.help}?${new URLSearchParams({ q: next })}`, { replace: true })
  return (
    <>
      <div class="hero">
        <PageHeading>{t('help_title')}</PageHeading>
        <p class="lead">{t('help_lead')}</p>
        <SearchField label={t('search_help')} value={q} onChange={change} />
      </div>
      <Loaded resource={useArticles()} skeleton={skeleton}>
        {(articles) => (q.trim() === '' ? <Topics articles={articles} /> : <Found articles={articles} q={q} />)}
      </Loaded>
    </>
  )
}
