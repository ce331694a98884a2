import { localise } from '../logic/format'
import { paths } from '../logic/route'
import { topicOf } from '../logic/topics'
import { AssistantNote } from '../parts/assistant-note'
import { ChevronIcon } from '../parts/icons'
import { Markdown } from '../parts/markdown'
import { Breadcrumb, PageHeading, Section } from '../parts/page'
import { Loaded, Skeleton } from '../parts/states'
import { useTexts } from '../state/texts'
import { useArticle } from '../state/use-resource'

const skeleton = (
  <div class="narrow">
    <Skeleton class="skeleton-title" />
    <Skeleton class="skeleton-line" count={5} />
  </div>
)

export function ArticlePage({ id }: { readonly id: string }) {
  const t = useTexts()
  return (
    <Loaded resource={useArticle(id)} skeleton={skeleton}>
      {({ title, answer, tags, related }) => (
        <div class="narrow">
          <Breadcrumb crumbs={[{ href: paths.help, label: `${t('nav_help')} · ${t(`topic_${topicOf(tags)}`)}` }]} />
          <PageHeading>{localise(title, t.language)}</PageHeading>
          <Markdown text={localise(answer, t.language)} />
          <AssistantNote>{t('ask_assistant')}</AssistantNote>
          {related.length > 0 && (
            <Section title={t('related')}>
              <ul class="related">
                {related.map((other) => (
                  <li key={other.article_id}>
                    <a href={paths.article(other.article_id)}>
                      {localise(other.title, t.language)}
                      <ChevronIcon size={16} />
                    </a>
                  </li>
                ))}
              </ul>
            </Section>
          )}
        </div>
      )}
    </Loaded>
  )
}
