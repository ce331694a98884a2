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
          <div>
            <dt>{t('path_intent')}</dt>
            <dd>
              {nameOf('intent', understanding.intent.name, language)} {share.format(understanding.intent.confidence)}
            </dd>
          </div>
        )}
        {policy && (
          <div>
            <dt>{t('path_policy')}</dt>
            <dd>
              {policy}
              {reason && ` – ${reason}`}
            </dd>
          </div>
        )}
        {actions.length > 0 && (
          <div>
            <dt>{t('path_actions')}</dt>
            <dd>{actions.join(', ')}</dd>
          </div>
        )}
        {slots.length > 0 && (
          <div>
            <dt>{t('path_slots')}</dt>
            <dd>{slots.join(', ')}</dd>
          </div>
        )}
      </dl>
      {replies.map((reply) => (
        <p key={reply.seq} className="replied">
          {reply.text}
        </p>
      ))}
    </>
  )
}
