import type { UseQueryResult } from '@tanstack/react-query'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import type { ConversationTrace, RecentConversations } from '../../../../worker/protocol'
import type { ApiError } from '../api'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'
import type { Session } from '../session'
import { flowsIn, type PathStep } from './path'
import { useRecent } from './queries'
import { TurnStory } from './turn-story'

type Props = {
  readonly session: Session
  readonly flow: string
  readonly conversation: string
  readonly trace: UseQueryResult<ConversationTrace, ApiError>
  readonly path: readonly PathStep[]
  readonly step: number
  readonly onShow: (id: string) => void
  readonly onStep: (step: number) => void
  readonly onOpen: (flow: string) => void
}

/** The path that a conversation took through the flow in view, step by step. */
export function PathPanel(props: Props) {
  const { conversation, trace, onShow } = props
  const t = useTranslate()
  return (
    <section className="panel path-panel" aria-labelledby="path-panel">
      <header>
        <h2 id="path-panel">{t('path_title')}</h2>
        {conversation && (
          <button type="button" className="secondary" onClick={() => onShow('')}>
            {t('path_close')}
          </button>
        )}
      </header>
      <div className="path-body">
        {!conversation && <Choose {...props} />}
        {trace.error && <p className="field-error">{t(errorOf(trace.error))}</p>}
        {conversation && trace.data && <Walk {...props} data={trace.data} />}
        {conversation && trace.isLoading && <span className="skeleton" aria-busy="true" />}
      </div>
    </section>
  )
}

function errorOf({ status, text }: ApiError) {
  if (status === 404 || status === 400) return 'path_unknown'
  return status === 403 ? 'path_forbidden' : text
}

function Choose({ session, onShow }: Props) {
  const t = useTranslate()
  const [id, setId] = useState('')
  const [wanted, setWanted] = useState(false)
  const recent = useRecent(session, wanted)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (id.trim()) onShow(id.trim().toUpperCase())
  }
  return (
    <>
      <form onSubmit={submit}>
        <label>
          {t('path_id')}
          <input value={id} maxLength={26} spellCheck={false} onChange={(event) => setId(event.target.value)} />
        </label>
        <button type="submit" className="secondary">
          {t('path_show')}
        </button>
      </form>
      <p className="help">{t('path_noted')}</p>
      <button type="button" className="secondary" aria-expanded={wanted} onClick={() => setWanted(!wanted)}>
        {t('path_recent')}
      </button>
      {wanted && recent.error && <p className="field-error">{t(errorOf(recent.error))}</p>}
      {wanted && recent.data && <Recent list={recent.data} onShow={onShow} />}
    </>
  )
}

function Recent({ list, onShow }: { readonly list: RecentConversations; readonly onShow: (id: string) => void }) {
  const t = useTranslate()
  const { language } = usePreferences()
  const at = new Intl.DateTimeFormat(language, { dateStyle: 'short', timeStyle: 'short' })
  if (list.conversations.length === 0) return <p className="none">{t('path_none')}</p>
  return (
    <ul className="recent">
      {list.conversations.map((one) => (
        <li key={one.conversation_id}>
          <button type="button" onClick={() => onShow(one.conversation_id)}>
            <span>{nameOf('intent', one.intent, language)}</span>
            <span className="flow-facts">
              {at.format(new Date(one.last_at))} · {t('path_turns', { count: one.turns })} ·{' '}
              {nameOf('status', one.status, language)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}

function Walk({ flow, path, step, data, onStep, onOpen }: Props & { readonly data: ConversationTrace }) {
  const t = useTranslate()
  const here = path[step]
  const others = flowsIn(data).filter((other) => other !== flow)
  return (
    <>
      {path.length === 0 ? (
        <p className="none">{t('path_not_here')}</p>
      ) : (
        <Stepper path={path} step={step} onStep={onStep} />
      )}
      {others.length > 0 && (
        <p className="others">
          {t('path_others')}{' '}
          {others.map((other) => (
            <button key={other} type="button" className="link" onClick={() => onOpen(other)}>
              {other}
            </button>
          ))}
        </p>
      )}
      <ol className="turns">
        {data.turns.map((turn, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: turns are in order and never change
          <li key={index} aria-current={here?.turn === index ? 'step' : undefined}>
            <TurnStory
              turn={turn}
              onPick={() => {
                const first = path.findIndex((one) => one.turn === index)
                if (first >= 0) onStep(first)
              }}
              isPickable={path.some((one) => one.turn === index)}
            />
          </li>
        ))}
      </ol>
    </>
  )
}

function Stepper({ path, step, onStep }: Pick<Props, 'path' | 'step' | 'onStep'>) {
  const t = useTranslate()
  const here = path[step]
  return (
    <div className="stepper">
      <button
        type="button"
        className="icon-button"
        aria-label={t('path_back')}
        disabled={step <= 0}
        onClick={() => onStep(step - 1)}
      >
        <ChevronLeft />
      </button>
      <input
        type="range"
        aria-label={t('path_step')}
        aria-valuetext={here?.state ?? ''}
        min={0}
        max={path.length - 1}
        value={step}
        onChange={(event) => onStep(Number(event.target.value))}
      />
      <button
        type="button"
        className="icon-button"
        aria-label={t('path_on')}
        disabled={step >= path.length - 1}
        onClick={() => onStep(step + 1)}
      >
        <ChevronRight />
      </button>
      <p role="status">
        {t('path_at', { step: step + 1, steps: path.length })} <strong>{here?.state}</strong>
        {here?.by && ` (${here.by})`}
      </p>
    </div>
  )
}
