import type { ArticleCard as Article } from '../../../../worker/protocol'
import { useView } from '../context'
import { each } from '../each'
import { Icon } from '../icons'
import { Link } from '../rich-text'

export function ArticleCard({ article }: { article: Article }) {
  const { words } = useView()
  return (
    <article class="card card-article">
      <p class="source">
        <Icon name="article" />
        <span>
          <span class="muted">{words.source}</span>
          <Link href={article.url} class="source-link">
            {article.title}
          </Link>
        </span>
      </p>
      {article.related.length > 0 && (
        <>
          <p class="muted">{words.related}</p>
          <ul class="related">
            {each(article.related, (other) => (
              <li>
                <Link href={other.url}>{other.title}</Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </article>
  )
}
