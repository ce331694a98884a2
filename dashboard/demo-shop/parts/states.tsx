import type { ComponentChildren } from 'preact'
import { paths } from '../logic/route'
import { useTexts } from '../state/texts'
import type { Resource } from '../state/use-resource'
import { AlertIcon, LeafIcon } from './icons'
import { PageHeading } from './page'

type StateProps = {
  readonly title: string
  readonly text: string
  readonly icon?: ComponentChildren
  readonly children?: ComponentChildren
}

/** Nothing to show: says why, and what to do. */
export function EmptyState({ title, text, icon, children }: StateProps) {
  return (
    <div class="state">
      <span class="state-icon">{icon ?? <LeafIcon size={28} />}</span>
      <p class="state-title">{title}</p>
      <p class="muted">{text}</p>
      {children}
    </div>
  )
}

export function ErrorState({ retry }: { readonly retry: () => void }) {
  const t = useTexts()
  return (
    <div role="alert">
      <EmptyState title={t('error_title')} text={t('error_text')} icon={<AlertIcon size={28} />}>
        <button type="button" class="button" onClick={retry}>
          {t('try_again')}
        </button>
      </EmptyState>
    </div>
  )
}

export function NotFound() {
  const t = useTexts()
  return (
    <div class="state">
      <span class="state-icon">
        <LeafIcon size={28} />
      </span>
      <PageHeading>{t('not_found_title')}</PageHeading>
      <p class="muted">{t('not_found_text')}</p>
      <p class="links">
        <a class="button" href={paths.home}>
          {t('to_home')}
        </a>
        <a class="button" href={paths.help}>
          {t('to_help')}
        </a>
      </p>
    </div>
  )
}

/** Names for so many places that wait for their content. */
export const places = (count: number): string[] => Array.from({ length: count }, (_, at) => `place ${at}`)

export function Skeleton({ class: name, count = 1 }: { readonly class: string; readonly count?: number }) {
  return (
    <>
      {places(count).map((place) => (
        <span key={place} class={`skeleton ${name}`} />
      ))}
    </>
  )
}

export function Loading({ children }: { readonly children: ComponentChildren }) {
  const t = useTexts()
  return (
    <div class="loading">
      <p class="visually-hidden" role="status">
        {t('loading')}
      </p>
      <div aria-hidden="true">{children}</div>
    </div>
  )
}

type LoadedProps<Data> = {
  readonly resource: Resource<Data>
  readonly skeleton: ComponentChildren
  readonly children: (data: Data) => ComponentChildren
}

/** One place for the three faces of what is read: its skeleton, its error, itself. */
export function Loaded<Data>({ resource, skeleton, children }: LoadedProps<Data>) {
  if (resource.state === 'loading') return <Loading>{skeleton}</Loading>
  if (resource.state === 'ready') return <>{children(resource.data)}</>
  return resource.status === 404 ? <NotFound /> : <ErrorState retry={resource.retry} />
}
