import { useTrace } from '../flows/queries'
import { TurnStory } from '../flows/turn-story'
import { useTranslate } from '../i18n'
import type { Session } from '../session'

/** What the bot made of the message it answered, and why it answered so. */
export function Why({ session, id, seq }: { readonly session: Session; readonly id: string; readonly seq: number }) {
  const t = useTranslate()
  const { data, error, isFetching, refetch } = useTrace(session, id)
  const turn = data?.turns.find(({ replies }) => replies.some((reply) => reply.seq === seq))
  if (isFetching) return <span className="skeleton inbox-why-skeleton" aria-busy="true" />
  return (
    <section className="inbox-why" aria-label={t('inbox_why_title')}>
      {error && <p className="field-error">{t(error.text)}</p>}
      {turn && <TurnStory turn={{ ...turn, replies: [] }} isPickable={false} onPick={() => {}} />}
      {!turn && !error && <p>{t('inbox_why_none')}</p>}
      {!turn && (
        <button type="button" className="link" onClick={() => refetch()}>
          {t('own_reload')}
        </button>
      )}
    </section>
  )
}
