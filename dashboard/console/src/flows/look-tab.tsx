import { useMemo, useState } from 'react'
import { useTranslate } from '../i18n'
import { Diagram } from './diagram'
import type { FlowViewProps } from './flow-view'
import { setInAddress } from './page'
import { pathIn } from './path'
import { PathPanel } from './path-panel'
import { useTrace } from './queries'
import { StateFacts, StateTable } from './state-facts'
import type { Draft } from './use-draft'

type Props = Pick<FlowViewProps, 'session' | 'name' | 'onOpen'> & { readonly draft: Draft }

/** The flow as a drawing or a table, a state of it in full, and the path a conversation took through it. */
export function LookTab({ session, name, draft, onOpen }: Props) {
  const t = useTranslate()
  const [selected, setSelected] = useState<string | null>(null)
  const [asTable, setAsTable] = useState(false)
  const [conversation, setConversation] = useState(() => new URLSearchParams(location.search).get('conversation') ?? '')
  const [step, setStep] = useState(0)
  const trace = useTrace(session, conversation)
  const path = useMemo(() => (trace.data ? pathIn(trace.data, name) : []), [trace.data, name])
  const at = Math.min(step, path.length - 1)
  const shown = useMemo(() => path.slice(0, at + 1), [path, at])
  const show = (id: string): void => {
    setStep(0)
    setConversation(id)
    setInAddress('conversation', id)
  }
  const flow = draft.flow
  if (!flow) return <p className="none">{t('flow_form_broken')}</p>
  return (
    <div className="look">
      <section className="panel look-flow" aria-label={t('flow_tab_look')}>
        <header>
          <Legend />
          <button type="button" className="secondary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
            {t(asTable ? 'flow_as_diagram' : 'flow_as_table')}
          </button>
        </header>
        {asTable ? (
          <StateTable flow={flow} onSelect={setSelected} />
        ) : (
          <Diagram flow={flow} selected={selected} path={shown} onSelect={setSelected} />
        )}
      </section>
      <div className="stack">
        {selected && <StateFacts flow={flow} words={draft.words} state={selected} />}
        <PathPanel
          session={session}
          flow={name}
          conversation={conversation}
          trace={trace}
          path={path}
          step={at}
          onShow={show}
          onStep={setStep}
          onOpen={onOpen}
        />
      </div>
    </div>
  )
}

const KINDS = ['collect', 'confirm', 'action', 'call', 'say', 'set', 'handoff', 'end'] as const

function Legend() {
  const t = useTranslate()
  return (
    <ul className="flow-legend">
      {KINDS.map((kind) => (
        <li key={kind} className={kind}>
          {t(`flow_kind_${kind}`)}
        </li>
      ))}
    </ul>
  )
}
