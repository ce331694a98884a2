import { ArrowLeft } from 'lucide-react'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { ManagedArticle, ManagedArticleList, OpenedArticle as Opened } from '../../../../worker/protocol'
import { Notice } from '../components/notice'
import { languageName, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { STATUS_NAME, titleOf } from './article-list'
import { bodyOf, type Draft, draftOf, EMPTY_DRAFT, type Problem, problemOf, type Status } from './draft'
import { Facts } from './facts'
import { History } from './history'
import { SaveProblem } from './problem'
import { useArchive, useArticle, useSave } from './queries'
import { Texts } from './texts'

type Props = {
  readonly session: Session
  readonly list: ManagedArticleList
  /** Null writes a new one. */
  readonly id: string | null
  readonly onDirty: (is: boolean) => void
  readonly onClose: () => void
  /** Saved under this id, or archived (undefined); the text says so. */
  readonly onDone: (id: string | undefined, text: string) => void
}

export function OpenedArticle(props: Props) {
  const t = useTranslate()
  const article = useArticle(props.session, props.id)
  if (props.id === null) return <Editor {...props} article={undefined} />
  if (article.error)
    return <Notice kind="alert">{t(article.error.status === 404 ? 'know_gone' : article.error.text)}</Notice>
  if (!article.data) return <span className="skeleton own-skeleton" />
  return <Editor {...props} article={article.data} />
}

type EditorProps = Props & { readonly article: Opened | undefined }

/** One article: written in every language, saved as a draft or published, archived, and its history. */
function Editor({ session, list, article: loaded, onDirty, onClose, onDone }: EditorProps) {
  const t = useTranslate()
  // As it was opened: the version it is saved over is the one that was read, whatever is fetched meanwhile.
  const [article] = useState(loaded)
  const [draft, change] = useDraft(article, list.time_zone, onDirty)
  const [problem, setProblem] = useState<Problem | null>(null)
  const save = useSave(session)
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const submit = (status: Status): void => {
    const wrong = problemOf(draft)
    setProblem(wrong)
    if (wrong || save.isPending) return
    const body = bodyOf(draft, status, article?.version ?? 0, list.time_zone)
    const text = status === 'published' ? 'know_saved_published' : 'know_saved_draft'
    const onSuccess = (saved: ManagedArticle) => onDone(saved.article_id, t(text, { version: saved.version }))
    save.mutate({ id: draft.id, body }, { onSuccess })
  }
  const standing = article?.status === 'published' ? 'published' : 'draft'
  return (
    <section
      className="panel own-editor"
      aria-labelledby="know-editor"
      onKeyDown={keys(() => submit(standing), onClose)}
    >
      <header>
        <button type="button" className="icon-button own-back" aria-label={t('own_back')} onClick={onClose}>
          <ArrowLeft />
        </button>
        <EditorTitle article={article} list={list} heading={heading} />
      </header>
      <form onSubmit={(event: FormEvent) => event.preventDefault()} noValidate>
        <Texts draft={draft} list={list} wrong={problem?.locale} onChange={change} />
        <Facts session={session} draft={draft} list={list} article={article} onChange={change} />
        {problem && <DraftProblem problem={problem} />}
        <SaveProblem error={save.error} />
        <Buttons article={article} pending={save.isPending} onSave={submit}>
          <Archive session={session} article={article} onDone={onDone} />
        </Buttons>
      </form>
      {article && <HistoryFold session={session} article={article} onDone={onDone} />}
    </section>
  )
}

function EditorTitle({
  article,
  list,
  heading,
}: Pick<EditorProps, 'article' | 'list'> & { readonly heading: React.RefObject<HTMLHeadingElement | null> }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const titles = Object.fromEntries(Object.entries(article?.texts ?? {}).map(([locale, { title }]) => [locale, title]))
  const shown = article && titleOf({ titles, article_id: article.article_id }, language, list.default_locale)
  return (
    <>
      <h2 id="know-editor" ref={heading} tabIndex={-1} lang={shown?.locale}>
        {shown?.title ?? t('know_new')}
      </h2>
      {article && <span className={`know-state ${article.status}`}>{t(STATUS_NAME[article.status])}</span>}
    </>
  )
}

function keys(save: () => void, close: () => void) {
  return (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() === 's' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      save()
    } else if (event.key === 'Escape' && !event.nativeEvent.isComposing) close()
  }
}

function useDraft(
  article: ManagedArticle | undefined,
  zone: string,
  onDirty: Props['onDirty'],
): [Draft, (part: Partial<Draft>) => void] {
  const [start] = useState<Draft>(() => (article ? draftOf(article, zone) : EMPTY_DRAFT))
  const [draft, setDraft] = useState(start)
  const change = (part: Partial<Draft>): void => {
    const next = { ...draft, ...part }
    setDraft(next)
    onDirty(JSON.stringify(next) !== JSON.stringify(start))
  }
  return [draft, change]
}

function DraftProblem({ problem }: { problem: Problem }) {
  const t = useTranslate()
  const { language } = usePreferences()
  return (
    <Notice kind="alert">
      {t(problem.key, { language: problem.locale ? languageName(problem.locale, language) : '' })}
    </Notice>
  )
}

type ButtonsProps = {
  readonly article: ManagedArticle | undefined
  readonly pending: boolean
  readonly onSave: (status: Status) => void
  readonly children: React.ReactNode
}

function Buttons({ article, pending, onSave, children }: ButtonsProps) {
  const t = useTranslate()
  const isPublished = article?.status === 'published'
  return (
    <div className="own-buttons">
      <button type="button" className="primary" disabled={pending} onClick={() => onSave('published')}>
        {t(pending ? 'know_saving' : isPublished ? 'know_save_published' : 'know_publish')}
      </button>
      <button type="button" className="secondary" disabled={pending} onClick={() => onSave('draft')}>
        {t(isPublished ? 'know_unpublish' : 'know_save_draft')}
      </button>
      <span className="help know-keys">{t('know_keys')}</span>
      {children}
    </div>
  )
}

function Archive({ session, article, onDone }: Pick<EditorProps, 'session' | 'article' | 'onDone'>) {
  const t = useTranslate()
  const archive = useArchive(session)
  if (!article || article.status === 'archived') return null
  const ask = (): void => {
    if (!confirm(t('know_archive_confirm'))) return
    archive.mutate(article, { onSuccess: () => onDone(undefined, t('know_archive_done')) })
  }
  return (
    <>
      <button type="button" className="secondary danger" disabled={archive.isPending} onClick={ask}>
        {t('own_archive')}
      </button>
      <SaveProblem error={archive.error} />
    </>
  )
}

function HistoryFold({
  session,
  article,
  onDone,
}: Pick<Props, 'session' | 'onDone'> & { readonly article: ManagedArticle }) {
  const t = useTranslate()
  const [open, setOpen] = useState(false)
  return (
    <div className="own-preview">
      <button type="button" className="secondary" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'own_hide_history' : 'own_show_history')}
      </button>
      {open && (
        <History
          session={session}
          article={article}
          onRestored={(saved) => onDone(saved.article_id, t('know_restored', { version: saved.version }))}
        />
      )}
    </div>
  )
}
