import type { ReactNode } from 'react'
import type { TraceTurn } from '../../../../worker/protocol'
import { nameOf, useTranslate } from '../i18n'
import { usePreferences } from '../preferences'

type Props = { readonly turn: TraceTurn; readonly isPickable: boolean; readonly onPick: () => void }

/** What was said in a turn, what the bot made of it, and why it answered so. */
export function TurnStory({ turn, isPickable, onPick }: Props) {
  const t = useTranslate()
  const { language } = usePreferences()
  const { text, understanding, policy, reason, steps, replies } = turn
  const share = new Intl.NumberFormat(language, { style: 'percent' })
  const actions = steps.flatMap((step) => (step.type === 'action' ? [`${step.action}: ${step.outcome}`] : []))
  const slots = steps.flatMap((step) => (step.type === 'slot' ? [`${step.name} = ${step.value ?? '–'}`] : []))
  return (
    <>
      <p className="said">
        {isPickable ? (
          <button type="button" className="link" onClick={onPick}>
            {text ?? t('path_by_itself')}
          </button>
        ) : (
          (text ?? t('path_by_itself'))
        )}
      </p>
      <dl>
        {understanding && (
          <Fact name={t('path_intent')}>
            {nameOf('intent', understanding.intent.name, language)} {share.format(understanding.intent.confidence)}
          </Fact>
        )}
        {policy && <Fact name={t('path_policy')}>{reason ? `${policy} – ${reason}` : policy}</Fact>}
        {actions.length > 0 && <Fact name={t('path_actions')}>{actions.join(', ')}</Fact>}
        {slots.length > 0 && <Fact name={t('path_slots')}>{slots.join(', ')}</Fact>}
      </dl>
      {replies.map((reply) => (
        <p key={reply.seq} className="replied">
          {reply.text}
        </p>
      ))}
    </>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
